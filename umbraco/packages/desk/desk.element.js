// The section of who answers families: a search at the left, whom it found at the right. Made for somebody with a parent on the phone.
import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';
import { search } from './api.js';
import './account.element.js';
import './dossier.element.js';

export class PortailDeskElement extends UmbLitElement {
  static properties = { _found: { state: true }, _open: { state: true }, _problem: { state: true }, _busy: { state: true } };

  #text = '';

  firstUpdated() {
    this.renderRoot.querySelector('input').focus();
  }

  async #search(event) {
    event.preventDefault();
    this.#text = new FormData(event.target).get('text').trim();
    this._found = undefined;
    this._open = undefined;
    await this.#load(0);
    const { dossiers, accounts } = this._found ?? { dossiers: [], accounts: [] };
    if (dossiers.length + accounts.length !== 1) return;
    this.#show(dossiers.length ? { dossier: dossiers[0].id } : { account: accounts[0].id });
  }

  async #load(skip) {
    this._busy = true;
    const { data, problem } = await search(this, this.#text, skip);
    this._busy = false;
    this._problem = problem;
    if (!data) return;
    this._found = skip ? { ...this._found, total: data.total, dossiers: [...this._found.dossiers, ...data.dossiers] } : data;
  }

  #show(which) {
    this._open = which;
  }

  #countOf({ total, accounts }) {
    const all = total + accounts.length;
    return all === 0 ? 'Aucun résultat. Essayez le numéro de dossier, ou le début du nom.' : all === 1 ? '1 résultat' : `${all} résultats`;
  }

  #dossier(dossier) {
    return html`
      <li><button type="button" aria-current=${this._open?.dossier === dossier.id} @click=${() => this.#show({ dossier: dossier.id })}>
        <strong>${dossier.familyName}</strong> <span>dossier n°&nbsp;${dossier.number}</span>
        <span class="who">${dossier.guardians.join(', ')}</span>
        <span class="who">${[dossier.postcode, dossier.town].filter(Boolean).join(' ')}</span>
      </button></li>`;
  }

  #account(account) {
    return html`
      <li><button type="button" aria-current=${this._open?.account === account.id} @click=${() => this.#show({ account: account.id })}>
        <strong>${account.userName}</strong> <span>compte sans dossier</span>
        <span class="who">${account.mail}</span>
      </button></li>`;
  }

  #results() {
    const { dossiers, accounts, total } = this._found;
    return html`
      <ul>
        ${repeat(accounts, account => account.id, account => this.#account(account))}
        ${repeat(dossiers, dossier => dossier.id, dossier => this.#dossier(dossier))}
      </ul>
      ${dossiers.length < total ? html`<uui-button look="secondary" label="Voir la suite" @click=${() => this.#load(dossiers.length)}></uui-button>` : nothing}`;
  }

  render() {
    return html`
      <div id="desk" class="uui-text">
        <section id="search" aria-label="Recherche">
          <form role="search" @submit=${this.#search}>
            <label for="text">Nom, numéro de dossier, adresse mail ou nom d’utilisateur</label>
            <div id="line">
              <input id="text" name="text" type="search" autocomplete="off" spellcheck="false" minlength="3" maxlength="200" required>
              <uui-button look="primary" type="submit" label="Chercher" .state=${this._busy ? 'waiting' : undefined}></uui-button>
            </div>
          </form>
          <p id="count" role="status">${this._found ? this.#countOf(this._found) : nothing}</p>
          ${this._problem ? html`<p id="problem" role="alert">${this._problem}</p>` : nothing}
          ${this._found ? this.#results() : nothing}
        </section>
        <section id="shown" aria-label="Dossier">
          ${this._open?.dossier ? html`<portail-desk-dossier .which=${this._open.dossier} @portail-desk-open=${event => this.#show(event.detail)}></portail-desk-dossier>` : nothing}
          ${this._open?.account ? html`<portail-desk-account .which=${this._open.account} @portail-desk-open=${event => this.#show(event.detail)}></portail-desk-account>` : nothing}
          ${this._open ? nothing : html`<p class="hint">Demandez à la personne son nom et son numéro de dossier, et vérifiez-les avant de changer quoi que ce soit. Ce que vous consultez et faites ici est noté avec votre nom et gardé 12&nbsp;mois.</p>`}
        </section>
      </div>`;
  }

  static styles = [
    UmbTextStyles,
    css`
      :host { block-size: 100%; display: block; overflow: auto; }
      #desk { display: grid; gap: var(--uui-size-layout-1); grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); padding: var(--uui-size-layout-1); }
      @media (max-width: 60rem) { #desk { grid-template-columns: minmax(0, 1fr); } }
      label { display: block; font-weight: bold; margin-block-end: var(--uui-size-space-2); }
      #line { display: flex; gap: var(--uui-size-space-3); }
      input { border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius); flex: 1; font: inherit; min-inline-size: 0; padding: var(--uui-size-space-3); }
      #search ul { list-style: none; margin: 0; padding: 0; }
      li button { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border); border-radius: var(--uui-border-radius); color: inherit; cursor: pointer; display: block; font: inherit; inline-size: 100%; margin-block-end: var(--uui-size-space-2); padding: var(--uui-size-space-4); text-align: start; }
      li button:hover { background: var(--uui-color-surface-emphasis); }
      li button[aria-current='true'] { border-color: var(--uui-color-current); box-shadow: inset 4px 0 var(--uui-color-current-contrast, currentColor); }
      .who { display: block; }
      .hint { max-inline-size: 60ch; }
      #problem { color: var(--uui-color-danger-standalone); font-weight: bold; }
    `,
  ];
}

customElements.define('portail-desk', PortailDeskElement);
export default PortailDeskElement;
