// There are no uploads yet. What offers them is no extension that could be excluded but part of an element, so it is styled away there.
import { unsafeCSS } from '@umbraco-cms/backoffice/external/lit';

const offers = {
  'umb-media-picker-modal': '#toolbar > uui-button, #dropzone',
  'umb-media-picker-folder-path': '#path > uui-button[label]',
  'umb-input-rich-media': '#dropzone',
  'umb-input-markdown': 'uui-button:has(> uui-icon[name="icon-picture"])',
};

/** Once, before any of the elements is shown. */
export function hideUploads() {
  for (const [element, selector] of Object.entries(offers)) {
    customElements.whenDefined(element).then(({ elementStyles }) => elementStyles.push(unsafeCSS(`${selector} { display: none; }`)));
  }
}
