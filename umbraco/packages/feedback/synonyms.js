// Adds words to a question in the CMS, so that the site's search finds it by them.
import { DocumentService } from '@umbraco-cms/backoffice/external/backend-api';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const quiet = { disableNotifications: true };
const property = 'keywords';
const may = 'Umb.Document.Update';
const mayPublish = 'Umb.Document.Publish';

const refused = error => error.problemDetails?.title ?? error.title ?? 'La question n’a pas pu être changée. Réessayez.';

/** Whether somebody with these permissions may change documents. */
export const mayEdit = permissions => permissions.includes(may);

/** Keeps order and what is there; a list or lines, as the property's editor has it. */
function withWords(value, words) {
  const known = Array.isArray(value) ? value : String(value ?? '').split('\n').filter(Boolean);
  const added = [...known, ...words.filter(word => !known.some(one => one.localeCompare(word, 'fr', { sensitivity: 'base' }) === 0))];
  return Array.isArray(value) || value === null || value === undefined ? added : added.join('\n');
}

/** `{ title, isPublished }` or `{ problem }`. Somebody's unpublished draft is not published with it. */
export async function addWords(host, id, words, permissions) {
  const read = await tryExecute(host, DocumentService.getDocumentById({ path: { id } }), quiet);
  if (read.error) return { problem: refused(read.error) };
  const document = read.data;
  const variant = document.variants[0];
  const values = document.values.filter(one => one.alias !== property);
  const old = document.values.find(one => one.alias === property);
  const next = { alias: property, culture: old?.culture ?? null, segment: old?.segment ?? null, value: withWords(old?.value, words) };
  const body = {
    template: document.template ?? null,
    values: [...values, next].map(({ alias, culture, segment, value }) => ({ alias, culture, segment, value })),
    variants: document.variants.map(({ name, culture, segment }) => ({ name, culture, segment })),
  };
  const saved = await tryExecute(host, DocumentService.putDocumentById({ path: { id }, body }), quiet);
  if (saved.error) return { problem: refused(saved.error) };
  if (variant.state !== 'Published' || !permissions.includes(mayPublish)) return { title: variant.name, isPublished: false };
  const published = await tryExecute(host, DocumentService.putDocumentByIdPublish({ path: { id }, body: { publishSchedules: document.variants.map(({ culture }) => ({ culture, schedule: null })) } }), quiet);
  return published.error ? { problem: `Les mots sont enregistrés, mais pas publiés\u00a0: ${refused(published.error)}` } : { title: variant.name, isPublished: true };
}
