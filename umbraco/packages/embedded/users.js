// Accounts have no photo here: what would upload one is hidden. Not an extension that could be excluded, so by style.

/** Before somebody opens an account's page. */
export async function hidePhotos() {
  const element = await customElements.whenDefined('umb-user-workspace-avatar');
  const style = new CSSStyleSheet();
  style.replaceSync('uui-button { display: none !important; }');
  element.elementStyles = [...element.elementStyles, style];
}
