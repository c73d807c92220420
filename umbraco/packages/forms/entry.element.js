// One message: what was written, its files, where the service is with it.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalToken, umbOpenModal } from '@umbraco-cms/backoffice/modal';
import { blobDownload } from '@umbraco-cms/backoffice/utils';
import { changeEntry, deleteEntry, readEntry, readFile } from './api.js';
import { screenStyles } from './styles.js';
import { at, onDay, size, stateColors, states } from './words.js';

const confirmModal = new UmbModalToken('Portail.Forms.Modal.Confirm', { modal: { type: 'dialog' } });

export class PortailFormsEntryElement extends UmbLitElement {
  static properties = { which: {}, _entry: { state: true }, _problem: { state: true }, _done: { state: true }, _busy: { state: true } };

  willUpdate(changed) {
    if (changed.has('which')) this.#load();
  }

  async #load() {
    const which = this.which;
    this._entry = undefined;
    this._done = undefined;
    const { data, problem } = await readEntry(this, which);
    if (which !== this.which) return;
    this._problem = problem;
    this._entry = data;
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  #changed(detail) {
    this.dispatchEvent(new CustomEvent('portail-forms-changed', { detail }));
  }

  async #save(event) {
    event.preventDefault();
    const { state, note } = Object.fromEntries(new FormData(event.target));
    this._busy = true;
    this._done = undefined;
    const { problem } = await changeEntry(this, this._entry.id, state, note);
    this._busy = false;
    this._problem = problem;
    if (problem) return;
    const { data } = await readEntry(this, this._entry.id);
    this._entry = data ?? this._entry;
    this._done = 'C’est noté.';
    this.#changed({});
  }

  async #download(file) {
    const { data, problem } = await readFile(this, this._entry.id, file.id);
    this._problem = problem;
    if (data) blobDownload(data, file.name, file.mediaType);
  }

  async #delete() {
    const { id, reference } = this._entry;
    const asked = await umbOpenModal(this, confirmModal, {
      data: {
        headline: `Supprimer le message ${reference}`,
        text: 'Le message et ses fichiers sont effacés pour de bon. La suppression est notée, avec votre nom.',
        confirm: 'Supprimer',
        run: async () => (await deleteEntry(this, id)).problem,
      },
    }).then(() => true, () => false);
    if (asked) this.#changed({ deleted: id });
  }

  #mailto() {
    const subject = encodeURIComponent(`${this._entry.formTitle} (${this._entry.reference})`);
    return `mailto:${this._entry.senderMail}?subject=${subject}`;
  }

  #answer(answer) {
    const files = this._entry.files.filter(file => file.field === answer.field);
    return html`
      <dt>${answer.label}</dt>
      <dd>${files.length
        ? files.map(file => html`<button type="button" class="link" @click=${() => this.#download(file)}>${file.name}</button> <span class="muted">(${size(file.bytes)})</span>`)
        : answer.value || html`<span class="muted">pas de réponse</span>`}</dd>`;
  }

  render() {
    if (!this._entry) return this._problem ? html`<p class="problem" role="alert">${this._problem}</p>` : html`<uui-loader></uui-loader>`;
    const entry = this._entry;
    return html`
      <uui-box>
        <div class="stack">
          <div class="row">
            <h2 tabindex="-1">Message ${entry.reference}</h2>
            <uui-tag look="secondary" color=${stateColors[entry.state]}>${states[entry.state]}</uui-tag>
          </div>
          <p class="muted">«&nbsp;${entry.formTitle}&nbsp;», reçu le ${at(entry.receivedAt)}. Il sera effacé le ${onDay(entry.keptUntil)}.</p>
          <dl>${entry.answers.map(answer => this.#answer(answer))}</dl>
          ${entry.senderMail ? html`<p><a href=${this.#mailto()}>Répondre par mail à ${entry.senderMail}</a></p>` : nothing}
        </div>
      </uui-box>
      <uui-box headline-variant="h3" headline="Suivi">
        <form class="stack" @submit=${this.#save}>
          <label for="state">État</label>
          <select id="state" name="state">
            ${Object.entries(states).map(([value, label]) => html`<option value=${value} .selected=${entry.state === value}>${label}</option>`)}
          </select>
          <label for="note">Note interne</label>
          <textarea id="note" name="note" rows="3" maxlength="1000" .value=${entry.note ?? ''}></textarea>
          ${entry.handledBy ? html`<p class="muted">Suivi par ${entry.handledBy}, le ${at(entry.handledAt)}.</p>` : nothing}
          <p class="problem" role="alert">${this._problem ?? nothing}</p>
          ${this._done ? html`<p class="done" role="status">${this._done}</p>` : nothing}
          <div class="row">
            <uui-button type="submit" look="primary" color="positive" label="Enregistrer le suivi" .state=${this._busy ? 'waiting' : undefined}></uui-button>
            <uui-button look="secondary" color="danger" label="Supprimer le message" @click=${this.#delete}></uui-button>
          </div>
        </form>
      </uui-box>`;
  }

  static styles = [screenStyles, css`uui-box + uui-box { margin-block-start: var(--uui-size-layout-1); }`];
}

customElements.define('portail-forms-entry', PortailFormsEntryElement);
