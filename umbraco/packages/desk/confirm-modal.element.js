// Asks before something is done: says what will happen, and takes another mail address, an account or the reason where there must be one. What the server refuses is
// said here, with what was typed still in place.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { umbFocus } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalBaseElement } from '@umbraco-cms/backoffice/modal';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

export class PortailDeskConfirmModalElement extends UmbModalBaseElement {
  static properties = { _problem: { state: true }, _busy: { state: true } };

  #submit(event) {
    event.preventDefault();
    this.#run(Object.fromEntries(new FormData(event.target)));
  }

  async #run(answers) {
    if (this._busy) return;
    this._busy = true;
    this._problem = await this.data.run(answers);
    this._busy = false;
    if (!this._problem) this._submitModal();
  }

  render() {
    const { headline, text, asksMail, asksLogin, asksReason, confirm, isEnding } = this.data;
    return html`
      <uui-dialog-layout class="uui-text" headline=${headline}>
        <p>${text}</p>
        <form id="form" @submit=${this.#submit}>
          ${asksMail ? html`
            <label for="mail">Nouvelle adresse mail</label>
            <input id="mail" name="mail" type="text" inputmode="email" autocomplete="off" spellcheck="false" maxlength="254" required ${umbFocus()}>` : nothing}
          ${asksLogin ? html`
            <label for="login">Nom d’utilisateur ou adresse mail du compte</label>
            <input id="login" name="login" type="text" autocapitalize="none" autocomplete="off" spellcheck="false" maxlength="254" required ${umbFocus()}>` : nothing}
          ${asksReason ? html`
            <label for="reason">Raison <span class="hint">(gardée 12 mois avec votre nom)</span></label>
            <textarea id="reason" name="reason" rows="3" minlength="3" maxlength="500" required ${asksMail || asksLogin ? nothing : umbFocus()}></textarea>` : nothing}
        </form>
        <p id="problem" role="alert">${this._problem ?? nothing}</p>
        <uui-button slot="actions" id="cancel" label="Annuler" @click=${this._rejectModal}></uui-button>
        <uui-button slot="actions" id="confirm" look="primary" color=${isEnding ? 'danger' : 'positive'} label=${confirm} .state=${this._busy ? 'waiting' : undefined}
          @click=${() => this.renderRoot.querySelector('#form').requestSubmit()} ${asksMail || asksLogin || asksReason ? nothing : umbFocus()}></uui-button>
      </uui-dialog-layout>`;
  }

  static styles = [
    UmbTextStyles,
    css`
      uui-dialog-layout { inline-size: min(38rem, 90vw); }
      form { display: grid; gap: var(--uui-size-space-2); }
      label { font-weight: bold; margin-block-start: var(--uui-size-space-3); }
      .hint { font-weight: normal; }
      input, textarea { border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius); box-sizing: border-box; font: inherit; inline-size: 100%; padding: var(--uui-size-space-3); }
      #problem { color: var(--uui-color-danger-standalone); font-weight: bold; margin-block: var(--uui-size-space-3) 0; }
    `,
  ];
}

customElements.define('portail-desk-confirm-modal', PortailDeskConfirmModalElement);
export default PortailDeskConfirmModalElement;
