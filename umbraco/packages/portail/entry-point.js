import { umbLocalizationManager } from '@umbraco-cms/backoffice/localization-api';
import { umbLocalizationRegistry } from '@umbraco-cms/backoffice/localization';

// Before sign-in the client speaks English, whatever the host page says; the town's editors speak French. English comes first all the
// same, as what is shown where a text has no French: asking for another language earlier would cancel it. When it is there, the client
// says so on the document.
export function onInit() {
  // Who closes a window without choosing has broken nothing: the client lets a promise fail, with the click, nothing at all or "close" as its reason.
  addEventListener('unhandledrejection', event => {
    if (event.reason === undefined || event.reason instanceof Event || event.reason?.type === 'close') event.preventDefault();
  });
  if (umbLocalizationManager.fallback) {
    umbLocalizationRegistry.loadLanguage('fr');
    return;
  }
  const observer = new MutationObserver(() => {
    if (!umbLocalizationManager.fallback) return;
    observer.disconnect();
    umbLocalizationRegistry.loadLanguage('fr');
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
}
