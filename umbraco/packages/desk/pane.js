// What the pages of a dossier and of an account share: they load, ask before they act, and say what was done.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbModalToken, umbOpenModal } from '@umbraco-cms/backoffice/modal';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';
import { act } from './api.js';
import { accountState, actionFate, actionName, at, mailFate, mailName } from './words.js';

const confirmModal = new UmbModalToken('Portail.Desk.Modal.Confirm', { modal: { type: 'dialog' } });

export class PortailDeskPaneElement extends UmbLitElement {
  static properties = { which: { attribute: false }, _view: { state: true }, _problem: { state: true }, _done: { state: true } };

  updated(changed) {
    if (changed.has('which')) this.#open();
  }

  /** Reads what `which` names. */
  read() {
    throw new Error('Each page reads its own.');
  }

  async #open() {
    this._view = undefined;
    this._done = undefined;
    await this.load();
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }

  async load() {
    const which = this.which;
    const { data, problem } = await this.read();
    // Another one was opened meanwhile.
    if (which !== this.which) return;
    this._view = data ?? this._view;
    this._problem = problem;
  }

  /** Asks, acts, shows the page as it is then, and says what was done. */
  async ask({ path, done, ...question }) {
    this._done = undefined;
    const run = async answers => (await act(this, path, question.asksMail || question.asksLogin || question.asksReason ? answers : undefined)).problem;
    const answered = await umbOpenModal(this, confirmModal, { data: { ...question, run } }).then(() => true, () => false);
    if (!answered) return;
    await this.load();
    this._done = done;
  }

  button(label, question) {
    return html`<uui-button look="secondary" label=${label} @click=${() => this.ask(question)}></uui-button>`;
  }

  tag({ text, color }) {
    return html`<uui-tag look="secondary" color=${color}>${text}</uui-tag>`;
  }

  /** What is known of an account, as rows of a description list. */
  accountRows(account) {
    return html`
      <dt>Nom d’utilisateur</dt><dd>${account.userName}</dd>
      <dt>Adresse mail du compte</dt><dd>${account.mail}</dd>
      ${account.newMail ? html`<dt>Nouvelle adresse</dt><dd>${account.newMail}, à confirmer avant le ${at(account.newMailUntil)}</dd>` : nothing}
      <dt>Dernière connexion</dt><dd>${at(account.lastSignInAt)}</dd>
      <dt>Compte créé</dt><dd>le ${at(account.createdAt)}</dd>
      ${account.hasAuthenticator ? html`<dt>Code de sécurité</dt><dd>demandé à chaque connexion</dd>` : nothing}`;
  }

  accountState(account) {
    return this.tag(accountState(account));
  }

  accountButtons(account) {
    return html`
      ${account.lockedUntil ? this.button('Débloquer la connexion', {
        path: `accounts/${account.id}/unlock`,
        headline: `Débloquer la connexion de ${account.userName}`,
        text: 'La personne pourra réessayer tout de suite, avec son mot de passe.',
        confirm: 'Débloquer',
        done: 'La connexion est débloquée.',
      }) : nothing}
      ${this.button('Corriger l’adresse mail', {
        path: `accounts/${account.id}/mail`,
        headline: `Changer l’adresse mail de ${account.userName}`,
        text: 'Un mail part à la nouvelle adresse\u00a0: la personne la confirme par son lien, valable 48\u00a0heures, avec son mot de passe ou ce qui est écrit sur son courrier. L’adresse actuelle est prévenue et ne reçoit plus aucun lien d’ici là, et les appareils sont déconnectés tout de suite.',
        asksMail: true,
        asksReason: true,
        confirm: 'Changer l’adresse',
        done: 'Un mail de confirmation est parti à la nouvelle adresse.',
      })}
      ${account.hasAuthenticator ? this.button('Retirer le code de sécurité', {
        path: `accounts/${account.id}/code/end`,
        headline: `Retirer le code de sécurité de ${account.userName}`,
        text: 'Pour une personne qui n’a plus son application ni ses codes de secours. Assurez-vous d’abord que c’est elle. Le mot de passe suffira pour se connecter\u00a0; la personne est prévenue par mail.',
        asksReason: true,
        confirm: 'Retirer le code',
        done: 'Le code de sécurité est retiré\u00a0: le mot de passe suffit.',
      }) : nothing}`;
  }

  messages() {
    return html`
      <p id="done" role="status">${this._done ?? nothing}</p>
      ${this._problem ? html`<p id="problem" role="alert">${this._problem}</p>` : nothing}`;
  }

  mails(mails) {
    return html`
      <uui-box headline-variant="h2" headline="Derniers mails">
        ${mails.length ? html`
          <table>
            <thead><tr><th scope="col">Date</th><th scope="col">Mail</th><th scope="col">Adresse</th><th scope="col">Ce qu’il est devenu</th></tr></thead>
            <tbody>${mails.map(mail => html`<tr><td>${at(mail.at)}</td><td>${mailName(mail.kind)}</td><td>${mail.to}</td><td>${mailFate(mail)}</td></tr>`)}</tbody>
          </table>` : html`<p>Aucun mail ces derniers mois.</p>`}
      </uui-box>`;
  }

  events(events) {
    return events.length ? html`
      <uui-box headline-variant="h2" headline="Connexions et changements">
        <ul>${events.map(event => html`<li>${at(event.at)}&nbsp;: ${event.text} (${event.userName})</li>`)}</ul>
      </uui-box>` : nothing;
  }

  actions(actions) {
    return actions.length ? html`
      <uui-box headline-variant="h2" headline="Fait au guichet">
        <ul>${actions.map(action => html`<li>${at(action.at)}, ${action.staffName}&nbsp;: ${actionName(action.kind)}${actionFate(action)} – ${action.subject}${action.reason ? html`. Raison&nbsp;: ${action.reason}` : nothing}</li>`)}</ul>
      </uui-box>` : nothing;
  }

  static styles = [
    UmbTextStyles,
    css`
      :host { display: grid; gap: var(--uui-size-space-5); }
      h1 { font-size: 1.6rem; line-height: 1.2; margin: 0; }
      h1:focus { outline: none; }
      h3 { margin: 0; }
      p { margin: 0; }
      uui-box > :first-child { margin-block-start: 0; }
      article + article { border-block-start: 1px solid var(--uui-color-border); margin-block-start: var(--uui-size-space-5); padding-block-start: var(--uui-size-space-5); }
      dl { display: grid; gap: var(--uui-size-space-1) var(--uui-size-space-5); grid-template-columns: max-content minmax(0, 1fr); margin: var(--uui-size-space-3) 0; }
      dd { margin: 0; overflow-wrap: anywhere; }
      table { border-collapse: collapse; inline-size: 100%; }
      th, td { border-block-end: 1px solid var(--uui-color-border); padding: var(--uui-size-space-2) var(--uui-size-space-4) var(--uui-size-space-2) 0; text-align: start; vertical-align: top; }
      td { overflow-wrap: anywhere; }
      ul { margin: 0; padding-inline-start: 1.2em; }
      uui-tag { white-space: normal; }
      .buttons { display: flex; flex-wrap: wrap; gap: var(--uui-size-space-3); }
      #done:empty { display: none; }
      #done { background: var(--uui-color-positive); border-radius: var(--uui-border-radius); color: var(--uui-color-positive-contrast); font-weight: bold; padding: var(--uui-size-space-4); }
      #problem { color: var(--uui-color-danger-standalone); font-weight: bold; }
    `,
  ];
}
