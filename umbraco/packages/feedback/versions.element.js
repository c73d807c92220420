// A content's published edits, each with its figures, against the one before.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { showDifference } from './modals.js';
import { screenStyles } from './styles.js';
import { at, difference, number, significances } from './words.js';
import './share.element.js';

/** « +12 points, plus que le hasard », « pas encore assez d’avis ». */
export function sinceWords(since) {
  if (!since) return '';
  if (since.points === null) return significances.tooFewVotes;
  return `${Math.round(since.points * 100) === 0 ? 'stable' : difference(since.points)}, ${significances[since.significance]}`;
}

export class PortailFeedbackVersionsElement extends UmbLitElement {
  static properties = { figures: { attribute: false } };

  #since(version) {
    if (!version.since) return html`<span class="muted">première version</span>`;
    const color = version.since.significance !== 'moreThanChance' ? 'default' : version.since.points > 0 ? 'positive' : 'danger';
    return html`<uui-tag look="secondary" color=${color}>${sinceWords(version.since)}</uui-tag>`;
  }

  render() {
    const { content, versions } = this.figures;
    return html`
      <table>
        <thead><tr><th scope="col">Version publiée le</th><th scope="col">«&nbsp;Très utile&nbsp;»</th><th scope="col" class="number">Réponses</th><th scope="col" class="number">Commentaires</th><th scope="col">Par rapport à la version d’avant</th><th scope="col"><span class="unseen">Texte</span></th></tr></thead>
        <tbody>
          ${versions.map((version, index) => html`
            <tr>
              <th scope="row">${at(version.version)}${index === 0 && content.address ? html`<br><span class="muted">en ligne</span>` : nothing}</th>
              <td><portail-feedback-share brief .satisfaction=${version.satisfaction}></portail-feedback-share></td>
              <td class="number">${number(version.satisfaction.votes)}</td>
              <td class="number">${number(version.comments)}</td>
              <td>${this.#since(version)}</td>
              <td>${version.since ? html`<uui-button look="outline" label="Ce qui a changé"
                @click=${() => showDifference(this, { contentId: content.id, title: content.title, before: versions[index + 1].version, after: version.version })}></uui-button>` : nothing}</td>
            </tr>`)}
        </tbody>
      </table>
      <p class="muted">Une différence n’est montrée qu’à partir de 20&nbsp;réponses de chaque côté. «&nbsp;Plus que le hasard&nbsp;»&nbsp;: une telle différence n’arrive par hasard que 5&nbsp;fois sur 100.</p>`;
  }

  static styles = [screenStyles, css`:host { display: grid; gap: var(--uui-size-space-4); overflow-x: auto; } th[scope='row'] { font-weight: normal; white-space: normal; }`];
}

customElements.define('portail-feedback-versions', PortailFeedbackVersionsElement);
