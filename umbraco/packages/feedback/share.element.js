// A share of « très utile » with how sure it is: the bar is the 95 % interval, the mark the share itself.
import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { count, share } from './words.js';

export class PortailFeedbackShareElement extends UmbLitElement {
  static properties = { satisfaction: { attribute: false }, brief: { type: Boolean } };

  render() {
    const { share: value, low, high, votes } = this.satisfaction;
    if (!votes) return html`<span class="muted">pas encore d’avis</span>`;
    return html`
      <span class="value">${share(value)}</span>
      <span class="bar" aria-hidden="true"><span class="range" style="inset-inline-start:${low * 100}%;inline-size:${(high - low) * 100}%"></span><span class="mark" style="inset-inline-start:${value * 100}%"></span></span>
      ${this.brief ? nothing : html`<span class="words muted">entre ${share(low)} et ${share(high)} à coup presque sûr, sur ${count(votes, 'réponse', 'réponses')}</span>`}`;
  }

  static styles = css`
    :host { align-items: center; display: inline-flex; flex-wrap: wrap; gap: var(--uui-size-space-2) var(--uui-size-space-3); }
    .value { font-variant-numeric: tabular-nums; font-weight: bold; min-inline-size: 3.2em; }
    .muted { color: var(--uui-color-text-alt); }
    .bar { background: var(--uui-color-surface-alt, #eee); border: 1px solid var(--uui-color-border); block-size: 0.7rem; border-radius: 0.35rem; box-sizing: border-box; display: inline-block; inline-size: 8rem; position: relative; }
    .range { background: var(--uui-color-current, #f5c1bc); block-size: 100%; border-radius: 0.35rem; position: absolute; }
    .mark { background: var(--uui-color-text); block-size: 160%; inline-size: 3px; inset-block-start: -30%; position: absolute; transform: translateX(-50%); }
  `;
}

customElements.define('portail-feedback-share', PortailFeedbackShareElement);
