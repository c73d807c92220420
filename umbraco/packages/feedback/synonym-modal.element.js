// To which question should the words of a search lead?
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { readContents } from './api.js';
import { screenStyles } from './styles.js';
import { addWords, mayEdit } from './synonyms.js';

const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export class PortailFeedbackSynonymModalElement extends UmbModalBaseElement {
  static properties = { _entries: { state: true }, _find: { state: true }, _id: { state: true }, _problem: { state: true }, _busy: { state: true }, _permissions: { state: true }, _copied: { state: true } };

  constructor() {
    super();
    this._find = '';
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, context => this.observe(context?.currentUser, user => { this._permissions = user?.fallbackPermissions ?? []; }));
  }

  connectedCallback() {
    super.connectedCallback();
    readContents(this).then(({ data, problem }) => {
      this._entries = (data ?? []).filter(content => content.type === 'faqEntry');
      this._problem = problem;
    });
  }

  async #submit(event) {
    event.preventDefault();
    if (this._busy) return;
    if (!this._id) {
      this._problem = 'Choisissez une question.';
      return;
    }
    this._busy = true;
    const words = new FormData(event.target).getAll('word');
    const added = await addWords(this, this._id, words.length ? words : [this.data.query], this._permissions);
    this._busy = false;
    this._problem = added.problem;
    if (added.problem) return;
    this.updateValue(added);
    this._submitModal();
  }

  #words() {
    return [this.data.query, ...this.data.others].join(', ');
  }

  async #copy() {
    this._copied = false;
    try {
      await navigator.clipboard.writeText(this.#words());
      this._copied = true;
    } catch {
      this._problem = 'Votre navigateur ne laisse pas copier. Sélectionnez les mots pour les copier vous-même.';
    }
  }

  #form() {
    const { query, others } = this.data;
    const wanted = fold(this._find);
    const entries = this._entries.filter(entry => fold(entry.title).includes(wanted));
    return html`
      <form id="form" class="stack" @submit=${this.#submit}>
        <fieldset>
          <legend>Mots à ajouter</legend>
          ${[query, ...others].map((word, index) => html`<label class="choice"><input type="checkbox" name="word" value=${word} ?checked=${index === 0}> ${word}</label>`)}
        </fieldset>
        <fieldset>
          <legend>Question qui y répond</legend>
          <input type="search" aria-label="Chercher une question" placeholder="Chercher une question" .value=${this._find} @input=${event => { this._find = event.target.value; }} @keydown=${event => event.key === 'Enter' && event.preventDefault()}>
          ${entries.map(entry => html`<label class="choice"><input type="radio" name="entry" .checked=${this._id === entry.id} @change=${() => { this._id = entry.id; }}> ${entry.title}</label>`)}
          ${entries.length ? nothing : html`<p>Aucune question ne porte ces mots. Si l’aide n’y répond pas encore, écrivez une nouvelle question dans la section Contenu.</p>`}
        </fieldset>
        <p class="muted">Les mots ne se voient pas sur la page&nbsp;: la recherche s’en sert. La question est publiée tout de suite, sauf si elle a un brouillon non publié.</p>
      </form>`;
  }

  render() {
    const isEditor = this._permissions && mayEdit(this._permissions);
    return html`
      <umb-body-layout headline="Ajouter «&nbsp;${this.data.query}&nbsp;» à une question">
        ${this._permissions && !isEditor ? html`
          <div class="stack">
            <p>Votre compte lit les contenus sans les modifier. Demandez à la rédaction d’ajouter ces mots dans «&nbsp;Autres mots&nbsp;» de la question qui y répond&nbsp;:</p>
            <p id="words">${this.#words()}</p>
            ${navigator.clipboard ? html`<div><uui-button look="outline" label="Copier les mots" @click=${this.#copy}></uui-button></div>` : nothing}
            <p role="status">${this._copied ? 'Les mots sont copiés.' : nothing}</p>
          </div>` : nothing}
        ${isEditor && this._entries ? this.#form() : nothing}
        <p class="problem" role="alert">${this._problem ?? nothing}</p>
        <uui-button slot="actions" label=${isEditor ? 'Annuler' : 'Fermer'} @click=${this._rejectModal}></uui-button>
        ${isEditor ? html`<uui-button slot="actions" id="confirm" look="primary" color="positive" label="Ajouter" .state=${this._busy ? 'waiting' : undefined}
          @click=${() => this.renderRoot.querySelector('#form').requestSubmit()}></uui-button>` : nothing}
      </umb-body-layout>`;
  }

  static styles = [
    screenStyles,
    css`
      fieldset { border: 0; display: grid; gap: var(--uui-size-space-3); margin: 0; padding: 0; }
      legend { font-weight: bold; margin-block-end: var(--uui-size-space-3); padding: 0; }
      .choice { align-items: baseline; display: flex; font-weight: normal; gap: var(--uui-size-space-3); }
      .problem { margin-block-start: var(--uui-size-space-4); }
    `,
  ];
}

customElements.define('portail-feedback-synonym-modal', PortailFeedbackSynonymModalElement);
export default PortailFeedbackSynonymModalElement;
