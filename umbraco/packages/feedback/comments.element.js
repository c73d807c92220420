// « Commentaires »: found, read, sorted, one or many at a time. What is looked for stands in the address, so that a link can be sent.
import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { changeComments, deleteComments, markAllRead, markRead, readComments, readContents, readTags } from './api.js';
import { chooseDates, chosenDates, datesOf } from './dates.element.js';
import { download } from './download.js';
import { ask, writeImprovement } from './modals.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { count, deletion, number, statuses } from './words.js';
import './comment.element.js';

const pageSize = 50;
const names = ['text', 'content', 'useful', 'status', 'tag', 'mine', 'unread'];

const filterOf = query => Object.fromEntries(names.filter(name => query.get(name)).map(name => [name, query.get(name)]));

export class PortailFeedbackCommentsElement extends PortailFeedbackScreenElement {
  static properties = { _filter: { state: true }, _skip: { state: true }, _chosen: { state: true }, _contents: { state: true }, _tags: { state: true }, _busy: { state: true } };

  constructor() {
    super();
    const query = new URLSearchParams(location.search);
    const dates = datesOf(query);
    if (dates) chooseDates(dates);
    this._filter = filterOf(query);
    this._skip = 0;
    this._chosen = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    readContents(this).then(({ data }) => { this._contents = data ?? []; });
    this.#readTags();
  }

