// One content: its figures, its published edits, what was answered publicly.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { changeImprovement, readContent, readOverview, removeImprovement } from './api.js';
import { allDatesQuery, chosenDates } from './dates.element.js';
import { ask, writeImprovement } from './modals.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { at, count, screenName, typeName } from './words.js';
import './chart.element.js';
import './share.element.js';
import './versions.element.js';

export class PortailFeedbackContentElement extends PortailFeedbackScreenElement {
  static properties = { contentId: { attribute: false } };

  async read() {
    const [figures, overview] = await Promise.all([readContent(this, this.contentId), readOverview(this, chosenDates(), this.contentId)]);
    const problem = figures.problem ?? overview.problem;
    return problem ? { problem } : { data: { figures: figures.data, overview: overview.data } };
  }

  updated(changed) {
    if (changed.has('contentId') && changed.get('contentId') !== undefined) this.load();
  }

  async #add(content) {
    if (await writeImprovement(this, { contentId: content.id, comments: [] })) this.did('La phrase est sur la page.');
  }

  async #change(improvement) {
    const run = async sentence => (await changeImprovement(this, improvement.id, sentence)).problem;
    if (await ask(this, { headline: 'Changer la phrase', text: 'Les familles lisent cette phrase sur la page, au-dessus de la question.', sentence: improvement.sentence, confirm: 'Changer', run })) this.did('La phrase est changée.');
  }

  async #remove(improvement) {
    const run = async () => (await removeImprovement(this, improvement.id)).problem;
    if (await ask(this, { headline: 'Retirer la phrase', text: `La page ne dira plus\u00a0: «\u00a0${improvement.sentence}\u00a0» Les commentaires restent comme ils sont.`, confirm: 'Retirer', isEnding: true, run })) this.did('La phrase n’est plus sur la page.');
  }

  #improvements({ content, improvements }) {
    return html`
      <uui-box headline-variant="h3" headline="Vous l’avez dit, nous l’avons changé">
        <div class="stack">
          ${improvements.length ? html`
            <ul>${improvements.map(improvement => html`
              <li>
                <p>«&nbsp;${improvement.sentence}&nbsp;»</p>
                <p class="muted">${improvement.createdBy}, ${at(improvement.createdAt)}${improvement.comments.length ? `, répond à ${count(improvement.comments.length, 'commentaire', 'commentaires')}` : ''}</p>
                ${this.me?.mayTriage ? html`<div class="row">
                  <uui-button look="outline" label="Changer la phrase" @click=${() => this.#change(improvement)}></uui-button>
                  <uui-button look="outline" color="danger" label="Retirer" @click=${() => this.#remove(improvement)}></uui-button>
                </div>` : nothing}
              </li>`)}</ul>
            <p class="muted">La page montre les trois dernières phrases.</p>`
            : html`<p>Quand vous avez changé ce contenu grâce aux commentaires, dites-le aux familles en une phrase&nbsp;: elle se lit sur la page, au-dessus de la question.${this.me?.mayTriage ? ' Choisissez pour cela des commentaires, ou écrivez directement.' : ''}</p>`}
          ${this.me?.mayTriage && content.address ? html`<div><uui-button look="outline" label="Écrire une phrase" @click=${() => this.#add(content)}></uui-button></div>` : nothing}
        </div>
      </uui-box>`;
  }

  #figures({ figures, overview }) {
    const { content, satisfaction, comments } = figures;
    return html`
      <div>
        <h2 tabindex="-1">${content.title}</h2>
        <p class="muted">${typeName(content.type)}${content.screen ? `, ${screenName(content.screen)}` : nothing}${content.address ? nothing : ', n’est plus en ligne'}</p>
      </div>
      <div class="row">
        ${content.address ? html`<a href="section/content/workspace/document/edit/${content.id}">Modifier le contenu</a><a href=${content.address} target="_blank" rel="noopener">Voir la page</a>` : nothing}
        <a href="section/avis/commentaires?content=${content.id}&${allDatesQuery(this.me.today)}">Lire les commentaires (${comments})</a>
      </div>
      ${this.messages()}
      <uui-box headline-variant="h3" headline="Depuis le début">
        <p><portail-feedback-share .satisfaction=${satisfaction}></portail-feedback-share></p>
      </uui-box>
      <uui-box headline-variant="h3" headline="Version par version"><portail-feedback-versions .figures=${figures}></portail-feedback-versions></uui-box>
      <uui-box headline-variant="h3" headline="Jour par jour">
        <div class="stack">
          ${this.dates()}
          ${overview.sums.satisfaction.votes ? html`<portail-feedback-chart .overview=${overview}></portail-feedback-chart>` : html`<p>Personne n’a répondu pendant cette période.</p>`}
        </div>
      </uui-box>
      ${this.#improvements(figures)}`;
  }

  render() {
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <p><a href="section/avis/classement">← Classement des contenus</a></p>
        ${this._data ? this.#figures(this._data) : this.messages()}
      </div>`;
  }

  static styles = [...PortailFeedbackScreenElement.styles, css`ul { display: grid; gap: var(--uui-size-space-5); list-style: none; margin: 0; padding: 0; }`];
}

customElements.define('portail-feedback-content', PortailFeedbackContentElement);
export default PortailFeedbackContentElement;
