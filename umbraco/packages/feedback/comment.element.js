// One comment: its words, and below them, when opened, what an analyst does with it.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { changeComments, deleteComments, markRead, maskComment, readComment, writeNote } from './api.js';
import { ask } from './modals.js';
import { screenStyles } from './styles.js';
import { answer, at, count, deletion, statusColors, statuses } from './words.js';

export class PortailFeedbackCommentElement extends UmbLitElement {
  static properties = {
    me: { attribute: false }, comment: { attribute: false }, tags: { attribute: false }, brief: { type: Boolean },
    _isOpen: { state: true }, _problem: { state: true }, _done: { state: true }, _note: { state: true }, _busy: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.#takeSelection);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('selectionchange', this.#takeSelection);
  }

  /** The list shows the comment as it is now, where it stands. */
  #is(comment) {
    this.comment = comment;
    this.dispatchEvent(new CustomEvent('portail-feedback-comment', { detail: comment, bubbles: true, composed: true }));
  }

  async #open() {
    this._isOpen = !this._isOpen;
    if (!this._isOpen || !this.comment.unread) return;
    const { problem } = await markRead(this, [this.comment.id]);
    if (problem) return;
    this.#is({ ...this.comment, unread: false });
    this.dispatchEvent(new CustomEvent('portail-feedback-read', { bubbles: true, composed: true }));
  }

  /** `done` is a sentence, or says one of the comment as it is then. */
  async #act(call, done) {
    if (this._busy) return false;
    this._busy = true;
    this._done = undefined;
    const { problem } = await call();
    const { data } = problem ? {} : await readComment(this, this.comment.id);
    this._busy = false;
    this._problem = problem;
    if (problem) return false;
    if (data) this.#is(data);
    this._done = typeof done === 'function' ? done(this.comment) : done;
    return true;
  }

  #change(change, done) {
    return this.#act(() => changeComments(this, [this.comment.id], change), done);
  }

  async #keepNote(event) {
    event.preventDefault();
    const note = this._note ?? this.comment.note ?? '';
    const keep = async () => {
      const { problem, status } = await writeNote(this, this.comment.id, note, this.comment.note ?? '');
      if (status !== 409) return { problem };
      // Theirs is shown beside; the own text stays, to be sent again.
      this._note = note;
      const { data } = await readComment(this, this.comment.id);
      if (data) this.#is(data);
      return { problem: `${problem} Note actuelle\u00a0: «\u00a0${data?.note ?? ''}\u00a0»` };
    };
    if (await this.#act(keep, 'La note est enregistrée.')) this._note = undefined;
  }

  async #addTag(event) {
    event.preventDefault();
    const form = event.target;
    const tag = form.tag.value.trim().replace(/\s+/g, ' ').toLowerCase();
    if (!tag) return;
    const said = comment => (comment.tags.includes(tag) ? `Étiquette «\u00a0${tag}\u00a0» ajoutée.` : `Étiquette non ajoutée\u00a0: ce commentaire en porte déjà ${comment.tags.length}. Enlevez-en une d’abord.`);
    if ((await this.#change({ addTags: [tag] }, said)) && this.comment.tags.includes(tag)) form.reset();
  }

  // What is selected in the words stands ready to be masked, whichever way it was selected.
  #takeSelection = () => {
    const field = this._isOpen && this.renderRoot.querySelector('#passage');
    if (!field) return;
    const selection = this.renderRoot.getSelection?.() ?? document.getSelection();
    const passage = selection?.toString().trim();
    const words = this.renderRoot.querySelector('.words');
    if (passage && words.contains(selection.anchorNode) && this.comment.text.includes(passage)) field.value = passage;
  };

  async #mask(event) {
    event.preventDefault();
    const form = event.target;
    const passage = form.passage.value.trim();
    this._done = undefined;
    this._problem = passage && this.comment.text.includes(passage) ? undefined : 'Sélectionnez ou écrivez un passage qui se trouve dans le commentaire, à la lettre près.';
    if (this._problem) return;
    const run = async () => (await maskComment(this, this.comment.id, [passage])).problem;
    const text = `Le commentaire deviendra\u00a0: «\u00a0${this.comment.text.replaceAll(passage, '[masqué]')}\u00a0» Le passage est effacé pour de bon.`;
    if (!(await ask(this, { headline: 'Masquer ce passage', text, confirm: 'Masquer', isEnding: true, run }))) return;
    form.reset();
    this.#act(async () => ({}), 'Le passage est masqué.');
  }

  async #delete() {
    const run = async () => (await deleteComments(this, [this.comment.id])).problem;
    if (!(await ask(this, { ...deletion(1), run }))) return;
    this._isOpen = false;
    await this.#act(async () => ({}), 'Le texte est supprimé.');
    await this.updateComplete;
    this.renderRoot.querySelector('.words').focus();
  }

  #tools() {
    const comment = this.comment;
    if (comment.deletedAt) return nothing;
    if (!this.me?.mayTriage) return comment.note ? html`<p><strong>Note interne</strong>&nbsp;: ${comment.note}</p>` : html`<p class="muted">Le tri des commentaires est réservé aux analystes.</p>`;
    return html`
      <div id="tools">
        <div class="row">
          <strong id="status">Statut</strong>
          <div class="choices" role="group" aria-labelledby="status">${Object.entries(statuses).map(([status, label]) => html`
            <button type="button" aria-pressed=${status === comment.status}
              @click=${() => status !== comment.status && this.#change({ status }, `Statut\u00a0: «\u00a0${label}\u00a0».`)}>${label}</button>`)}</div>
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
          <textarea id="note" rows="2" maxlength="2000" .value=${this._note ?? comment.note ?? ''} @input=${event => { this._note = event.target.value; }}></textarea>
          <div><uui-button type="submit" look="outline" label="Enregistrer la note"></uui-button></div>
        </form>
        <form class="row" @submit=${this.#mask}>
          <label for="passage">Masquer un passage</label>
          <input id="passage" name="passage" size="28" placeholder="Sélectionnez-le dans le texte" autocomplete="off"><uui-button type="submit" look="outline" label="Masquer ce passage"></uui-button>
        </form>
        <div><uui-button look="outline" color="danger" label="Supprimer ce commentaire" @click=${this.#delete}></uui-button></div>
      </div>`;
  }

  render() {
    const comment = this.comment;
    return html`
      ${comment.deletedAt
        ? html`<p class="words muted" tabindex="-1">Texte supprimé par ${comment.deletedBy}, le ${at(comment.deletedAt)}.</p>`
        : html`<p class="words">${comment.text}</p>`}
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
        ${comment.deletedAt || this.brief ? nothing : html`<uui-button look="outline" label=${this._isOpen ? 'Fermer' : 'Ouvrir'} @click=${this.#open}></uui-button>`}
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
      .words:focus { outline: none; }
      .facts { gap: var(--uui-size-space-2) var(--uui-size-space-4); max-inline-size: none; }
      #tools { border-block-start: 1px solid var(--uui-color-border); display: grid; gap: var(--uui-size-space-5); padding-block-start: var(--uui-size-space-4); }
      #note { max-inline-size: 60rem; }
    `,
  ];
}

customElements.define('portail-feedback-comment', PortailFeedbackCommentElement);
