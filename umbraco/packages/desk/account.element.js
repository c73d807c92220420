// One account without a dossier, or whose dossier is elsewhere.
import { html } from '@umbraco-cms/backoffice/external/lit';
import { readAccount } from './api.js';
import { PortailDeskPaneElement } from './pane.js';

export class PortailDeskAccountElement extends PortailDeskPaneElement {
  read() {
    return readAccount(this, this.which);
  }

  #open(dossier) {
    this.dispatchEvent(new CustomEvent('portail-desk-open', { detail: { dossier: dossier.id } }));
  }

  render() {
    if (!this._view) return this._problem ? this.messages() : html`<uui-loader></uui-loader>`;
    const { account, dossiers, mails, events, actions } = this._view;
    return html`
      <h1 tabindex="-1">Compte de ${account.userName}</h1>
      ${this.messages()}
      <uui-box headline-variant="h2" headline="Compte">
        <p>${this.accountState(account)}</p>
        <dl>${this.accountRows(account)}</dl>
        <div class="buttons">${this.accountButtons(account)}</div>
      </uui-box>
      <uui-box headline-variant="h2" headline="Dossiers">
        ${dossiers.length
          ? dossiers.map(dossier => html`<uui-button look="secondary" label=${`${dossier.familyName}, dossier n°\u00a0${dossier.number}`} @click=${() => this.#open(dossier)}></uui-button>`)
          : html`<p>Aucun. La personne rattache son dossier dans «&nbsp;Mon compte&nbsp;», avec le nom et le numéro du courrier.</p>`}
      </uui-box>
      ${this.mails(mails)} ${this.events(events)} ${this.actions(actions)}`;
  }
}

customElements.define('portail-desk-account', PortailDeskAccountElement);
