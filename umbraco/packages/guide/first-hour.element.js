// What greets an editor in the Content section: what is where, the two things that are done most, and what to look at before publishing.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';
import { findPlaces } from './places.js';

export class PortailFirstHourElement extends UmbLitElement {
  static properties = { _places: { state: true }, _mayWrite: { state: true } };

  constructor() {
    super();
    this._mayWrite = false;
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, context => {
      this.observe(context?.currentUser, user => {
        this._mayWrite = user?.fallbackPermissions.includes('Umb.Document.Create') ?? false;
      });
    });
    findPlaces(this).then(places => { this._places = places; });
  }

  #link(place, text) {
    return place ? html`<a href=${place.href}>${text}</a>` : text;
  }

  #button(href, label) {
    return this._mayWrite && href ? html`<uui-button look="primary" color="positive" href=${href} label=${label}></uui-button>` : nothing;
  }

  #whatIsWhere({ centre, tutorials, faq }) {
    return html`
      <uui-box headline="Ce que l’on trouve ici">
        <p>À gauche, l’arborescence suit les pages de l’aide. Un nom en gris n’est pas encore en ligne.</p>
        <dl>
          <dt>${this.#link(centre, 'Aide')}</dt><dd>La page d’accueil de l’aide, le téléphone et le mail du service.</dd>
          <dt>${this.#link(tutorials, 'Tutoriels')}</dt><dd>Une vidéo, ou des étapes, ou les deux.</dd>
          <dt>${this.#link(faq, 'FAQ')}</dt><dd>Les questions des parents, une par document.</dd>
          <dt>Médias</dt><dd>Les images, les sous-titres et les documents, en haut de l’écran.</dd>
          <dt>Corbeille</dt><dd>Ce qui y est peut revenir à sa place, tant qu’elle n’est pas vidée.</dd>
        </dl>
      </uui-box>`;
  }

  #writeAnEntry({ faq }) {
    return html`
      <uui-box headline="Écrire une question de la FAQ">
        <ol>
          <li>Donnez un nom court au document&nbsp;: il fait l’adresse de la page.</li>
          <li>Écrivez la question comme un parent la poserait.</li>
          <li>Commencez par la réponse, puis les étapes, une par ligne. Téléphones et mails deviennent des liens tout seuls.</li>
          <li>Ajoutez d’autres mots que les parents emploient&nbsp;: la recherche les connaîtra.</li>
          <li><strong>Prévisualiser</strong> montre la page à vous seul, <strong>Sauver et publier</strong> la met en ligne.</li>
        </ol>
        ${this.#button(faq?.create, 'Écrire une question')}
      </uui-box>`;
  }

  #addAVideo({ tutorials }) {
    return html`
      <uui-box headline="Ajouter une vidéo à un tutoriel">
        <ol>
          <li>Ouvrez un tutoriel, ou créez-en un.</li>
          <li>Dans l’onglet <strong>Déroulé</strong>, choisissez <strong>Ajouter&nbsp;: Vidéo intégrée</strong>.</li>
          <li>Indiquez où est la vidéo et son identifiant, la fin de son adresse.</li>
          <li>Donnez des sous-titres ou un texte qui dit la même chose&nbsp;: la loi le demande, et sans eux la page ne se publie pas.</li>
        </ol>
        ${this.#button(tutorials?.create, 'Écrire un tutoriel')}
      </uui-box>`;
  }

  #beforePublishing() {
    return html`
      <uui-box headline="Bon à savoir">
        <ul>
          <li>Rien n’est perdu&nbsp;: dans la vue <strong>Info</strong> d’un document, <strong>Version antérieure</strong> compare et reprend un ancien texte.</li>
          <li>Une publication et un retrait se planifient à une date et une heure, par la flèche à droite de <strong>Sauver et publier</strong>.</li>
          <li>Si quelqu’un d’autre écrit dans le même document, vous êtes prévenu et vous choisissez quel texte garder.</li>
          <li>Une image sans texte alternatif ou un lien vers une page disparue empêche la publication&nbsp;: le message dit où.</li>
        </ul>
      </uui-box>`;
  }

  #nothingYet({ missing }) {
    return html`
      <uui-box headline="Le site est encore vide">
        ${missing.centre
          ? html`<p>Commencez par le centre d’aide, sous lequel tout le reste prend place&nbsp;: les tutoriels, la foire aux questions, les pages.</p>`
          : html`<p>Aucun type de document n’est installé&nbsp;: un administrateur les ajoute dans <strong>Configuration</strong>, et l’on peut écrire.</p>`}
        ${this.#button(missing.centre, 'Créer le centre d’aide')}
      </uui-box>`;
  }

  #notAllYet({ missing }) {
    return html`
      <uui-box headline="Il reste à créer">
        <p>Les questions et les tutoriels ont chacun leur liste sous le centre d’aide.</p>
        ${this.#button(missing.faq, 'Créer la FAQ')}
        ${this.#button(missing.tutorials, 'Créer la liste des tutoriels')}
      </uui-box>`;
  }

  #whatIsMissing(places) {
    if (!places.centre) return this.#nothingYet(places);
    return places.faq && places.tutorials ? nothing : this.#notAllYet(places);
  }

  render() {
    if (!this._places) return html`<uui-loader></uui-loader>`;
    const places = this._places;
    return html`
      <section class="uui-text">
        <h1>Premiers pas</h1>
        <p class="lead">De quoi écrire une première page en quelques minutes. Pour revenir ici, cliquez sur «&nbsp;Contenu&nbsp;» en haut de l’écran.</p>
        <div id="boxes">
          ${this.#whatIsMissing(places)}
          ${this.#whatIsWhere(places)} ${this.#writeAnEntry(places)} ${this.#addAVideo(places)} ${this.#beforePublishing()}
        </div>
      </section>`;
  }

  static styles = [
    UmbTextStyles,
    css`
      :host { display: block; padding: var(--uui-size-layout-1); }
      .uui-text h1 { font-size: 1.6rem; font-weight: 700; line-height: 1.2; margin: 0 0 var(--uui-size-space-2); }
      uui-box > :first-child { margin-block-start: 0; }
      .lead { margin-block: 0 var(--uui-size-space-5); max-inline-size: 60ch; }
      #boxes { display: grid; gap: var(--uui-size-space-5); grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); align-items: start; }
      dt { font-weight: bold; }
      dd { margin: 0 0 var(--uui-size-space-3); }
      li { margin-block-end: var(--uui-size-space-2); }
      ol, ul { padding-inline-start: 1.4em; }
    `,
  ];
}

customElements.define('portail-first-hour', PortailFirstHourElement);
export default PortailFirstHourElement;