  async #readTags() {
    this._tags = (await readTags(this)).data ?? [];
  }

  async read() {
    const found = await readComments(this, chosenDates(), { ...this._filter, skip: this._skip, take: pageSize });
    if (!this.isConnected) return found;
    if (found.data?.total && !found.data.items.length) {
      // What stood on the last page is not found any more.
      this._skip = 0;
      return this.read();
    }
    this.#keepInAddress();
    if (found.data) {
      const shown = new Set(found.data.items.map(comment => comment.id));
      this._chosen = new Set([...this._chosen].filter(id => shown.has(id)));
    }
    return found;
  }

  #look(filter) {
    this._filter = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    this._skip = 0;
    this._done = undefined;
    this.load();
  }

  #keepInAddress() {
    const address = `${location.pathname}?${new URLSearchParams({ ...this._filter, ...chosenDates() })}`;
    if (address !== location.pathname + location.search) history.replaceState(history.state, '', address);
  }

  dates() {
    return html`<portail-feedback-dates @portail-feedback-dates=${() => this.#look(this._filter)}></portail-feedback-dates>`;
  }

  #submit(event) {
    event.preventDefault();
    this.#look(Object.fromEntries(new FormData(event.target)));
  }

  #choose(id, isChosen) {
    const chosen = new Set(this._chosen);
    chosen[isChosen ? 'add' : 'delete'](id);
    this._chosen = chosen;
  }

  #turn(by) {
    this._skip += by;
    this._chosen = new Set();
    this.load();
    this.renderRoot.querySelector('h2').scrollIntoView();
  }

  async #change(change, done) {
    if (this._busy) return;
    this._busy = true;
    const { data, problem } = await changeComments(this, [...this._chosen], change);
    this._busy = false;
    if (problem) this._problem = problem;
    else {
      this._chosen = new Set();
      this.#readTags();
      this.did(`${count(data.count, 'commentaire', 'commentaires')}\u00a0: ${done}`);
    }
  }

  async #delete() {
    const ids = [...this._chosen];
    const run = async () => (await deleteComments(this, ids)).problem;
    if (!(await ask(this, { ...deletion(ids.length), run }))) return;
    this._chosen = new Set();
    this.did(ids.length === 1 ? 'Le texte est supprimé.' : `Le texte de ${ids.length}\u00a0commentaires est supprimé.`);
  }

  async #readAll() {
    const { problem } = await markAllRead(this);
    if (problem) this._problem = problem;
    else {
      this.me.unread = 0;
      this.#tellRead();
      this.renderRoot.querySelector('h2').focus();
      this.did('Tous les commentaires sont marqués comme lus, pour vous seulement.');
    }
  }

  async #markRead() {
    const { problem } = await markRead(this, [...this._chosen]);
    if (problem) this._problem = problem;
    else {
      this._chosen = new Set();
      this.#tellRead();
      this.did('Marqués comme lus.');
    }
  }

  /** For the section, which shows how many are left. */
  #tellRead() {
    this.dispatchEvent(new CustomEvent('portail-feedback-read', { bubbles: true, composed: true }));
  }

  async #answer() {
    const chosen = this._data.items.filter(comment => this._chosen.has(comment.id));
    if (new Set(chosen.map(comment => comment.content.id)).size > 1) {
      this._problem = 'Choisissez des commentaires d’un seul contenu\u00a0: la phrase se lit sur sa page.';
      return;
    }
    if (await writeImprovement(this, { contentId: chosen[0].content.id, comments: chosen.map(comment => comment.id) })) {
      const { address } = chosen[0].content;
      this._chosen = new Set();
      this.did(html`La phrase est sur la page, juste avant la question «&nbsp;Ce contenu vous a-t-il été utile&nbsp;?&nbsp;», et les commentaires sont traités. <a href="${address}#improvements-title" target="_blank" rel="noopener">Voir la page</a>`);
    }
  }

  async #export() {
    this._problem = await download(this, 'comments', chosenDates(), this._filter);
  }

  #option(name, value, label) {
    return html`<option value=${value} .selected=${(this._filter[name] ?? '') === value}>${label}</option>`;
  }

  #search() {
    return html`
      <form class="row" role="search" aria-label="Commentaires" @submit=${this.#submit} @change=${event => event.target.name !== 'text' && event.currentTarget.requestSubmit()}>
        <input name="text" type="search" aria-label="Mots du commentaire" placeholder="Mots du commentaire" maxlength="200" .value=${this._filter.text ?? ''}>
        <select name="content" aria-label="Contenu">${this.#option('content', '', 'Tous les contenus')}${(this._contents ?? []).map(content => this.#option('content', content.id, content.title))}</select>
        <select name="useful" aria-label="Réponse">${this.#option('useful', '', 'Toutes les réponses')}${this.#option('useful', 'false', 'Pas vraiment')}${this.#option('useful', 'true', 'Très utile')}</select>
        <select name="status" aria-label="Statut">${this.#option('status', '', 'Tous les statuts')}${Object.entries(statuses).map(([status, label]) => this.#option('status', status, label))}</select>
        ${this._tags?.length ? html`<select name="tag" aria-label="Étiquette">${this.#option('tag', '', 'Toutes les étiquettes')}${this._tags.map(tag => this.#option('tag', tag, tag))}</select>` : nothing}
        <label class="check"><input type="checkbox" name="mine" value="true" ?checked=${!!this._filter.mine}> Suivis par moi</label>
        <label class="check"><input type="checkbox" name="unread" value="true" ?checked=${!!this._filter.unread}> Non lus</label>
        <uui-button type="submit" look="primary" label="Chercher"></uui-button>
      </form>`;
  }

  #changeStatus(event) {
    event.preventDefault();
    const status = event.target.status.value;
    this.#change({ status }, `statut «\u00a0${statuses[status]}\u00a0»`);
  }

  /** With Enter the tag is added; the second button takes it away. */
  #changeTag(event) {
    event.preventDefault();
    const form = event.target.closest('form');
    const tag = form.tag.value.trim();
    if (!tag) form.tag.focus();
    else if (event.type === 'submit') this.#change({ addTags: [tag] }, `étiquette «\u00a0${tag}\u00a0» ajoutée`);
    else this.#change({ removeTags: [tag] }, `étiquette «\u00a0${tag}\u00a0» enlevée`);
  }

  #bulk() {
    // Nothing can be done any more with what was deleted.
    const items = this._data.items.filter(comment => !comment.deletedAt);
    const all = items.length > 0 && items.every(comment => this._chosen.has(comment.id));
    return html`
      <div id="bulk">
        <div class="row" role="group" aria-label="Commentaires choisis">
          <label class="check"><input type="checkbox" .checked=${all} @change=${event => { this._chosen = new Set(event.target.checked ? items.map(comment => comment.id) : []); }}> Tout choisir</label>
          ${this._chosen.size === 0 ? nothing : html`
            <strong>${count(this._chosen.size, 'choisi', 'choisis')}</strong>
            ${this.me?.mayTriage ? html`
              <form class="row" @submit=${this.#changeStatus}>
                <select name="status" aria-label="Nouveau statut">${Object.entries(statuses).map(([status, label]) => html`<option value=${status}>${label}</option>`)}</select>
                <uui-button type="submit" look="outline" label="Changer le statut"></uui-button>
              </form>
              <uui-button look="outline" label="Je m’en occupe" @click=${() => this.#change({ take: true }, 'suivis par vous')}></uui-button>
              <form class="row" @submit=${this.#changeTag}>
                <input name="tag" aria-label="Étiquette" placeholder="Étiquette" maxlength="40" size="12" list="tags" autocomplete="off">
                <uui-button type="submit" look="outline" label="Étiqueter"></uui-button>
                <uui-button look="outline" label="Enlever l’étiquette" @click=${this.#changeTag}></uui-button>
              </form>
              <uui-button look="outline" label="Dire ce qui a changé" @click=${this.#answer}></uui-button>
              <uui-button look="outline" color="danger" label="Supprimer" @click=${this.#delete}></uui-button>` : nothing}
            <uui-button look="outline" label="Marquer comme lus" @click=${this.#markRead}></uui-button>`}
          <datalist id="tags">${(this._tags ?? []).map(tag => html`<option value=${tag}></option>`)}</datalist>
        </div>
        ${this.messages()}
      </div>`;
  }

  /** Where it stands, even when the filter would not find it any more: who sorts keeps their place. */
  #is(comment) {
    const tags = new Set(this._tags);
    if (comment.tags.some(tag => !tags.has(tag))) this.#readTags();
    this._data = { ...this._data, items: this._data.items.map(one => (one.id === comment.id ? comment : one)) };
    if (comment.deletedAt) this.#choose(comment.id, false);
  }

  #list() {
    const { items, total } = this._data;
    if (total === 0) {
      const isFiltered = Object.keys(this._filter).length > 0;
      return html`
        <div class="empty">
          <h3>${isFiltered ? 'Aucun commentaire trouvé' : 'Aucun commentaire pendant cette période'}</h3>
          <p>${isFiltered ? 'Essayez avec moins de filtres, ou une période plus longue.' : 'Après avoir répondu, une famille peut écrire ce qui pourrait être amélioré. Les adresses mail et les numéros de téléphone ou de dossier sont masqués avant d’être enregistrés. Les commentaires se lisent et se trient ici.'}</p>
          ${isFiltered ? html`<div><uui-button look="outline" label="Enlever les filtres" @click=${() => this.#look({})}></uui-button></div>` : nothing}
        </div>`;
    }
    return html`
      ${this.#bulk()}
      <ul id="list">
        ${repeat(items, comment => comment.id, comment => html`
          <li class=${comment.unread ? 'unread' : ''}>
            <input type="checkbox" aria-label="Choisir ce commentaire" ?disabled=${!!comment.deletedAt} .checked=${this._chosen.has(comment.id)} @change=${event => this.#choose(comment.id, event.target.checked)}>
            <portail-feedback-comment .me=${this.me} .comment=${comment} .tags=${this._tags ?? []}
              @portail-feedback-comment=${event => this.#is(event.detail)}
              @portail-feedback-tag=${event => this.#look({ ...this._filter, tag: event.detail })}></portail-feedback-comment>
          </li>`)}
      </ul>
      <div class="row">
        <span>${number(this._skip + 1)} à ${number(this._skip + items.length)} sur ${count(total, 'commentaire', 'commentaires')}</span>
        ${this._skip > 0 ? html`<uui-button look="outline" label="Plus récents" @click=${() => this.#turn(-pageSize)}></uui-button>` : nothing}
        ${this._skip + items.length < total ? html`<uui-button look="outline" label="Plus anciens" @click=${() => this.#turn(pageSize)}></uui-button>` : nothing}
      </div>`;
  }

  render() {
    const mayExport = this.me?.mayTriage && this._data?.total > 0;
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <div class="between"><h2 tabindex="-1">Commentaires</h2>${this.dates()}</div>
        ${this.#search()}
        ${this.me?.unread || mayExport ? html`
          <div class="row">
            ${this.me?.unread ? html`<uui-button look="outline" label="Tout marquer comme lu" @click=${this.#readAll}></uui-button>` : nothing}
            ${mayExport ? html`<uui-button look="outline" label="Exporter (CSV)" @click=${this.#export}></uui-button>` : nothing}
          </div>` : nothing}
        ${this._data?.total ? nothing : this.messages()}
        ${this._data ? this.#list() : nothing}
      </div>`;
  }

  static styles = [
    ...PortailFeedbackScreenElement.styles,
    css`
      .check { align-items: center; display: flex; font-weight: normal; gap: var(--uui-size-space-2); }
      input[type='search'] { inline-size: 16rem; }
      select[name='content'] { max-inline-size: 18rem; }
      #bulk { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border); border-radius: var(--uui-border-radius); display: grid; gap: var(--uui-size-space-4); inset-block-start: 0; padding: var(--uui-size-space-4) var(--uui-size-space-5); position: sticky; z-index: 1; }
      #list { display: grid; gap: var(--uui-size-space-4); list-style: none; margin: 0; padding: 0; }
      #list > li { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border); border-inline-start: 4px solid var(--uui-color-border); border-radius: var(--uui-border-radius); display: grid; gap: var(--uui-size-space-4); grid-template-columns: auto minmax(0, 1fr); padding: var(--uui-size-space-5); }
      #list > li.unread { border-inline-start-color: var(--uui-color-interactive); }
      #list input { align-self: start; margin-block-start: 0.3rem; }
    `,
  ];
}

customElements.define('portail-feedback-comments', PortailFeedbackCommentsElement);
export default PortailFeedbackCommentsElement;
