// The section « Messages »: a list at the left, the chosen message at the right. The message stands in the address, so that mails can lead to it.
import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { blobDownload } from '@umbraco-cms/backoffice/utils';
import { exportEntries, readEntries, readForms } from './api.js';
import { screenStyles } from './styles.js';
import { at, count, stateColors, states, summary } from './words.js';
import './entry.element.js';
import './trail.element.js';

const pageSize = 30;
const root = '/umbraco/section/messages';

export class PortailFormsSectionElement extends UmbLitElement {
  static properties = { _forms: { state: true }, _filter: { state: true }, _found: { state: true }, _open: { state: true }, _problem: { state: true }, _busy: { state: true } };

  constructor() {
    super();
    this._filter = { state: 'new' };
    this._open = this.#inAddress();
    // Who comes from a mail looks for that one message, whatever its state.
    if (this._open) this._filter = {};
    this.#load();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#onPop = () => { this._open = this.#inAddress(); };
    addEventListener('popstate', this.#onPop);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#onPop);
  }

  #onPop;

  #inAddress() {
    return new RegExp(`^${root}/([0-9a-f-]{36})$`).exec(location.pathname)?.[1];
  }

  async #load(skip = 0) {
    this._busy = true;
    const [forms, entries] = await Promise.all([readForms(this), readEntries(this, { ...this._filter, skip, take: pageSize })]);
    this._busy = false;
    this._problem = forms.problem ?? entries.problem;
    this._forms = forms.data ?? this._forms;
    if (entries.data) this._found = skip ? { ...entries.data, items: [...this._found.items, ...entries.data.items] } : entries.data;
  }

  #look(event) {
    event.preventDefault();
    this._filter = Object.fromEntries([...new FormData(event.currentTarget)].filter(([, value]) => value));
    this.#load();
  }

  #show(id) {
    this._open = id;
    history.pushState({}, '', `${root}${id ? `/${id}` : ''}`);
  }

  #changed({ deleted }) {
    if (deleted) this.#show(undefined);
    this.#load();
  }

  async #export() {
    const { data, problem } = await exportEntries(this, this._filter);
    this._problem = problem;
    if (!data) return;
    blobDownload(data, 'messages.csv', 'text/csv');
    this.renderRoot.querySelector('portail-forms-trail')?.load();
  }

  #stateLabel(state) {
    const counts = (this._forms ?? []).filter(form => !this._filter.form || form.id === this._filter.form).map(form => form.counts[state] ?? 0);
    return `${states[state]} (${counts.reduce((all, one) => all + one, 0)})`;
  }

  #filters() {
    return html`
      <form role="search" class="stack" @submit=${this.#look} @change=${event => event.currentTarget.requestSubmit()}>
        <div>
          <label for="form">Formulaire</label>
          <select id="form" name="form">
            <option value="">Tous</option>
            ${(this._forms ?? []).map(form => html`<option value=${form.id} .selected=${this._filter.form === form.id}>${form.title}${form.retentionMonths ? '' : ' (retiré)'}</option>`)}
          </select>
        </div>
        <div>
          <label for="state">État</label>
          <select id="state" name="state">
            <option value="" .selected=${!this._filter.state}>Tous, sauf indésirables</option>
            ${Object.keys(states).map(state => html`<option value=${state} .selected=${this._filter.state === state}>${this.#stateLabel(state)}</option>`)}
          </select>
        </div>
        <div>
          <label for="text">Mots du message, nom ou référence</label>
          <input id="text" name="text" type="search" maxlength="200" autocomplete="off" .value=${this._filter.text ?? ''}>
        </div>
      </form>`;
  }

  #line(entry) {
    return html`
      <li><button type="button" aria-current=${this._open === entry.id} @click=${() => this.#show(entry.id)}>
        <span class="row"><strong>${entry.answers[0]?.value || entry.senderMail || entry.reference}</strong> <uui-tag look="secondary" color=${stateColors[entry.state]}>${states[entry.state]}</uui-tag></span>
        <span class="who">${entry.formTitle} · ${at(entry.receivedAt)}${entry.files ? ` · ${count(entry.files, 'fichier', 'fichiers')}` : nothing}</span>
        <span class="words">${summary(entry.answers)}</span>
      </button></li>`;
  }

  #list() {
    if (!this._found) return html`<uui-loader></uui-loader>`;
    const { items, total } = this._found;
    return html`
      <p role="status">${total ? count(total, 'message', 'messages') : 'Aucun message. Choisissez un autre état, ou effacez les mots cherchés.'}</p>
      <ul>${repeat(items, entry => entry.id, entry => this.#line(entry))}</ul>
      <div class="row">
        ${items.length < total ? html`<uui-button look="secondary" label="Voir la suite" .state=${this._busy ? 'waiting' : undefined} @click=${() => this.#load(items.length)}></uui-button>` : nothing}
        ${total ? html`<uui-button look="secondary" label="Exporter en CSV" @click=${this.#export}></uui-button>` : nothing}
      </div>`;
  }

  render() {
    return html`
      <umb-body-layout main-no-padding>
        <h1 slot="header">Messages</h1>
        <div id="messages">
          <section class="stack" aria-label="Liste des messages">
            ${this.#filters()}
            <p class="problem" role="alert">${this._problem ?? nothing}</p>
            ${this.#list()}
          </section>
          <section aria-label="Message choisi">
            ${this._open
              ? html`<portail-forms-entry .which=${this._open} @portail-forms-changed=${event => this.#changed(event.detail)}></portail-forms-entry>`
              : html`<p class="muted">Choisissez un message. Les formulaires se composent dans «&nbsp;Contenu&nbsp;»&nbsp;; leurs réponses arrivent ici et par mail au service.</p><portail-forms-trail></portail-forms-trail>`}
          </section>
        </div>
      </umb-body-layout>`;
  }

  static styles = [
    screenStyles,
    css`
      :host { block-size: 100%; }
      h1 { font-size: 1.25rem; margin: 0; }
      #messages { display: grid; gap: var(--uui-size-layout-1); grid-template-columns: minmax(20rem, 28rem) minmax(0, 1fr); padding: var(--uui-size-layout-1); }
      @media (max-width: 60rem) { #messages { grid-template-columns: minmax(0, 1fr); } }
      #messages > section { align-content: start; }
      label { display: block; margin-block-end: var(--uui-size-space-1); }
      input, select { inline-size: 100%; }
      ul { list-style: none; margin: 0; padding: 0; }
      li button { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border); border-radius: var(--uui-border-radius); color: inherit; cursor: pointer; display: block; font: inherit; inline-size: 100%; margin-block-end: var(--uui-size-space-2); padding: var(--uui-size-space-4); text-align: start; }
      li button:hover { background: var(--uui-color-surface-emphasis); }
      li button[aria-current='true'] { border-color: var(--uui-color-current); box-shadow: inset 4px 0 var(--uui-color-current); }
      .row { justify-content: space-between; }
      .who { color: var(--uui-color-text-alt); display: block; }
      .words { display: block; overflow-wrap: anywhere; }
    `,
  ];
}

customElements.define('portail-forms-section', PortailFormsSectionElement);
export default PortailFormsSectionElement;
