// Only for the embedded CMS, not for a full Umbraco: extensions of the client that call what our server does not speak.
const notOffered = [
  'Umb.Dashboard.UmbracoNews',
  'Umb.Dashboard.RedirectManagement',
];

export function onInit(_host, extensionRegistry) {
  notOffered.forEach(alias => extensionRegistry.exclude(alias));
}
