// What an edit changed, in words.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { screenStyles } from './styles.js';
import { readTextDifference } from './text-difference.js';
import { at } from './words.js';

export class PortailFeedbackDifferenceModalElement extends UmbModalBaseElement {
  static properties = { _found: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    const { contentId, before, after } = this.data;
    readTextDifference(this, contentId, before, after).then(found => { this._found = found; });
  }

  #part({ value, added, removed }) {
    if (added) return html`<ins><span class="unseen">ajouté&nbsp;: </span>${value}</ins>`;
    if (removed) return html`<del><span class="unseen">retiré&nbsp;: </span>${value}</del>`;
    return value;
  }

  render() {
    const { title, before, after } = this.data;
    const { changes, problem } = this._found ?? {};
    return html`
      <umb-body-layout headline="Ce qui a changé">
        <div class="stack" id="body">
          <p><strong>${title}</strong><br>Version du ${at(before)}, puis version du ${at(after)}. <ins>Souligné</ins>&nbsp;: ajouté. <del>Barré</del>&nbsp;: retiré.</p>
          ${this._found ? nothing : html`<uui-loader-bar></uui-loader-bar>`}
          ${problem ? html`<p role="alert">${problem}</p>` : nothing}
          ${changes?.length === 0 ? html`<p>Le texte est le même dans les deux versions.</p>` : nothing}
          ${(changes ?? []).map(change => html`<uui-box headline-variant="h3" headline=${change.name}><p class="text">${change.parts.map(part => this.#part(part))}</p></uui-box>`)}
        </div>
        <uui-button slot="actions" look="primary" label="Fermer" @click=${this._rejectModal}></uui-button>
      </umb-body-layout>`;
  }

  static styles = [
    screenStyles,
    css`
      .text { line-height: 1.6; white-space: pre-wrap; }
      ins { background: color-mix(in srgb, var(--uui-color-positive) 25%, transparent); }
      del { background: color-mix(in srgb, var(--uui-color-danger) 20%, transparent); }
    `,
  ];
}

customElements.define('portail-feedback-difference-modal', PortailFeedbackDifferenceModalElement);
export default PortailFeedbackDifferenceModalElement;
