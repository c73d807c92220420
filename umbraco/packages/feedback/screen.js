// What the screens of « Avis » share: they read, say that they read, and say in words when they could not.
import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { screenStyles } from './styles.js';
import './dates.element.js';

export class PortailFeedbackScreenElement extends UmbLitElement {
  static properties = { me: { attribute: false }, _data: { state: true }, _problem: { state: true }, _reading: { state: true }, _done: { state: true } };

  static styles = screenStyles;

  #turn = 0;

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Reads what the screen shows: `{ data }` or `{ problem }`. */
  read() {
    throw new Error('Each screen reads its own.');
  }

  /** The last one asked for is the one that is shown. */
  async load() {
    const turn = ++this.#turn;
    this._reading = true;
    const { data, problem } = await this.read();
    if (turn !== this.#turn) return;
    this._reading = false;
    this._problem = problem;
    if (data !== undefined) this._data = data;
  }

  /** Says what was done, and shows the screen as it is then. */
  async did(sentence) {
    await this.load();
    this._done = sentence;
  }

  dates() {
    return html`<portail-feedback-dates @portail-feedback-dates=${() => { this._done = undefined; this.load(); }}></portail-feedback-dates>`;
  }

  messages() {
    return html`
      <p class="done" role="status">${this._done ?? nothing}</p>
      <p class="problem" role="alert">${this._problem ?? nothing}</p>
      ${this._reading && !this._data ? html`<uui-loader-bar></uui-loader-bar>` : nothing}`;
  }
}
