// Media can be picked, but not yet uploaded: what would upload is hidden. Not an extension that could be excluded, so by style.
const hidden = {
  'umb-media-picker-modal': '#toolbar > uui-button, umb-dropzone-media',
  // The folders' own buttons have no attribute.
  'umb-media-picker-folder-path': '#path > uui-button[label]',
  'umb-input-rich-media': 'umb-dropzone-media',
  'umb-input-markdown': 'uui-button:has(> uui-icon[name="icon-picture"])',
};

/** Before the first of these elements is shown. */
export async function hideUploads() {
  await Promise.all(Object.entries(hidden).map(async ([name, selector]) => {
    const element = await customElements.whenDefined(name);
    const style = new CSSStyleSheet();
    style.replaceSync(`${selector} { display: none !important; }`);
    element.elementStyles = [...element.elementStyles, style];
  }));
}
