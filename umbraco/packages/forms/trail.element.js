// Who took messages out, or deleted one: read when somebody opens it.
import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { readTrail } from './api.js';
import { screenStyles } from './styles.js';
import { at, trailWords } from './words.js';

export class PortailFormsTrailElement extends UmbLitElement {
  static properties = { _records: { state: true }, _problem: { state: true } };

  /** Reads it anew where it is open. */
  async load() {
    if (!this.renderRoot.querySelector('details').open) return;
    const { data, problem } = await readTrail(this);
    this._problem = problem;
    this._records = data ?? this._records;
  }

  #table() {
    if (!this._records) return this._problem ? nothing : html`<uui-loader></uui-loader>`;
    if (!this._records.length) return html`<p>Aucun message n’a été exporté ni supprimé. Ce sera noté ici, pendant 25&nbsp;mois.</p>`;
    return html`
      <table>
        <thead><tr><th scope="col">Quand</th><th scope="col">Qui</th><th scope="col">Quoi</th></tr></thead>
        <tbody>${repeat(this._records, record => html`<tr><td>${at(record.at)}</td><td>${record.staffName}</td><td>${trailWords(record)}</td></tr>`)}</tbody>
      </table>`;
  }

  render() {
    return html`
      <details @toggle=${this.load}>
        <summary>Exports et suppressions</summary>
        <p class="problem" role="alert">${this._problem ?? nothing}</p>
        ${this.#table()}
      </details>`;
  }

  static styles = [
    screenStyles,
    css`
      summary { cursor: pointer; font-weight: bold; padding-block: var(--uui-size-space-3); }
      table { border-collapse: collapse; inline-size: 100%; max-inline-size: 60rem; }
      th, td { border-block-end: 1px solid var(--uui-color-border); padding: var(--uui-size-space-3) var(--uui-size-space-4) var(--uui-size-space-3) 0; text-align: start; vertical-align: top; }
    `,
  ];
}

customElements.define('portail-forms-trail', PortailFormsTrailElement);
