// A module of the import map is part of some group's bundle; other packages' extensions import it by its own name. A facade is a small
// file that takes the namespace out of the bundle and exports its names again.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { address, files, hash } from './places.mjs';

/** Writes a facade per target; returns the import map that leads to them. */
export async function writeFacades({ targets, exports }, { groups, members }) {
  await mkdir(join(files, 'api'), { recursive: true });
  const imports = {};
  for (const [specifier, path] of Object.entries(targets)) {
    const { group, name } = members.get(path);
    const names = exports[specifier].filter(n => n !== 'default').sort();
    const source = `import{${name} as m}from"../${groups[group]}";export const{${names.join(',')}}=m;`
      + (exports[specifier].includes('default') ? 'export default m.default;' : '') + '\n';
    const file = `api/${specifier.replace('@umbraco-cms/backoffice/', '').replaceAll('/', '-')}-${hash(source)}.js`;
    await writeFile(join(files, file), source);
    imports[specifier] = address + file;
  }
  return imports;
}
