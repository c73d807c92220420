// Who does not have the Media section picks media, but does not upload: the server refuses it, so what would upload is hidden. Not an
// extension that could be excluded, so by style.
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';

const hidden = {
  'umb-media-picker-modal': '#toolbar > uui-button, umb-dropzone-media',
  // The folders' own buttons have no attribute.
  'umb-media-picker-folder-path': '#path > uui-button[label]',
  'umb-input-rich-media': 'umb-dropzone-media',
};

/** Before the first of these elements is shown. */
export async function hideUploads(host) {
  const user = await host.getContext(UMB_CURRENT_USER_CONTEXT);
  const sections = await host.observe(user.allowedSections, () => {}).asPromise();
  if (sections.includes('Umb.Section.Media')) return;
  await Promise.all(Object.entries(hidden).map(async ([name, selector]) => {
    const element = await customElements.whenDefined(name);
    const style = new CSSStyleSheet();
    style.replaceSync(`${selector} { display: none !important; }`);
    element.elementStyles = [...element.elementStyles, style];
  }));
}
