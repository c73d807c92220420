// The client loads some 1,700 modules lazily, each of which would be a bundle of its own (1,200 requests until the first screen).
// Here `import('./x.js')` becomes `import('group:G').then(g => g.x)`, and the virtual module `group:G` exports every lazy module of its
// group as a namespace: esbuild's splitting then sees a few entry points, and shares what they have in common.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { groupOf } from './groups.mjs';
import { address, client, files, root } from './places.mjs';
import { assertAllLabelsFound, lookUpLabels } from './labels.mjs';
import { monaco } from './plugins.mjs';
import { assertAllEditorsNamed, nameEditors } from './property-editors.mjs';

const common = {
  absWorkingDir: root, bundle: true, format: 'esm', minify: true, target: 'es2022', charset: 'utf8',
  legalComments: 'eof', metafile: true, logLevel: 'error', outdir: files,
};
const outside = relative(root, files).split(sep).join('/') + '/';
const packages = join(client, 'packages');
const fileName = output => output.slice(outside.length);

/** Builds one self-contained worker; returns its address. */
export async function bundleWorker(name, path) {
  const { metafile } = await build({ ...common, entryPoints: { [name]: path }, entryNames: 'workers/[name]-[hash]' });
  return address + fileName(Object.keys(metafile.outputs)[0]);
}

/**
 * Builds the groups. Returns for every group its file, and for every module that was asked for (a lazy one or a target of the import map)
 * `{ group, name }`: the export of its group's file that holds its namespace.
 */
export async function bundleGroups({ lazy, targets }, editorWorker, replacements) {
  const members = new Map();
  const add = path => {
    if (members.has(path)) return;
    const inClient = relative(client, path).split(sep).join('/');
    members.set(path, { group: inClient.startsWith('..') ? 'code' : groupOf(inClient), name: `m${members.size.toString(36)}` });
  };
  add(join(client, 'apps/app/app.element.js'));
  Object.values(targets).forEach(add);
  for (const loads of lazy.values()) [...loads.values()].forEach(add);
  const names = [...new Set([...members.values()].map(m => m.group))].sort();

  const done = new Set();
  const groups = {
    name: 'groups',
    setup(b) {
      b.onResolve({ filter: /^group:/ }, ({ path }) => ({ path: path.slice('group:'.length), namespace: 'group' }));
      b.onLoad({ filter: /.*/, namespace: 'group' }, ({ path: group }) => ({
        resolveDir: root,
        contents: [...members].filter(([, m]) => m.group === group)
          .map(([path, m]) => `export * as ${m.name} from ${JSON.stringify(path)};`).join('\n'),
      }));
      b.onLoad({ filter: /[\\/](dist-cms|@umbraco-ui)[\\/].*\.js$|[\\/]monaco-editor[\\/].*\.contribution\.js$/, namespace: 'file' }, async ({ path }) => {
        const loads = lazy.get(path);
        const source = await readFile(path, 'utf8');
        const inPackages = relative(packages, path).split(sep).join('/');
        let contents = nameEditors(inPackages, lookUpLabels(inPackages, source));
        for (const replacement of replacements.filter(r => inPackages.endsWith('/' + r.file))) {
          const { from, to } = replacement;
          if (!contents.includes(from)) throw new Error(`${path} no longer contains ${from}: look at the new version of the client`);
          contents = contents.replaceAll(from, to);
          done.add(replacement);
        }
        if (!loads) return contents === source ? undefined : { contents, loader: 'js' };
        contents = contents.replace(/\bimport\(\s*(['"])([^'"]+)\1\s*\)/g, (whole, _, specifier) => {
          const member = loads?.has(specifier) && members.get(loads.get(specifier));
          return member ? `import("group:${member.group}").then(g => g.${member.name})` : whole;
        });
        return { contents, loader: 'js' };
      });
    },
  };

  const { metafile } = await build({
    ...common,
    entryPoints: Object.fromEntries(names.map(n => [n, `group:${n}`])),
    entryNames: '[name]-[hash]', chunkNames: 'shared-[hash]', assetNames: 'assets/[name]-[hash]',
    splitting: true,
    plugins: [groups, monaco(editorWorker)],
  });
  assertAllLabelsFound();
  assertAllEditorsNamed();
  const missing = replacements.filter(r => !done.has(r));
  if (missing.length) throw new Error(`Files that the client no longer has:\n  ${missing.map(r => r.file).join('\n  ')}`);
  const built = Object.fromEntries(Object.entries(metafile.outputs).filter(([, o]) => o.entryPoint)
    .map(([path, o]) => [o.entryPoint.replace(/^group:/, ''), fileName(path)]));
  return { groups: built, members, metafile };
}

/** What the browser fetches before a group can run: its shared chunks, without the group's own file. */
export function staticClosure({ groups, metafile }, group) {
  const closure = new Set();
  const follow = path => {
    for (const { path: next, kind } of metafile.outputs[path].imports) {
      if (kind !== 'import-statement' || closure.has(next)) continue;
      closure.add(next);
      follow(next);
    }
  };
  follow(outside + groups[group]);
  return [...closure].map(fileName).sort();
}
