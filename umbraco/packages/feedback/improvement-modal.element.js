// « Vous l’avez dit, nous l’avons changé »: which published edit, and the sentence that families will read.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { addImprovement, readContent } from './api.js';
import { screenStyles } from './styles.js';
import { at, count, onDay } from './words.js';

const longest = 300;

export class PortailFeedbackImprovementModalElement extends UmbModalBaseElement {
  static properties = { _figures: { state: true }, _sentence: { state: true }, _problem: { state: true }, _busy: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this._sentence = '';
    readContent(this, this.data.contentId).then(({ data, problem }) => {
      this._figures = data;
      this._problem = problem;
    });
  }

  async #submit(event) {
    event.preventDefault();
    if (this._busy) return;
    this._busy = true;
    const { version } = Object.fromEntries(new FormData(event.target));
    const { problem } = await addImprovement(this, { contentId: this.data.contentId, version, sentence: this._sentence, comments: this.data.comments });
    this._busy = false;
    this._problem = problem;
    if (problem) return;
    this.updateValue({});
    this._submitModal();
  }

  get #canTell() {
    return !!this._figures?.content.address && this._figures.versions.length > 0;
  }

  #form({ content, versions }) {
    const { comments } = this.data;
    if (!this.#canTell) return html`<p>Ce contenu n’est plus en ligne&nbsp;: aucune page ne montrerait la phrase. Vous pouvez passer les commentaires à «&nbsp;Traité&nbsp;» sans elle.</p>`;
    return html`
      <form id="form" class="stack" @submit=${this.#submit}>
        <p><strong>${content.title}</strong></p>
        ${comments.length ? html`<p>Répond à ${count(comments.length, 'commentaire, qui passera', 'commentaires, qui passeront')} à «&nbsp;Traité&nbsp;».</p>` : nothing}
        <label for="version">Quelle modification publiée y répond&nbsp;?</label>
        <select id="version" name="version">${versions.map((version, index) => html`<option value=${version.version}>${at(version.version)}${index === 0 ? ' (en ligne)' : ''}${version.title === content.title ? '' : `, «\u00a0${version.title}\u00a0»`}</option>`)}</select>
        <label for="sentence">La phrase que les familles liront</label>
        <textarea id="sentence" rows="3" maxlength=${longest} required .value=${this._sentence} @input=${event => { this._sentence = event.target.value; }} aria-describedby="left" ${umbFocus()}></textarea>
        <p id="left" class="muted">${longest - this._sentence.length} caractères restants. Par exemple&nbsp;: «&nbsp;Nous avons ajouté une image de l’écran de paiement.&nbsp;»</p>
        <uui-box headline-variant="h3" headline="Sur la page">
          <p class="title">Vous l’avez dit, nous l’avons changé</p>
          <p>${this._sentence || '…'} <span class="muted">(${onDay(new Date().toISOString())})</span></p>
        </uui-box>
      </form>`;
  }

  render() {
    return html`
      <umb-body-layout headline="Dire ce qui a changé">
        ${this._figures ? this.#form(this._figures) : this._problem ? nothing : html`<uui-loader-bar></uui-loader-bar>`}
        <p class="problem" role="alert">${this._problem ?? nothing}</p>
        <uui-button slot="actions" label="Annuler" @click=${this._rejectModal}></uui-button>
        <uui-button slot="actions" id="confirm" look="primary" color="positive" label="Publier la phrase" ?disabled=${!this.#canTell} .state=${this._busy ? 'waiting' : undefined}
          @click=${() => this.renderRoot.querySelector('#form').requestSubmit()}></uui-button>
      </umb-body-layout>`;
  }

  static styles = [screenStyles, css`.title { font-size: 1.1rem; font-weight: bold; } select { max-inline-size: 26rem; } .problem { margin-block-start: var(--uui-size-space-4); }`];
}

customElements.define('portail-feedback-improvement-modal', PortailFeedbackImprovementModalElement);
export default PortailFeedbackImprovementModalElement;
