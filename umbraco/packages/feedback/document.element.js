// « Avis » on a document: its figures and last comments, where editors edit.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { readComments, readContent, readContents, readMe } from './api.js';
import { allDatesQuery } from './dates.element.js';
import { PortailFeedbackScreenElement } from './screen.js';
import { count } from './words.js';
import './comment.element.js';
import './share.element.js';
import { sinceWords } from './versions.element.js';

const allDays = { days: 3650 };
const lastComments = 5;

export class PortailFeedbackDocumentElement extends PortailFeedbackScreenElement {
  #id;

  constructor() {
    super();
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, context => this.observe(context?.unique, id => {
      this.#id = id;
      this._data = undefined;
      if (this.isConnected) this.load();
    }));
  }

  async read() {
    if (!this.#id) return { data: {} };
    const [contents, me] = await Promise.all([readContents(this), readMe(this)]);
    if (contents.problem ?? me.problem) return { problem: contents.problem ?? me.problem };
    this.me = me.data;
    // What has no page has no figures: it is not asked for.
    if (!contents.data.some(content => content.id === this.#id)) return { data: {} };
    const [figures, comments] = await Promise.all([readContent(this, this.#id), readComments(this, allDays, { content: this.#id, take: lastComments })]);
    return figures.problem ?? comments.problem ? { problem: figures.problem ?? comments.problem } : { data: { figures: figures.data, comments: comments.data } };
  }

  #figures({ figures, comments }) {
    const [now] = figures.versions;
    return html`
      <uui-box headline-variant="h3" headline="Satisfaction">
        <div class="stack">
          ${figures.satisfaction.votes === 0 ? html`<p>Personne n’a encore répondu à «&nbsp;Ce contenu vous a-t-il été utile&nbsp;?&nbsp;». Les réponses apparaîtront ici.</p>` : html`
            <p><strong>Depuis le début</strong><br><portail-feedback-share .satisfaction=${figures.satisfaction}></portail-feedback-share></p>
            ${now.since ? html`<p><strong>Version en ligne</strong><br><portail-feedback-share .satisfaction=${now.satisfaction}></portail-feedback-share><br><span class="muted">Par rapport à la version d’avant&nbsp;: ${sinceWords(now.since)}.</span></p>` : nothing}`}
          <p><a href="section/avis/contenu/${figures.content.id}">Toutes les versions, jour par jour</a></p>
        </div>
      </uui-box>
      <uui-box headline-variant="h3" headline="Derniers commentaires">
        ${comments.total === 0 ? html`<p>Aucun commentaire sur ce contenu.</p>` : html`
          <ul>${comments.items.map(comment => html`<li><portail-feedback-comment brief .me=${this.me} .comment=${comment}></portail-feedback-comment></li>`)}</ul>
          <p><a href="section/avis/commentaires?content=${figures.content.id}&${allDatesQuery(this.me.today)}">${comments.total > lastComments ? `Lire les ${count(comments.total, 'commentaire', 'commentaires')}` : 'Les trier'}</a></p>`}
      </uui-box>`;
  }

  render() {
    return html`
      <div class="screen" aria-busy=${!!this._reading}>
        <h2 class="unseen">Avis des familles</h2>
        ${this.messages()}
        ${this._data?.figures ? this.#figures(this._data) : nothing}
        ${this._data && !this._data.figures && !this._reading ? html`<div class="empty"><p>Les familles ne donnent pas leur avis sur ce contenu&nbsp;: il n’est pas en ligne, ou il n’a pas de page à lui. Les tutoriels, les questions et les pages publiés ont chacun leurs avis ici.</p></div>` : nothing}
      </div>`;
  }

  static styles = [...PortailFeedbackScreenElement.styles, css`ul { display: grid; gap: var(--uui-size-space-5); list-style: none; margin: 0 0 var(--uui-size-space-4); padding: 0; } li + li { border-block-start: 1px solid var(--uui-color-border); padding-block-start: var(--uui-size-space-5); }`];
}

customElements.define('portail-feedback-document', PortailFeedbackDocumentElement);
export default PortailFeedbackDocumentElement;
