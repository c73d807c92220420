// One dossier: its guardians and their accounts, sign-ups under way, mails, and what the desk can do about them.
import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbModalToken, umbOpenModal } from '@umbraco-cms/backoffice/modal';
import { readDossier, writeLetter } from './api.js';
import { PortailDeskPaneElement } from './pane.js';
import { at, guardianState, isClosed, linkState, onDay, signUpState } from './words.js';

const letterModal = new UmbModalToken('Portail.Desk.Modal.Letter', { modal: { type: 'dialog' } });

export class PortailDeskDossierElement extends PortailDeskPaneElement {
  read() {
    return readDossier(this, this.which);
  }

  async #print() {
    this._done = undefined;
    const { data, problem } = await writeLetter(this, this.which);
    this._problem = problem;
    if (!data) return;
    await umbOpenModal(this, letterModal, { data: { letter: data } }).catch(() => {});
    await this.load();
  }

  /** Not ended, or ended by the desk, which may take that back. */
  #linksOf(guardian) {
    return this._view.links.filter(link => link.guardianId === (guardian?.id ?? null) && (!link.end || link.end === 'desk'));
  }

  #linkRows(link) {
    if (isClosed(link)) return html`<dt>Compte</dt><dd>fermé par la personne ou resté longtemps sans servir</dd>`;
    return link.account ? this.accountRows(link.account) : html`
      <dt>Nom d’utilisateur</dt><dd>${link.userName ?? 'inconnu'}</dd>
      ${link.mail ? html`<dt>Adresse mail du compte</dt><dd>${link.mail}</dd>` : nothing}
      <dt>Dernière connexion</dt><dd>${at(link.lastSeenAt)}</dd>`;
  }

  #link(link, guardian) {
    const name = link.userName ?? link.mail ?? (isClosed(link) ? 'un compte fermé' : 'ce compte');
    const canResume = !isClosed(link) && (link.state === 'suspended' || link.end === 'desk') && !guardian?.accessEndedAt;
    const canEnd = !link.end && !isClosed(link) && (!guardian || link.state === 'suspended');
    const canSettle = link.end === 'desk' || (isClosed(link) && link.state === 'suspended');
    return html`
      <p>${this.tag(linkState(link))}</p>
      <dl>${this.#linkRows(link)}<dt>Rattaché au dossier</dt><dd>le ${onDay(link.since)}</dd></dl>
      <div class="buttons">
        ${link.account && !link.end ? this.accountButtons(link.account) : nothing}
        ${canResume ? this.button('Rétablir l’accès', {
          path: `links/${link.id}/resume`,
          headline: `Rétablir l’accès de ${name}`,
          text: 'Le compte verra de nouveau le dossier, tout de suite.',
          asksReason: true,
          confirm: 'Rétablir',
          done: 'L’accès est rétabli.',
        }) : nothing}
        ${canEnd ? this.button('Mettre fin à l’accès', {
          path: `links/${link.id}/end`,
          headline: `Mettre fin à l’accès de ${name}`,
          text: 'Le compte ne verra plus le dossier, tout de suite. Un courrier ne le lui rendra pas\u00a0: vous seul le pourrez.',
          asksReason: true,
          isEnding: true,
          confirm: 'Mettre fin à l’accès',
          done: 'L’accès est terminé.',
        }) : nothing}
        ${canSettle ? this.button('Permettre un nouveau rattachement', {
          path: `links/${link.id}/settle`,
          headline: 'Permettre un nouveau rattachement',
          text: `Depuis la fin ou la suspension de l’accès de ${name}, un courrier ne suffit plus pour ce dossier. Il suffira de nouveau, même à cette personne\u00a0: vérifiez d’abord qui a le courrier.`,
          asksReason: true,
          confirm: 'Permettre',
          done: 'Un courrier suffit de nouveau pour se rattacher.',
        }) : nothing}
      </div>`;
  }

  #guardian(guardian) {
    const links = this.#linksOf(guardian);
    const name = `${guardian.firstName} ${guardian.familyName}`;
    const isFree = !links.some(link => !link.end);
    const mayHaveAccount = this._view.links.some(link => !link.guardianId && !link.end);
    return html`
      <article aria-label=${name}>
        <h3>${name}</h3>
        ${links.length && guardian.isActive ? nothing : html`<p>${this.tag(guardianState(guardian, mayHaveAccount))}</p>`}
        <dl>
          ${guardian.mail ? html`<dt>Adresse mail à la mairie</dt><dd>${guardian.mail}</dd>` : nothing}
          ${guardian.phone ? html`<dt>Téléphone</dt><dd>${guardian.phone}</dd>` : nothing}
        </dl>
        ${links.map(link => this.#link(link, guardian))}
        ${guardian.isActive ? html`<div class="buttons">
          ${isFree ? this.button('Rattacher un compte', {
            path: `guardians/${guardian.id}/link`,
            headline: `Rattacher un compte pour ${name}`,
            text: 'Pour une personne qui ne peut pas se rattacher avec un courrier. À faire seulement après avoir vu sa pièce d’identité. Le compte verra le dossier tout de suite\u00a0; les autres responsables sont prévenus par mail et peuvent s’y opposer.',
            asksLogin: true,
            asksReason: true,
            confirm: 'Rattacher',
            done: `Le compte est rattaché pour ${name}.`,
          }) : nothing}
          ${this.button('Mettre fin à l’accès', {
            path: `guardians/${guardian.id}/end`,
            headline: `Mettre fin à l’accès de ${name}`,
            text: 'Cette personne ne verra plus le dossier, tout de suite, et ne pourra plus s’y rattacher. Le fichier de la mairie n’y changera rien.',
            asksReason: true,
            isEnding: true,
            confirm: 'Mettre fin à l’accès',
            done: `L’accès de ${name} est terminé.`,
          })}
        </div>` : nothing}
        ${guardian.accessEndedAt ? html`<div class="buttons">${this.button('Redonner l’accès à ce responsable', {
          path: `guardians/${guardian.id}/resume`,
          headline: `Redonner l’accès à ${name}`,
          text: 'Cette personne pourra de nouveau avoir accès au dossier. Si elle avait un compte, rétablissez ensuite l’accès de ce compte.',
          asksReason: true,
          confirm: 'Redonner l’accès',
          done: `${name} peut de nouveau avoir accès au dossier.`,
        })}</div>` : nothing}
      </article>`;
  }

  #others() {
    const links = this.#linksOf(null);
    return links.length ? html`
      <uui-box headline-variant="h2" headline="Comptes rattachés sans que l’on sache à quel responsable">
        ${links.map(link => html`<article aria-label=${link.userName ?? 'Compte'}>${this.#link(link)}</article>`)}
      </uui-box>` : nothing;
  }

  #signUp(signUp) {
    return html`
      <article aria-label=${signUp.userName}>
        <h3>${signUp.userName}</h3>
        <p>${this.tag(signUpState(signUp))}</p>
        <dl>
          <dt>Adresse mail donnée</dt><dd>${signUp.mail}</dd>
          <dt>Mails envoyés d’affilée</dt><dd>${signUp.mailsSent}</dd>
        </dl>
        <div class="buttons">
          ${this.button('Renvoyer le mail d’activation', {
            path: `sign-ups/${signUp.id}/activation`,
            headline: `Renvoyer le mail d’activation de ${signUp.userName}`,
            text: `Le mail part à ${signUp.mail}. Son lien est valable 48\u00a0heures.`,
            confirm: 'Renvoyer',
            done: `Le mail d’activation est reparti à ${signUp.mail}.`,
          })}
          ${this.button('Corriger l’adresse mail', {
            path: `sign-ups/${signUp.id}/mail`,
            headline: `Corriger l’adresse mail de ${signUp.userName}`,
            text: `Le mail d’activation part à la nouvelle adresse. Le lien envoyé à ${signUp.mail} ne fonctionne plus.`,
            asksMail: true,
            asksReason: true,
            confirm: 'Corriger et renvoyer',
            done: 'L’adresse est corrigée et le mail d’activation est parti.',
          })}
        </div>
      </article>`;
  }

  render() {
    const dossier = this._view;
    if (!dossier) return this._problem ? this.messages() : html`<uui-loader></uui-loader>`;
    return html`
      <h1 tabindex="-1">${dossier.familyName}, dossier n°&nbsp;${dossier.number}</h1>
      <p>${[dossier.address, `${dossier.postcode ?? ''} ${dossier.town ?? ''}`.trim()].filter(Boolean).join(', ')}</p>
      <div class="buttons"><uui-button look="primary" label="Imprimer un nouveau courrier" @click=${this.#print}></uui-button></div>
      ${dossier.letterHasCode ? html`<p>Chaque courrier a un nouveau code\u00a0: celui d’un courrier perdu ne sert plus.</p>` : nothing}
      ${this.messages()}
      ${dossier.signUps.length ? html`<uui-box headline-variant="h2" headline="Inscriptions à activer">${dossier.signUps.map(signUp => this.#signUp(signUp))}</uui-box>` : nothing}
      ${this.#others()}
      <uui-box id="guardians" headline-variant="h2" headline="Responsables">${dossier.guardians.map(guardian => this.#guardian(guardian))}</uui-box>
      ${this.mails(dossier.mails)} ${this.events(dossier.events)} ${this.actions(dossier.actions)}`;
  }
}

customElements.define('portail-desk-dossier', PortailDeskDossierElement);
