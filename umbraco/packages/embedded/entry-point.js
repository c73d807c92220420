import { watchDocuments } from './concurrency/loaded-texts.js';
import { hideUploads } from './uploads.js';
import { watchTrees } from './trees.js';
import { hidePhotos } from './users.js';

// Only for the embedded CMS, not for a full Umbraco: takes away what would call endpoints that our server does not have. A group may name
// any section or permission of Umbraco's, so what belongs to them is named here too.
const notOffered = [
  // Sections: editors use Content and Media, administrators Settings, Users and Translation too.
  'Umb.Section.Members',
  'Umb.Section.Packages',
  // Leads to one's own user in the section of users.
  'Umb.CurrentUser.Button.Edit',

  // Umbraco's news come from another host.
  'Umb.Dashboard.UmbracoNews',
  // Redirects follow from addresses by themselves (301): the dashboard's switch would turn nothing off, and a deleted redirect would come
  // back. The endpoints answer API clients.
  'Umb.Dashboard.RedirectManagement',
  // Links to Umbraco's own help, in English, elsewhere.
  'Umb.HeaderApp.Help',
  // The dark and the high-contrast theme are style sheets that the package does not contain.
  'Umb.UserProfileApp.CurrentUser.Theme',
  // The last addresses, named by their last segment: ids, « invariant », « view ».
  'Umb.UserProfileApp.CurrentUser.History',

  // Content has one language; the others are the dictionary's.
  'Umb.SectionSidebarItem.LanguageSelect',

  // Preview: one language, one site.
  'Umb.PreviewApps.Culture',
  'Umb.PreviewApps.Environments',
  'Umb.PreviewApps.Segment',

  // Documents do not follow notifications, hostnames or templates.
  'Umb.EntityAction.Document.CreateBlueprint',
  'Umb.EntityAction.Document.CultureAndHostnames',
  'Umb.EntityAction.Document.Notifications',
  'Umb.EntityAction.Document.PublicAccess',

  // The permissions of a group: what would switch on something that is not there.
  'Umb.Document.CreateBlueprint',
  'Umb.Document.CultureAndHostnames',
  'Umb.Document.Notifications',
  'Umb.Document.Permissions',
  'Umb.Document.PublicAccess',
  'Umb.UserGranularPermission.Document.PropertyValue',

  // Rich text: nothing is embedded from other hosts.
  'Umb.Tiptap.Embed',
  'Umb.Tiptap.Toolbar.EmbeddedMedia',

  // Settings: document types, data types, languages and webhooks are there, the rest is a full Umbraco's.
  'Umb.Dashboard.ExamineManagement',
  'Umb.Dashboard.HealthCheck',
  'Umb.Dashboard.ModelsBuilder',
  'Umb.Dashboard.Profiling',
  'Umb.Dashboard.PublishedStatus',
  'Umb.Dashboard.SettingsWelcome',
  'Umb.Dashboard.Telemetry',
  'Umb.SectionSidebarMenu.Templating',
  'Umb.MenuItem.DocumentBlueprints',
  'Umb.MenuItem.Extensions',
  'Umb.MenuItem.LogViewer',
  'Umb.MenuItem.MediaTypes',
  'Umb.MenuItem.MemberTypes',
  'Umb.MenuItem.Relations',
  'Umb.EntityAction.DocumentType.Export',
  'Umb.EntityAction.DocumentType.Import',
  'Umb.EntityCreateOptionAction.DocumentType.DocumentWithTemplate',
  'Umb.WorkspaceView.DocumentType.Templates',
  'Umb.GlobalSearch.MediaType',
  'Umb.GlobalSearch.Member',
  'Umb.GlobalSearch.MemberType',
  'Umb.GlobalSearch.Template',
];

export function onInit(host, extensionRegistry) {
  notOffered.forEach(alias => extensionRegistry.exclude(alias));
  watchDocuments();
  watchTrees();
  hideUploads(host);
  hidePhotos();
}
