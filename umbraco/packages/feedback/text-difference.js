// What an edit changed in a document's text: two published versions from the CMS, property by property, word by word.
import { DocumentService, DocumentTypeService, DocumentVersionService } from '@umbraco-cms/backoffice/external/backend-api';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import { diffWords } from '@umbraco-cms/backoffice/utils';

const quiet = { disableNotifications: true };

// A version is noted by the site when it is published, by the CMS when it is saved for that: some moments apart.
const apart = 5 * 60_000;

/** The version of the CMS that was published at a moment of the site. */
const closest = (versions, moment) => {
  const at = Date.parse(moment);
  const near = versions.map(version => ({ version, distance: Math.abs(Date.parse(version.versionDate) - at) })).sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= apart ? near.version : undefined;
};

/** Words of any value: of blocks their own values, of markup what is read. */
function textOf(value) {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') {
    if (!value.includes('<')) return value;
    return new DOMParser().parseFromString(value.replace(/<(\/p|br|\/li|\/h\d)[^>]*>/gi, '$&\n'), 'text/html').body.textContent.trim();
  }
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join('\n');
  if (typeof value === 'object') {
    if (value.contentData) return value.contentData.map(block => textOf(block.values?.map(one => one.value))).join('\n\n');
    if (value.markup !== undefined) return textOf(value.markup);
    return '';
  }
  return typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value);
}

/** `{ changes: [{ name, parts }] }`, each part `{ value, added, removed }`; or `{ problem }`. */
export async function readTextDifference(host, documentId, before, after) {
  const list = await tryExecute(host, DocumentVersionService.getDocumentVersion({ query: { documentId, skip: 0, take: 200 } }), quiet);
  if (list.error) return { problem: 'Vous n’avez pas accès aux versions de ce contenu. Demandez à un collègue de la rédaction.' };
  const [old, now] = [before, after].map(moment => closest(list.data.items, moment));
  if (!old || !now || old.id === now.id) return { problem: 'Le texte de l’une de ces versions n’est plus gardé\u00a0: il n’y a rien à comparer.' };
  const [first, second] = await Promise.all([old, now].map(version => tryExecute(host, DocumentVersionService.getDocumentVersionById({ path: { id: version.id } }), quiet)));
  if (first.error || second.error) return { problem: 'Les versions n’ont pas pu être lues. Réessayez.' };
  const names = await namesOf(host, second.data.documentType.id);
  const title = data => data.variants?.[0]?.name ?? '';
  const values = data => new Map(data.values.map(one => [one.alias, textOf(one.value)]));
  const [left, right] = [values(first.data), values(second.data)];
  const changes = [{ name: 'Nom', old: title(first.data), now: title(second.data) }];
  for (const alias of new Set([...left.keys(), ...right.keys()])) changes.push({ name: names.get(alias) ?? alias, old: left.get(alias) ?? '', now: right.get(alias) ?? '' });
  return { changes: changes.filter(one => one.old !== one.now).map(one => ({ name: one.name, parts: diffWords(one.old, one.now) })) };
}

async function namesOf(host, documentTypeId) {
  const { data } = await tryExecute(host, DocumentTypeService.getDocumentTypeById({ path: { id: documentTypeId } }), quiet);
  return new Map((data?.properties ?? []).map(property => [property.alias, property.name]));
}

/** A document with what may be edited of it, or `{ problem }`. */
export async function readDocument(host, id) {
  const { data, error } = await tryExecute(host, DocumentService.getDocumentById({ path: { id } }), quiet);
  return error ? { problem: 'Ce contenu ne peut pas être lu ici.' } : { data };
}
