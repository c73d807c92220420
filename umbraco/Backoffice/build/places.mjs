// Where things are, and under which address the client is served.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = join(dirname(fileURLToPath(import.meta.url)), '..');
export const root = join(here, '..', '..');
export const modules = join(root, 'node_modules');
export const client = join(modules, '@umbraco-cms', 'backoffice', 'dist-cms');
export const output = join(here, 'dist');
export const files = join(output, 'files');

/** Fixed: the client's own sources name it. */
export const address = '/umbraco/backoffice/';

/** The client's import map: specifier → file in `dist-cms`. */
export function importMap() {
  const { importmap } = JSON.parse(readFileSync(join(client, 'umbraco-package.json'), 'utf8'));
  return Object.fromEntries(Object.entries(importmap.imports)
    .map(([specifier, target]) => [specifier, join(client, target.slice(address.length))]));
}

/** Eight characters of the content's hash, as they stand in file names that never change meaning. */
export function hash(content) {
  return createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
}
