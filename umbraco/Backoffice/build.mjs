// Builds the Umbraco backoffice client into dist/ (git-ignored). Run by umbraco/Site.Cms.csproj when its inputs change.
// dist/files/ is what is served under /umbraco/backoffice/; dist/host.json tells the host page what to load, and is written last.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleGroups, bundleWorker, staticClosure } from './build/bundle.mjs';
import { compress, weigh } from './build/compress.mjs';
import { writeFacades } from './build/facades.mjs';
import { writeLicences } from './build/licences.mjs';
import { address, client, files, modules, output } from './build/places.mjs';
import { repairs } from './build/repairs.mjs';
import { bundleStyles } from './build/styles.mjs';
import { survey } from './build/survey.mjs';

const started = performance.now();
await rm(output, { recursive: true, force: true });
await mkdir(files, { recursive: true });

const [found, styles, editorWorker, tokenWorker] = await Promise.all([
  survey(),
  bundleStyles('backoffice', 'rte-content'),
  bundleWorker('editor', join(modules, 'monaco-editor/esm/vs/editor/editor.worker.js')),
  bundleWorker('token-check', join(client, 'packages/core/auth/workers/token-check.worker.js')),
]);
const bundled = await bundleGroups(found, editorWorker, [
  ...repairs,
  { file: 'auth-session-timeout.controller.js', from: "new URL('../workers/token-check.worker.js', import.meta.url)", to: JSON.stringify(tokenWorker) },
  ...['app-error.element.js', 'installer-layout.element.js'].map(file =>
    ({ file, from: '/umbraco/backoffice/assets/installer-illustration.svg', to: '/umbraco/management/api/v1/security/back-office/graphics/login-background' })),
  { file: 'input-tiptap.element.js', from: "'/umbraco/backoffice/css/rte-content.css'", to: JSON.stringify(styles['rte-content']) },
]);
const imports = await writeFacades(found, bundled);
await writeLicences(bundled.metafile.inputs);
await compress(files, 9);

const host = {
  script: address + bundled.groups.start,
  styles: [styles.backoffice],
  preload: staticClosure(bundled, 'start').map(file => address + file),
  imports,
};
await writeFile(join(output, 'host.json'), JSON.stringify(host, null, 2) + '\n');
if (process.argv.includes('--metafile')) await writeFile(join(output, 'metafile.json'), JSON.stringify(bundled.metafile));
const { files: raw, br } = await weigh(files);
console.log(`Backoffice client: ${(raw / 1e6).toFixed(1)} MB, ${(br / 1e6).toFixed(1)} MB compressed, ${((performance.now() - started) / 1000).toFixed(0)} s`);
