// « Vue d’ensemble »: how many answered, how satisfied, against the period before.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { readOverview } from './api.js';
import { beforeWords, chosenDates } from './dates.element.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { count, difference, number, share } from './words.js';
import './chart.element.js';

export class PortailFeedbackOverviewElement extends PortailFeedbackScreenElement {
  read() {
    return readOverview(this, chosenDates());
  }

  #tile(label, value, note, href) {
    return html`
      <uui-box>
        <h3>${href ? html`<a href=${href}>${label}</a>` : label}</h3>
        <p class="value">${value}</p>
        <p class="muted">${note}</p>
      </uui-box>`;
  }

  #against(now, before) {
    if (!before) return `rien ${beforeWords()}`;
    return now === before ? `comme ${beforeWords()}` : `${now > before ? 'plus' : 'moins'} que ${beforeWords()} (${number(before)})`;
  }

  #shareAgainst({ satisfaction: now }, { satisfaction: before }) {
    if (!now.votes) return 'pas encore de réponse';
    if (before.votes < 20 || now.votes < 20) return `sur ${count(now.votes, 'réponse', 'réponses')}\u00a0; trop peu pour comparer`;
    const change = Math.round((now.share - before.share) * 100);
    return change === 0 ? `comme ${beforeWords()}` : `${difference(now.share - before.share)} par rapport aux ${beforeWords().replace(/^les /, '')}`;
  }

  #tiles({ sums, before }) {
    const votes = sums.satisfaction.votes;
    return html`
      <div id="tiles">
        ${this.#tile('Réponses', number(votes), this.#against(votes, before.satisfaction.votes), 'section/avis/classement')}
        ${this.#tile('«\u00a0Très utile\u00a0»', share(sums.satisfaction.share), this.#shareAgainst(sums, before))}
        ${this.#tile('Commentaires', number(sums.comments), this.#against(sums.comments, before.comments), 'section/avis/commentaires')}
        ${sums.searches ? this.#tile('Recherches sans résultat', number(sums.searches.misses), sums.searches.searches ? `sur ${count(sums.searches.searches, 'recherche', 'recherches')}` : 'aucune recherche', 'section/avis/recherches') : nothing}
      </div>`;
  }

  render() {
    const overview = this._data;
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <div class="between"><h2>Vue d’ensemble</h2>${this.dates()}</div>
        ${this.messages()}
        ${overview && !overview.hasEverHadVotes ? html`
          <div class="empty">
            <h3>Pas encore d’avis</h3>
            <p>Sous chaque tutoriel, chaque question et chaque page, les familles peuvent répondre à «&nbsp;Ce contenu vous a-t-il été utile&nbsp;?&nbsp;» et écrire un commentaire. Leurs réponses apparaîtront ici dès la première, avec les jours où vous avez publié quelque chose.</p>
          </div>` : nothing}
        ${overview ? this.#tiles(overview) : nothing}
        ${overview?.hasEverHadVotes ? html`
          <uui-box headline-variant="h3" headline="Réponses des familles">
            ${overview.sums.satisfaction.votes
              ? html`<portail-feedback-chart .overview=${overview}></portail-feedback-chart>`
              : html`<p>Personne n’a répondu pendant cette période. Choisissez une période plus longue.</p>`}
          </uui-box>` : nothing}
      </div>`;
  }

  static styles = [
    ...PortailFeedbackScreenElement.styles,
    css`
      #tiles { display: grid; gap: var(--uui-size-layout-1); grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
      .value { font-size: 2.2rem; font-variant-numeric: tabular-nums; font-weight: bold; line-height: 1.2; }
    `,
  ];
}

customElements.define('portail-feedback-overview', PortailFeedbackOverviewElement);
export default PortailFeedbackOverviewElement;
