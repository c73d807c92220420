// How the screens of « Avis » look: the client's own tokens, one place.
import { css } from '@umbraco-cms/backoffice/external/lit';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

export const screenStyles = [
  UmbTextStyles,
  css`
    :host { display: block; }
    .screen { display: grid; gap: var(--uui-size-layout-1); margin-inline: auto; max-inline-size: 90rem; padding: var(--uui-size-layout-1); }
    h2 { font-size: 1.4rem; line-height: 1.25; margin: 0; }
    h2:focus { outline: none; }
    h3 { font-size: 1.1rem; margin: 0; }
    p { margin: 0; max-inline-size: 75ch; }
    .muted { color: var(--uui-color-text-alt); }
    .row { align-items: center; display: flex; flex-wrap: wrap; gap: var(--uui-size-space-4); }
    .between { align-items: center; display: flex; flex-wrap: wrap; gap: var(--uui-size-space-4); justify-content: space-between; }
    .stack { display: grid; gap: var(--uui-size-space-4); }
    table { border-collapse: collapse; inline-size: 100%; }
    th, td { border-block-end: 1px solid var(--uui-color-border); padding: var(--uui-size-space-3) var(--uui-size-space-4) var(--uui-size-space-3) 0; text-align: start; vertical-align: top; }
    th { font-weight: bold; white-space: nowrap; }
    td { overflow-wrap: anywhere; }
    .number { font-variant-numeric: tabular-nums; padding-inline-end: var(--uui-size-space-6); text-align: end; white-space: nowrap; }
    a { color: var(--uui-color-interactive); }
    a:hover { color: var(--uui-color-interactive-emphasis); }
    label { font-weight: bold; }
    input, select, textarea { background: var(--uui-color-surface); border: 1px solid var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius); box-sizing: border-box; color: inherit; font: inherit; min-block-size: 2.4rem; padding: var(--uui-size-space-2) var(--uui-size-space-3); }
    input[type='checkbox'], input[type='radio'] { min-block-size: 0; }
    textarea { inline-size: 100%; }
    summary { cursor: pointer; }
    .choices { display: inline-flex; flex-wrap: wrap; }
    .choices button { background: none; border: 1px solid var(--uui-color-border-emphasis); color: var(--uui-color-interactive); cursor: pointer; font: inherit; font-weight: bold; margin-inline-start: -1px; min-block-size: 2.2rem; padding: var(--uui-size-space-2) var(--uui-size-space-5); }
    .choices button:first-child { border-end-start-radius: var(--uui-border-radius); border-start-start-radius: var(--uui-border-radius); margin-inline-start: 0; }
    .choices button:last-child { border-end-end-radius: var(--uui-border-radius); border-start-end-radius: var(--uui-border-radius); }
    .choices button:hover { color: var(--uui-color-interactive-emphasis); }
    .choices button[aria-pressed='true'] { background: var(--uui-color-default); border-color: var(--uui-color-default); color: var(--uui-color-default-contrast); }
    .choices button:focus-visible { outline: 2px solid var(--uui-color-focus); outline-offset: 2px; position: relative; }
    uui-tag { white-space: normal; }
    .problem { color: var(--uui-color-danger-standalone); font-weight: bold; }
    .problem:empty { display: none; }
    .done { background: var(--uui-color-positive); border-radius: var(--uui-border-radius); color: var(--uui-color-positive-contrast); font-weight: bold; max-inline-size: none; padding: var(--uui-size-space-4); }
    .done a { color: inherit; }
    .done:empty { display: none; }
    .empty { background: var(--uui-color-surface); border: 1px dashed var(--uui-color-border-emphasis); border-radius: var(--uui-border-radius); display: grid; gap: var(--uui-size-space-3); padding: var(--uui-size-layout-1); }
    .unseen { clip-path: inset(50%); block-size: 1px; inline-size: 1px; overflow: hidden; position: absolute; white-space: nowrap; }
  `,
];
