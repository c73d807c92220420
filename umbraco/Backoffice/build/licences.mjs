// What is bundled is other people's work under MIT, BSD and the like: their notices travel with it, in one text file.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { files, hash, root } from './places.mjs';

/** Writes the notices of every package that a bundle took something from; `inputs` as in esbuild's metafile. */
export async function writeLicences(inputs) {
  const folders = new Set(Object.keys(inputs).map(path => /(?:^|:)(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean)
    .map(folder => folder.slice(folder.indexOf('node_modules'))));
  const notices = await Promise.all([...folders].sort().map(async folder => {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const notice = (await readdir(join(root, folder))).find(file => /^licen[cs]e/i.test(file));
    return `${name} ${version} (${license})\n\n${notice ? await readFile(join(root, folder, notice), 'utf8') : ''}`;
  }));
  const text = notices.join(`\n${'-'.repeat(80)}\n\n`);
  await writeFile(join(files, `licences-${hash(text)}.txt`), text);
}
