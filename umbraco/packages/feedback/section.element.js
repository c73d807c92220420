// The section « Avis »: its screens, each with an address of its own.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';
import { readMe } from './api.js';
import { number } from './words.js';

const screens = [
  { path: 'apercu', label: 'Vue d’ensemble', component: () => import('./overview.element.js') },
  { path: 'classement', label: 'Classement', component: () => import('./ranking.element.js') },
  { path: 'commentaires', label: 'Commentaires', component: () => import('./comments.element.js') },
  { path: 'recherches', label: 'Recherches', component: () => import('./searches.element.js'), forWholeSite: true },
  { path: 'suivi', label: 'Mails et exports', component: () => import('./following.element.js') },
];

export class PortailFeedbackSectionElement extends UmbLitElement {
  static properties = { _me: { state: true }, _problem: { state: true }, _active: { state: true } };

  #routes;

  constructor() {
    super();
    this.#open();
    this.addEventListener('portail-feedback-read', () => this.#count());
  }

  /** What is left to read; the screens hold the same object. */
  async #count() {
    const { data } = await readMe(this);
    if (!data) return;
    this._me.unread = data.unread;
    this.requestUpdate();
  }

  async #open() {
    const { data, problem } = await readMe(this);
    this._problem = problem;
    if (!data) return;
    this.#routes = [
      ...this.#screens(data).map(screen => ({
        path: screen.path,
        component: screen.component,
        setup: element => {
          element.me = data;
          this._active = screen.path;
        },
      })),
      {
        path: 'contenu/:id',
        component: () => import('./content.element.js'),
        setup: (element, { match }) => {
          element.me = data;
          element.contentId = match.params.id;
          this._active = 'classement';
        },
      },
      { path: '', redirectTo: 'apercu' },
    ];
    this._me = data;
  }

  #screens(me) {
    return screens.filter(screen => !screen.forWholeSite || me.readsEverything);
  }

  render() {
    if (this._problem) return html`<p id="problem" role="alert">${this._problem}</p>`;
    if (!this._me) return html`<uui-loader-bar></uui-loader-bar>`;
    return html`
      <umb-body-layout main-no-padding header-fit-height>
        <h1 slot="header">Avis des familles</h1>
        <nav slot="navigation" aria-label="Avis">
          <uui-tab-group>
            ${this.#screens(this._me).map(screen => html`
              <uui-tab label=${screen.label} href="section/avis/${screen.path}" ?active=${this._active === screen.path}>
                ${screen.label}${screen.path === 'commentaires' && this._me.unread ? html`&nbsp;(${number(this._me.unread)})` : nothing}
              </uui-tab>`)}
          </uui-tab-group>
        </nav>
        <umb-router-slot .routes=${this.#routes}></umb-router-slot>
      </umb-body-layout>`;
  }

  static styles = [
    UmbTextStyles,
    css`
      :host { block-size: 100%; display: block; }
      h1 { font-size: 1.25rem; margin: 0; }
      #problem { color: var(--uui-color-danger-standalone); font-weight: bold; padding: var(--uui-size-layout-1); }
    `,
  ];
}

customElements.define('portail-feedback-section', PortailFeedbackSectionElement);
export default PortailFeedbackSectionElement;
