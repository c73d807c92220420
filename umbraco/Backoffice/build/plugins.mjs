// How esbuild reads what the client's own tool chain (Vite) understood and esbuild does not.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { here, modules } from './places.mjs';

/** Monaco: our own selection of it, one worker for all languages, its style sheet as text. `workerAddress`: where the worker is served. */
export function monaco(workerAddress) {
  return {
    name: 'monaco',
    setup(build) {
      build.onResolve({ filter: /^monaco-editor$/ }, () => ({ path: join(here, 'client', 'monaco.js') }));
      build.onResolve({ filter: /\?worker$/ }, ({ path }) => ({ path, namespace: 'worker' }));
      build.onLoad({ filter: /.*/, namespace: 'worker' }, () => ({
        contents: `export default function () { return new Worker(${JSON.stringify(workerAddress)}, { type: 'module' }); }`,
      }));
      build.onResolve({ filter: /\?inline$/ }, ({ path }) => ({ path: join(modules, path.replace(/\?inline$/, '')), namespace: 'inline' }));
      build.onLoad({ filter: /.*/, namespace: 'inline' }, async ({ path }) => ({
        // The face of its icons is inlined there, 160 kB that a shadow tree ignores: css/umb-css.css declares it.
        contents: (await readFile(path, 'utf8')).replace(/@font-face\s*\{[^}]*\}/g, ''),
        loader: 'text',
      }));
      // Monaco's modules import their own style sheets; the one above holds them all.
      build.onLoad({ filter: /\.css$/, namespace: 'file' }, () => ({ contents: '', loader: 'empty' }));
      // They are imported from outside monaco-editor, where its package is not the nearest one.
      build.onResolve({ filter: /^monaco-editor\// }, ({ path }) => ({ path: join(modules, path), sideEffects: true }));
    },
  };
}
