// The letter as it will be printed. It stands in a frame of its own, without scripts, so that printing it prints nothing else.
import { css, html } from '@umbraco-cms/backoffice/external/lit';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';

export class PortailDeskLetterModalElement extends UmbModalBaseElement {
  #print() {
    this.renderRoot.querySelector('iframe').contentWindow.print();
  }

  render() {
    return html`
      <uui-dialog-layout headline="Courrier à imprimer">
        <iframe title="Courrier" sandbox="allow-same-origin allow-modals" .srcdoc=${this.data.letter}></iframe>
        <uui-button slot="actions" id="close" label="Fermer" @click=${this._submitModal}></uui-button>
        <uui-button slot="actions" id="print" look="primary" color="positive" label="Imprimer" @click=${this.#print} ${umbFocus()}></uui-button>
      </uui-dialog-layout>`;
  }

  static styles = css`
    uui-dialog-layout { inline-size: min(60rem, 90vw); }
    iframe { background: #fff; block-size: min(70vh, 60rem); border: 1px solid var(--uui-color-border); inline-size: 100%; }
  `;
}

customElements.define('portail-desk-letter-modal', PortailDeskLetterModalElement);
export default PortailDeskLetterModalElement;
