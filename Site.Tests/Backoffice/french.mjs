// Reads the client's French and ours as the browser would, and reports what is wrong as JSON: FrenchTests.cs asserts on it.
// Arguments: the repository's root, then the areas of keys that must be complete.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [root, ...areas] = process.argv.slice(2);
const { transformSync } = createRequire(join(root, 'package.json'))('esbuild');
const languages = join(root, 'node_modules/@umbraco-cms/backoffice/dist-cms/assets/lang');
const ours = join(root, 'umbraco/packages/portail');

const load = async path => (await import('data:text/javascript;base64,' + readFileSync(path).toString('base64'))).default;
const flat = dictionary => new Map(Object.entries(dictionary).flatMap(([area, keys]) => Object.entries(keys).map(([key, value]) => [`${area}_${key}`, value])));
// A key of a function: what it says for one and for several, with and without its arguments.
const says = value => (typeof value === 'function' ? [value('Nom', 'Autre', 'Tiers'), value(1, 2, 3), value(5, 6, 7)] : [value]).map(String);

const english = flat(await load(join(languages, 'en.js')));
const french = flat(await load(join(languages, 'fr.js')));
const report = { twice: [], empty: [], unknown: [], missing: [], placeholders: [], typography: [], untranslated: [], labels: [] };

const supplement = new Map();
for (const name of readdirSync(join(ours, 'french'))) {
  const path = join(ours, 'french', name);
  for (const warning of transformSync(readFileSync(path, 'utf8'), { loader: 'js', logLevel: 'silent' }).warnings) report.twice.push(`${name}: ${warning.text}`);
  for (const [key, value] of flat(await load(path))) {
    if (supplement.has(key)) report.twice.push(`${name}: ${key}`);
    supplement.set(key, value);
  }
}
const englishLabels = flat(await load(join(ours, 'english/labels.js')));

for (const [key, value] of supplement) {
  const known = english.get(key) ?? englishLabels.get(key);
  if (known === undefined) { report.unknown.push(key); continue; }
  if (typeof known !== typeof value) report.unknown.push(`${key}: a ${typeof known} in English, a ${typeof value} in French`);
  for (const text of says(value)) {
    if (!text.trim()) report.empty.push(key);
    // Our own apostrophe, and a no-break space before high punctuation and inside guillemets. Addresses and code keep theirs.
    if (/'| [:;?!»]|« |[^\s\u00a0:/]\?$|\u00a0\s|\s\u00a0/.test(text.replace(/\.umb-block.*$/, ''))) report.typography.push(`${key}: ${text}`);
  }
  if (typeof value === 'string' && typeof known === 'string') {
    const placeholders = text => [...text.matchAll(/%\d%|\{\d\}/g)].map(m => m[0]).sort().join();
    if (placeholders(value) !== placeholders(known)) report.placeholders.push(`${key}: ${value}`);
    if (value === known && /[a-z]{4} [a-z]/i.test(value)) report.untranslated.push(key);
  }
}
for (const [key, value] of english) {
  if (areas.includes(key.split('_')[0]) && !french.has(key) && !supplement.has(key)) report.missing.push(`${key}: ${value}`);
}
// Every key that the build puts in the place of an English label has its French and its English.
const { lookedUpKeys } = await import(new URL(`file://${join(root, 'umbraco/Backoffice/build/labels.mjs')}`));
for (const key of lookedUpKeys()) {
  if (!french.has(key) && !supplement.has(key)) report.labels.push(`${key}: no French`);
  if (!english.has(key) && !englishLabels.has(key)) report.labels.push(`${key}: no English`);
}
for (const key of englishLabels.keys()) if (!lookedUpKeys().includes(key)) report.labels.push(`${key}: not used`);

process.stdout.write(JSON.stringify({ keys: supplement.size, ...report }));
