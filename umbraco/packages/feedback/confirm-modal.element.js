// Asks before something is done for good, or for a sentence to be changed; what the server refuses is said here, with what was typed still in place.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { screenStyles } from './styles.js';

export class PortailFeedbackConfirmModalElement extends UmbModalBaseElement {
  static properties = { _problem: { state: true }, _busy: { state: true } };

  async #run(event) {
    event.preventDefault();
    if (this._busy) return;
    this._busy = true;
    this._problem = await this.data.run(this.renderRoot.querySelector('textarea')?.value);
    this._busy = false;
    if (this._problem) return;
    this.updateValue({});
    this._submitModal();
  }

  render() {
    const { headline, text, confirm, sentence, isEnding } = this.data;
    return html`
      <uui-dialog-layout class="uui-text" headline=${headline}>
        <form id="form" class="stack" @submit=${this.#run}>
          <p>${text}</p>
          ${sentence === undefined ? nothing : html`<label for="sentence">Phrase publique</label><textarea id="sentence" rows="3" maxlength="300" required .value=${sentence} ${umbFocus()}></textarea>`}
          <p class="problem" role="alert">${this._problem ?? nothing}</p>
        </form>
        <uui-button slot="actions" label="Annuler" @click=${this._rejectModal}></uui-button>
        <uui-button slot="actions" id="confirm" look="primary" color=${isEnding ? 'danger' : 'positive'} label=${confirm} .state=${this._busy ? 'waiting' : undefined}
          @click=${() => this.renderRoot.querySelector('#form').requestSubmit()}></uui-button>
      </uui-dialog-layout>`;
  }

  static styles = [screenStyles, css`uui-dialog-layout { inline-size: min(38rem, 90vw); }`];
}

customElements.define('portail-feedback-confirm-modal', PortailFeedbackConfirmModalElement);
export default PortailFeedbackConfirmModalElement;
