// One comment: its words, and below them, when opened, what an analyst does with it.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { changeComments, markRead, maskComment, readComment, writeNote } from './api.js';
import { ask } from './modals.js';
import { screenStyles } from './styles.js';
import { answer, at, count, statusColors, statuses } from './words.js';

export class PortailFeedbackCommentElement extends UmbLitElement {
  static properties = {
    me: { attribute: false }, comment: { attribute: false }, tags: { attribute: false }, brief: { type: Boolean },
    _isOpen: { state: true }, _problem: { state: true }, _done: { state: true }, _note: { state: true }, _busy: { state: true },
  };

  #tell() {
    this.dispatchEvent(new CustomEvent('portail-feedback-comment', { bubbles: true, composed: true }));
  }

  async #open() {
    this._isOpen = !this._isOpen;
    if (!this._isOpen || !this.comment.unread) return;
    const { problem } = await markRead(this, [this.comment.id]);
    if (problem) return;
    this.comment = { ...this.comment, unread: false };
    this.dispatchEvent(new CustomEvent('portail-feedback-read', { bubbles: true, composed: true }));
  }

  async #act(call, done) {
    if (this._busy) return false;
    this._busy = true;
    this._done = undefined;
    const { problem } = await call();
    this._busy = false;
    this._problem = problem;
    if (problem) return false;
    const { data } = await readComment(this, this.comment.id);
    if (data) this.comment = data;
    this._done = done;
    this.#tell();
    return true;
  }

  #change(change, done) {
    return this.#act(() => changeComments(this, [this.comment.id], change), done);
  }

  async #keepNote(event) {
    event.preventDefault();
    const note = this.renderRoot.querySelector('#note').value;
    const { problem, status } = await writeNote(this, this.comment.id, note, this.comment.note ?? '');
    if (status === 409) {
      // Theirs is shown beside; the own text stays to be sent again.
      this._note = note;
      const { data } = await readComment(this, this.comment.id);
      if (data) this.comment = data;
      this._problem = `${problem} Note actuelle\u00a0: «\u00a0${data?.note ?? ''}\u00a0»`;
      return;
    }
    this._problem = problem;
    if (problem) return;
    this._note = undefined;
    this.comment = { ...this.comment, note: note.trim() };
    this._done = 'La note est enregistrée.';
  }

  #addTag(event) {
    event.preventDefault();
    const form = event.target;
    const tag = form.tag.value.trim();
    if (tag) this.#change({ addTags: [tag] }, `Étiquette «\u00a0${tag}\u00a0» ajoutée.`).then(done => done && form.reset());
  }

  /** What is selected in the words, or typed. */
  #passage() {
    const selection = this.renderRoot.getSelection?.() ?? document.getSelection();
    return selection?.toString().trim() ?? '';
  }

  #takeSelection() {
    const passage = this.#passage();
    const field = this.renderRoot.querySelector('#passage');
    if (passage && field && this.comment.text.includes(passage)) field.value = passage;
  }

  async #mask(event) {
    event.preventDefault();
    const passage = event.target.passage.value.trim();
    if (!passage || !this.comment.text.includes(passage)) {
      this._problem = 'Sélectionnez ou écrivez un passage qui se trouve dans le commentaire.';
      return;
    }
    const run = async () => (await maskComment(this, this.comment.id, [passage])).problem;
    const text = `Le commentaire deviendra\u00a0: «\u00a0${this.comment.text.replaceAll(passage, '[masqué]')}\u00a0» Le passage est effacé pour de bon.`;
    if (await ask(this, { headline: 'Masquer ce passage', text, confirm: 'Masquer', isEnding: true, run })) this.#act(async () => ({}), 'Le passage est masqué.');
  }

  #tools() {
    const comment = this.comment;
    if (comment.deletedAt) return nothing;
    if (!this.me?.mayTriage) return comment.note ? html`<p><strong>Note interne</strong>&nbsp;: ${comment.note}</p>` : html`<p class="muted">Le tri des commentaires est réservé aux analystes.</p>`;
    return html`
      <div id="tools">
        <div class="row">
          <label for="status">Statut</label>
          <select id="status" @change=${event => this.#change({ status: event.target.value }, 'Le statut est changé.')}>${Object.entries(statuses).map(([status, label]) => html`<option value=${status} .selected=${status === comment.status}>${label}</option>`)}</select>
          ${comment.ownerId === this.me.id
            ? html`<uui-button look="outline" label="Ne plus m’en occuper" @click=${() => this.#change({ take: false }, 'Personne ne suit plus ce commentaire.')}></uui-button>`
            : html`<uui-button look="outline" label="Je m’en occupe" @click=${() => this.#change({ take: true }, 'Vous suivez ce commentaire.')}></uui-button>`}
        </div>
        <form class="row" @submit=${this.#addTag}>
          <label for="tag">Étiquettes</label>
          ${comment.tags.map(tag => html`<uui-button look="secondary" label="Enlever «&nbsp;${tag}&nbsp;»" @click=${() => this.#change({ removeTags: [tag] }, `Étiquette «\u00a0${tag}\u00a0» enlevée.`)}></uui-button>`)}
          <input id="tag" name="tag" maxlength="40" size="14" list="known" autocomplete="off"><uui-button type="submit" look="outline" label="Ajouter l’étiquette"></uui-button>
          <datalist id="known">${(this.tags ?? []).map(tag => html`<option value=${tag}></option>`)}</datalist>
        </form>
        <form class="stack" @submit=${this.#keepNote}>
          <label for="note">Note interne <span class="muted">(jamais publique)</span></label>
          <textarea id="note" rows="2" maxlength="2000" .value=${this._note ?? comment.note ?? ''}></textarea>
          <div><uui-button type="submit" look="outline" label="Enregistrer la note"></uui-button></div>
        </form>
        <form class="row" @submit=${this.#mask}>
          <label for="passage">Masquer un passage</label>
          <input id="passage" name="passage" size="28" placeholder="Sélectionnez-le dans le texte" autocomplete="off"><uui-button type="submit" look="outline" label="Masquer ce passage"></uui-button>
        </form>
      </div>`;
  }

  render() {
    const comment = this.comment;
    const words = comment.deletedAt
      ? html`<p class="muted">Texte supprimé par ${comment.deletedBy}, le ${at(comment.deletedAt)}.</p>`
      : html`<p class="words" @mouseup=${this.#takeSelection} @keyup=${this.#takeSelection}>${comment.text}</p>`;
    return html`
      ${words}
      <p class="row facts muted">
        ${comment.unread ? html`<strong>Non lu</strong>` : nothing}
        <span>${at(comment.createdAt)}</span>
        ${this.brief ? nothing : html`<a href="section/avis/contenu/${comment.content.id}">${comment.content.title || 'Contenu qui n’est plus en ligne'}</a>`}
        <span>${answer(comment.useful)}</span>
        <uui-tag look="secondary" color=${statusColors[comment.status]}>${statuses[comment.status]}</uui-tag>
        ${comment.ownerName ? html`<span>suivi par ${comment.ownerName}</span>` : nothing}
        ${comment.repeated ? html`<span>répété ${count(comment.repeated, 'fois', 'fois')}</span>` : nothing}
        ${comment.improvements.length ? html`<span>réponse sur la page</span>` : nothing}
        ${comment.maskedAt ? html`<span>passage masqué par ${comment.maskedBy}, le ${at(comment.maskedAt)}</span>` : nothing}
        ${this._isOpen || this.brief ? nothing : comment.tags.map(tag => html`<uui-button look="secondary" label="Voir l’étiquette ${tag}" @click=${() => this.dispatchEvent(new CustomEvent('portail-feedback-tag', { detail: tag }))}>${tag}</uui-button>`)}
        ${comment.deletedAt || this.brief ? nothing : html`<uui-button look="outline" label=${this._isOpen ? 'Fermer' : 'Ouvrir'} aria-expanded=${!!this._isOpen} @click=${this.#open}></uui-button>`}
      </p>
      ${this._isOpen ? this.#tools() : nothing}
      <p class="done" role="status">${this._done ?? nothing}</p>
      <p class="problem" role="alert">${this._problem ?? nothing}</p>`;
  }

  static styles = [
    screenStyles,
    css`
      :host { display: grid; gap: var(--uui-size-space-3); min-inline-size: 0; }
      .words { overflow-wrap: anywhere; white-space: pre-line; }
      .facts { gap: var(--uui-size-space-2) var(--uui-size-space-4); max-inline-size: none; }
      #tools { border-block-start: 1px solid var(--uui-color-border); display: grid; gap: var(--uui-size-space-5); padding-block-start: var(--uui-size-space-4); }
      #note { max-inline-size: 60rem; }
    `,
  ];
}

customElements.define('portail-feedback-comment', PortailFeedbackCommentElement);
