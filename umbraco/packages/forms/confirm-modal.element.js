// Asks before a message is deleted for good; what the server refuses is said here.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { screenStyles } from './styles.js';

export class PortailFormsConfirmModalElement extends UmbModalBaseElement {
  static properties = { _problem: { state: true }, _busy: { state: true } };

  async #run() {
    if (this._busy) return;
    this._busy = true;
    this._problem = await this.data.run();
    this._busy = false;
    if (!this._problem) this._submitModal();
  }

  render() {
    return html`
      <uui-dialog-layout class="uui-text" headline=${this.data.headline}>
        <p>${this.data.text}</p>
        <p class="problem" role="alert">${this._problem ?? nothing}</p>
        <uui-button slot="actions" label="Annuler" @click=${this._rejectModal}></uui-button>
        <uui-button slot="actions" id="confirm" look="primary" color="danger" label=${this.data.confirm} .state=${this._busy ? 'waiting' : undefined} @click=${this.#run} ${umbFocus()}></uui-button>
      </uui-dialog-layout>`;
  }

  static styles = [screenStyles, css`uui-dialog-layout { inline-size: min(38rem, 90vw); }`];
}

customElements.define('portail-forms-confirm-modal', PortailFormsConfirmModalElement);
export default PortailFormsConfirmModalElement;
