// Which lazily loaded module travels with which others. Each group becomes one bundle (plus what it shares with others), cut along
// the moments at which a person needs them: `start` is the empty backoffice, `code` the Markdown editor, and so on.

/** First rule that matches a path inside the client's `dist-cms` decides, so order matters. `$1` stands for the first bracket. */
const rules = [
  ['language-$1', /^assets\/lang\/(.+)\.js$/],
  ['icons', /^packages\/core\/icon-registry\/(icons\.js|icons\/)/],
  ['start', /(^|\/)(umbraco-package|manifests|manifest)\.js$/],
  ['code', /^packages\/(code-editor|markdown-editor|multi-url-picker\/monaco-markdown-editor-action)\/|^external\/monaco-editor\//],
  ['start', /^(apps\/(app|backoffice)|libs|external|packages\/(core|management-api|ufm|extension-insights))\//],
  ['richtext', /^packages\/(tiptap|rte)\//],
  ['media', /^packages\/(media|embedded-media)\//],
  ['people', /^packages\/(user|members)\//],
  ['editing', /^packages\/(block|clipboard|content|documents|multi-url-picker|property-editors|relations|static-file|tags|language|segment|preview)\//],
];

/** The group of a module, by its path inside `dist-cms` with forward slashes. */
export function groupOf(path) {
  for (const [name, pattern] of rules) {
    const match = pattern.exec(path);
    if (match) return name.replace('$1', match[1]);
  }
  return 'administration';
}
