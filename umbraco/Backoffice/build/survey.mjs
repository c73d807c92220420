// A first, quick look at the client: which module loads which one lazily, and what each target of the import map exports.
import { build } from 'esbuild';
import { join } from 'node:path';
import { client, importMap, root } from './places.mjs';
import { monaco } from './plugins.mjs';

/**
 * `lazy`: importing file → Map(specifier → imported file), absolute paths; `exports`: specifier of the import map → names.
 */
export async function survey() {
  const targets = importMap();
  const { metafile } = await build({
    entryPoints: [join(client, 'apps/app/app.element.js'), ...Object.values(targets)],
    absWorkingDir: root,
    bundle: true, splitting: true, format: 'esm', write: false, outdir: 'survey', metafile: true, logLevel: 'error',
    plugins: [monaco('')],
  });
  const lazy = new Map();
  for (const [path, { imports }] of Object.entries(metafile.inputs)) {
    const loads = imports.filter(i => i.kind === 'dynamic-import' && !i.external);
    if (loads.length) lazy.set(join(root, path), new Map(loads.map(i => [i.original, join(root, i.path)])));
  }
  const byEntry = new Map(Object.values(metafile.outputs).filter(o => o.entryPoint).map(o => [join(root, o.entryPoint), o.exports]));
  const exports = Object.fromEntries(Object.entries(targets).map(([specifier, path]) => [specifier, byEntry.get(path)]));
  return { lazy, exports, targets };
}
