// Monaco with what the backoffice writes in: Markdown, and the source view of rich text. The rest of its eighty languages and their
// four language workers (the TypeScript one alone weighs 7 MB) stay out. Its messages first: they are read while it loads.
import 'monaco-editor/esm/nls.messages.fr.js';
import 'monaco-editor/esm/vs/basic-languages/css/css.contribution.js';
import 'monaco-editor/esm/vs/basic-languages/html/html.contribution.js';
import 'monaco-editor/esm/vs/basic-languages/markdown/markdown.contribution.js';
export * from 'monaco-editor/esm/vs/editor/edcore.main.js';
