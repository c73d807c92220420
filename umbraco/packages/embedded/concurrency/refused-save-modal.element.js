// A save was refused because somebody else saved the document first; the problem's title says who and when. Nothing is lost yet: which of the
// two texts stays?
import { css, html } from '@umbraco-cms/backoffice/external/lit';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

export class PortailRefusedSaveModalElement extends UmbModalBaseElement {
  #keep(keep) {
    this.value = { keep };
    this._submitModal();
  }

  render() {
    const { problem, href } = this.data;
    const term = key => this.localize.term(`portailConflict_${key}`);
    return html`
      <uui-dialog-layout class="uui-text" headline=${problem.title}>
        <p>${term('yourTextIsHere')}</p>
        <dl>
          <dt>${term('keepMine')}</dt><dd>${term('keepMineMeans')}</dd>
          <dt>${term('keepTheirs')}</dt><dd>${term('keepTheirsMeans')}</dd>
          <dt>${term('compare')}</dt><dd>${term('compareMeans')}</dd>
        </dl>
        <uui-button slot="actions" id="close" label=${term('later')} @click=${this._rejectModal} ${umbFocus()}></uui-button>
        <uui-button slot="actions" id="compare" look="secondary" label=${term('compare')} href=${href} target="_blank"></uui-button>
        <uui-button slot="actions" id="theirs" look="secondary" label=${term('keepTheirs')} @click=${() => this.#keep('theirs')}></uui-button>
        <uui-button slot="actions" id="mine" look="primary" color="warning" label=${term('keepMine')} @click=${() => this.#keep('mine')}></uui-button>
      </uui-dialog-layout>
    `;
  }

  static styles = [
    UmbTextStyles,
    css`
      uui-dialog-layout { inline-size: min(42rem, 90vw); }
      uui-button { white-space: nowrap; }
      dt { font-weight: bold; }
      dd { margin: 0 0 var(--uui-size-space-3); }
    `,
  ];
}

customElements.define('portail-refused-save-modal', PortailRefusedSaveModalElement);
export default PortailRefusedSaveModalElement;
