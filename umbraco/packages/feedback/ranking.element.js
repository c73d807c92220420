// « Classement »: which contents let most people down, and which satisfy.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { readContents, readRanking } from './api.js';
import { beforeWords, chosenDates } from './dates.element.js';
import { download } from './download.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { count, difference, number, screenName, typeName, types } from './words.js';
import './share.element.js';

const orders = {
  mostLetDown: { label: 'À améliorer d’abord', hint: 'Les contenus qui ont déçu le plus de personnes. Un contenu peu lu passe après un contenu très lu, même si sa part de déçus est plus grande.' },
  leastSatisfied: { label: 'Les moins appréciés', hint: 'Les contenus dont on est sûr qu’ils satisfont peu\u00a0: deux réponses ne suffisent pas pour être en tête.' },
  mostSatisfied: { label: 'Les plus appréciés', hint: 'Les contenus dont on est sûr qu’ils satisfont\u00a0: deux réponses ne suffisent pas pour être en tête.' },
  mostVotes: { label: 'Les plus votés', hint: 'Les contenus qui ont reçu le plus de réponses.' },
};
const pageSize = 50;

export class PortailFeedbackRankingElement extends PortailFeedbackScreenElement {
  static properties = { _order: { state: true }, _type: { state: true }, _screen: { state: true }, _shown: { state: true }, _screens: { state: true } };

  constructor() {
    super();
    this._order = 'mostLetDown';
    this._shown = pageSize;
  }

  connectedCallback() {
    super.connectedCallback();
    readContents(this).then(({ data }) => { this._screens = [...new Set((data ?? []).map(content => content.screen).filter(Boolean))]; });
  }

  read() {
    return readRanking(this, chosenDates(), this.#filter());
  }

  #filter() {
    return { order: this._order, type: this._type, screen: this._screen };
  }

  #choose(name, value) {
    this[name] = value || undefined;
    this._shown = pageSize;
    this.load();
  }

  async #export() {
    this._problem = await download(this, 'ranking', chosenDates(), this.#filter());
  }

  #change({ satisfaction: now, before }) {
    if (now.votes < 20 || before.votes < 20) return html`<span class="muted">–</span>`;
    return Math.round((now.share - before.share) * 100) === 0 ? 'stable' : difference(now.share - before.share);
  }

  #row(ranked) {
    const { content, satisfaction, comments } = ranked;
    return html`
      <tr>
        <th scope="row"><a href="section/avis/contenu/${content.id}">${content.title}</a><br><span class="muted">${typeName(content.type)}${content.screen ? `, ${screenName(content.screen)}` : nothing}${content.address ? nothing : ', n’est plus en ligne'}</span></th>
        <td class="number">${number(satisfaction.notUseful)}</td>
        <td><portail-feedback-share brief .satisfaction=${satisfaction}></portail-feedback-share></td>
        <td class="number">${number(satisfaction.votes)}</td>
        <td class="number">${comments ? html`<a href="section/avis/commentaires?content=${content.id}" aria-label="${count(comments, 'commentaire', 'commentaires')} sur ${content.title}">${number(comments)}</a>` : '0'}</td>
        <td class="number">${this.#change(ranked)}</td>
      </tr>`;
  }

  #table({ items, total }) {
    if (total === 0) {
      return html`
        <div class="empty">
          <h3>Aucun contenu à classer</h3>
          <p>Un contenu apparaît ici dès que quelqu’un a répondu à «&nbsp;Ce contenu vous a-t-il été utile&nbsp;?&nbsp;» pendant la période choisie. Essayez une période plus longue, ou moins de filtres.</p>
        </div>`;
    }
    return html`
      <uui-box>
        <p class="muted">${orders[this._order].hint}</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Classement">
        <table>
          <thead><tr>
            <th scope="col">Contenu</th><th scope="col" class="number">Personnes déçues</th><th scope="col">«&nbsp;Très utile&nbsp;»</th><th scope="col" class="number">Réponses</th>
            <th scope="col" class="number">Commentaires</th><th scope="col" class="number">Évolution</th>
          </tr></thead>
          <tbody>${items.slice(0, this._shown).map(ranked => this.#row(ranked))}</tbody>
        </table>
        </div>
        <p class="muted">La barre montre entre quelles valeurs se trouve sûrement la part de «&nbsp;très utile&nbsp;» (95 chances sur 100)&nbsp;: moins il y a de réponses, plus elle est large. L’évolution compare avec ${beforeWords()}, à partir de 20&nbsp;réponses de chaque côté.</p>
        ${total > this._shown ? html`<uui-button look="secondary" label="Afficher la suite (${number(this._shown)} sur ${number(total)})" @click=${() => { this._shown += pageSize; }}></uui-button>` : nothing}
      </uui-box>`;
  }

  render() {
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <div class="between"><h2>Classement des contenus</h2>${this.dates()}</div>
        <div class="between">
          <div class="row">
            <label for="order">Ordre</label>
            <select id="order" @change=${event => this.#choose('_order', event.target.value)}>${Object.entries(orders).map(([order, { label }]) => html`<option value=${order} .selected=${order === this._order}>${label}</option>`)}</select>
            <label for="type">Type</label>
            <select id="type" @change=${event => this.#choose('_type', event.target.value)}><option value="">Tous</option>${Object.entries(types).map(([type, label]) => html`<option value=${type}>${label}</option>`)}</select>
            ${this._screens?.length ? html`
              <label for="screen">Rubrique</label>
              <select id="screen" @change=${event => this.#choose('_screen', event.target.value)}><option value="">Toutes</option>${this._screens.map(screen => html`<option value=${screen}>${screenName(screen)}</option>`)}</select>` : nothing}
          </div>
          ${this.me?.mayTriage && this._data?.total ? html`<uui-button look="outline" label="Exporter (CSV)" @click=${this.#export}></uui-button>` : nothing}
        </div>
        ${this.messages()}
        ${this._data ? this.#table(this._data) : nothing}
      </div>`;
  }

  static styles = [
    ...PortailFeedbackScreenElement.styles,
    css`
      th[scope='row'] { inline-size: 40%; white-space: normal; }
      th[scope='row'] .muted { font-weight: normal; }
      .scroll { overflow-x: auto; }
      uui-box p + .scroll, uui-box .scroll + p, uui-box p + uui-button { margin-block-start: var(--uui-size-space-4); }
    `,
  ];
}

customElements.define('portail-feedback-ranking', PortailFeedbackRankingElement);
export default PortailFeedbackRankingElement;
