// Only for the embedded CMS, not for a full Umbraco: extensions of the client that call what our server does not speak.
const notOffered = [
  'Umb.Dashboard.UmbracoNews',
  'Umb.Dashboard.RedirectManagement',
  // The dark and the high-contrast theme are style sheets that the package does not contain.
  'Umb.UserProfileApp.CurrentUser.Theme',
];

export function onInit(_host, extensionRegistry) {
  notOffered.forEach(alias => extensionRegistry.exclude(alias));
}
