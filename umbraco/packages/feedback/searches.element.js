// « Recherches »: what people looked for in vain, and whether they opened what they found.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { readSearches } from './api.js';
import { beforeWords, chosenDates } from './dates.element.js';
import { download } from './download.js';
import { addSynonym } from './modals.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { count, number, share } from './words.js';

export class PortailFeedbackSearchesElement extends PortailFeedbackScreenElement {
  read() {
    return readSearches(this, chosenDates());
  }

  async #add(group) {
    const added = await addSynonym(this, { query: group.query, others: group.others });
    if (added) this.did(added.isPublished ? `Les mots sont ajoutés à «\u00a0${added.title}\u00a0»\u00a0: la recherche la trouve maintenant.` : `Les mots sont enregistrés dans le brouillon de «\u00a0${added.title}\u00a0». La recherche la trouvera une fois ce brouillon publié.`);
  }

  async #export() {
    this._problem = await download(this, 'searches', chosenDates());
  }

  #tile(label, value, note) {
    return html`<uui-box><h3>${label}</h3><p class="value">${value}</p><p class="muted">${note}</p></uui-box>`;
  }

  #tiles({ sums, before }) {
    const rate = (part, whole) => (whole > 0 ? part / whole : null);
    const against = (now, old) => (old === null ? `aucune ${beforeWords()}` : now === null ? '' : `${share(old)} ${beforeWords()}`);
    const found = sums.searches - sums.misses;
    const foundBefore = before.searches - before.misses;
    return html`
      <div id="tiles">
        ${this.#tile('Recherches', number(sums.searches), before.searches ? `${number(before.searches)} ${beforeWords()}` : `aucune ${beforeWords()}`)}
        ${this.#tile('Sans résultat', share(rate(sums.misses, sums.searches)), `${count(sums.misses, 'recherche', 'recherches')}\u00a0; ${against(sums.searches, rate(before.misses, before.searches))}`)}
        ${this.#tile('Résultat ouvert', share(rate(sums.opened, found)), `${number(sums.opened)} fois sur ${number(found)}\u00a0; ${against(found, rate(before.opened, foundBefore))}`)}
      </div>`;
  }

  #misses({ misses }) {
    if (misses.length === 0) {
      return html`
        <div class="empty">
          <h3>Aucune recherche sans résultat</h3>
          <p>Quand une famille cherche des mots que l’aide ne connaît pas, ils apparaissent ici, regroupés par sens. Vous pourrez les ajouter d’un clic à une question&nbsp;: la prochaine famille la trouvera.</p>
        </div>`;
    }
    return html`
      <uui-box headline-variant="h3" headline="Recherches sans résultat">
        <table>
          <thead><tr><th scope="col">Mots cherchés</th><th scope="col" class="number">Nombre</th><th scope="col"><span class="unseen">Que faire</span></th></tr></thead>
          <tbody>${misses.map(group => html`
            <tr>
              <th scope="row">${group.query}${group.others.length ? html`<br><span class="muted">aussi&nbsp;: ${group.others.join(', ')}</span>` : nothing}</th>
              <td class="number">${number(group.count)}</td>
              <td class="act"><uui-button look="outline" label=${`Ajouter à une question\u00a0: ${group.query}`} @click=${() => this.#add(group)}>Ajouter à une question</uui-button></td>
            </tr>`)}</tbody>
        </table>
      </uui-box>`;
  }

  render() {
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <div class="between"><h2>Recherches des familles</h2>${this.dates()}</div>
        ${this.messages()}
        ${this._data ? html`
          ${this.#tiles(this._data)}
          <p class="muted">Les recherches sont comptées sans savoir qui cherche. «&nbsp;Résultat ouvert&nbsp;» compte au plus une fois par recherche.</p>
          ${this.#misses(this._data)}
          ${this.me?.mayTriage && this._data.misses.length ? html`<div><uui-button look="outline" label="Exporter (CSV)" @click=${this.#export}></uui-button></div>` : nothing}` : nothing}
      </div>`;
  }

  static styles = [
    ...PortailFeedbackScreenElement.styles,
    css`
      #tiles { display: grid; gap: var(--uui-size-layout-1); grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
      .value { font-size: 2.2rem; font-variant-numeric: tabular-nums; font-weight: bold; line-height: 1.2; }
      th[scope='row'] { white-space: normal; }
      .act { inline-size: 1%; white-space: nowrap; }
      th[scope='row'] .muted { font-weight: normal; }
    `,
  ];
}

customElements.define('portail-feedback-searches', PortailFeedbackSearchesElement);
export default PortailFeedbackSearchesElement;
