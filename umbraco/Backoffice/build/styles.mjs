// Style sheets, their faces and images; content-hashed like everything else.
import { build } from 'esbuild';
import { join, relative, sep } from 'node:path';
import { address, files, here, root } from './places.mjs';

/** Name of a sheet in css/ (without ending) → its address. */
export async function bundleStyles(...names) {
  const { metafile } = await build({
    entryPoints: names.map(name => join(here, 'css', `${name}.css`)),
    absWorkingDir: root, nodePaths: [join(root, 'node_modules')], outdir: files, bundle: true, minify: true, metafile: true, logLevel: 'error',
    entryNames: 'css/[name]-[hash]', assetNames: 'fonts/[name]-[hash]',
    loader: { '.woff2': 'file', '.ttf': 'file' },
  });
  const base = relative(root, files).split(sep).join('/') + '/';
  return Object.fromEntries(Object.entries(metafile.outputs).filter(([, o]) => o.entryPoint)
    .map(([path, o]) => [o.entryPoint.split('/').pop().replace(/\.css$/, ''), address + path.slice(base.length)]));
}
