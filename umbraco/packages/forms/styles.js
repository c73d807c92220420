// How the screens of « Messages » look: the client's own tokens, one place.
import { css } from '@umbraco-cms/backoffice/external/lit';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

export const screenStyles = [
  UmbTextStyles,
  css`
    :host { display: block; }
    h2 { font-size: 1.3rem; line-height: 1.25; margin: 0; }
    h2:focus { outline: none; }
    p { margin: 0; max-inline-size: 75ch; }
    label, dt { font-weight: bold; }
    dd { margin: 0 0 var(--uui-size-space-4); max-inline-size: 75ch; overflow-wrap: anywhere; white-space: pre-line; }
    .stack { display: grid; gap: var(--uui-size-space-4); }
    .row { align-items: center; display: flex; flex-wrap: wrap; gap: var(--uui-size-space-4); }
    .muted { color: var(--uui-color-text-alt); }
    input, select, textarea { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius); box-sizing: border-box; color: inherit; font: inherit; min-block-size: 2.4rem; padding: var(--uui-size-space-2) var(--uui-size-space-3); }
    textarea { inline-size: 100%; }
    .link { background: none; border: 0; color: var(--uui-color-interactive); cursor: pointer; font: inherit; padding: 0; text-align: start; text-decoration: underline; }
    .problem { color: var(--uui-color-danger-standalone); font-weight: bold; }
    .problem:empty { display: none; }
    .done { background: var(--uui-color-positive); border-radius: var(--uui-border-radius); color: var(--uui-color-positive-contrast); font-weight: bold; max-inline-size: none; padding: var(--uui-size-space-4); }
  `,
];
