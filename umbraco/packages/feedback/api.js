// The analysts' API of the portal. Its address and how calls are authorised are the two settings of this package, in the section's meta of
// umbraco-package.json: `backoffice` calls as the client calls its own server (the same host, or a path of it that a proxy hands on to the portal);
// anything else is sent as the Authorization header, to another host too.
import { umbExtensionsRegistry } from '@umbraco-cms/backoffice/extension-registry';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const failed = 'La demande n’a pas abouti. Vérifiez votre connexion, puis réessayez.';

const settings = () => {
  const meta = umbExtensionsRegistry.getByAlias('Portail.Feedback')?.meta ?? {};
  return { api: (meta.api ?? '/gestion/feedback/api/v1').replace(/\/$/, ''), authorization: meta.authorization ?? 'backoffice' };
};

const json = body => (body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } });

/** `{ data }`, or `{ problem, status }`: the French sentence to show. */
async function call(host, method, path, options = {}) {
  const { api, authorization } = settings();
  const asBackoffice = authorization === 'backoffice';
  const request = umbHttpClient[method]({
    url: `${api}/${path}`,
    ...options,
    ...(asBackoffice
      ? { security: [{ scheme: 'bearer', type: 'http' }] }
      : { security: [], credentials: 'omit', headers: { ...options.headers, Authorization: authorization } }),
  });
  const { data, error } = await tryExecute(host, request, { disableNotifications: true });
  if (!error) return { data };
  const details = error.problemDetails ?? error;
  return { problem: details.title ?? failed, status: details.status ?? error.status };
}

/** Leaves out what is not set: `{ days: 30, type: undefined }` is `days=30`. */
const query = values => ({ query: Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '')) });

export const readMe = host => call(host, 'get', 'me');
export const subscribe = (host, choice) => call(host, 'put', 'me/subscription', json(choice));

/** `dates` is `{ days }` or `{ from, until }` (`yyyy-MM-dd`); so for all that follow. */
export const readOverview = (host, dates, content) => call(host, 'get', 'overview', query({ ...dates, content }));
export const readRanking = (host, dates, filter) => call(host, 'get', 'ranking', query({ ...dates, ...filter }));
export const readContents = host => call(host, 'get', 'contents');
export const readContent = (host, id) => call(host, 'get', `contents/${id}`);
export const readSearches = (host, dates) => call(host, 'get', 'searches', query(dates));

/** `filter` is `{ text, content, useful, status, mine, tag, unread, skip, take }`. */
export const readComments = (host, dates, filter) => call(host, 'get', 'comments', query({ ...dates, ...filter }));
export const readComment = (host, id) => call(host, 'get', `comments/${id}`);
export const readTags = host => call(host, 'get', 'tags');

/** `change` is `{ status, take, addTags, removeTags }`. */
export const changeComments = (host, ids, change) => call(host, 'post', 'comments/change', json({ ids, ...change }));
export const markRead = (host, ids) => call(host, 'post', 'comments/read', json({ ids }));
export const markAllRead = host => call(host, 'post', 'comments/read-all');
export const writeNote = (host, id, note, was) => call(host, 'put', `comments/${id}/note`, json({ note, was }));
export const maskComment = (host, id, passages) => call(host, 'post', `comments/${id}/mask`, json({ passages }));
export const deleteComments = (host, ids) => call(host, 'post', 'comments/delete', json({ ids }));

/** `improvement` is `{ contentId, version, sentence, comments }`. */
export const addImprovement = (host, improvement) => call(host, 'post', 'improvements', json(improvement));
export const changeImprovement = (host, id, sentence) => call(host, 'put', `improvements/${id}`, json({ sentence }));
export const removeImprovement = (host, id) => call(host, 'delete', `improvements/${id}`);

export const readExports = host => call(host, 'get', 'exports');

/** A file's bytes: `kind` is `comments`, `votes`, `ranking` or `searches`. */
export const exportFile = (host, kind, dates, filter) => call(host, 'get', `exports/${kind}.csv`, { ...query({ ...dates, ...filter }), parseAs: 'blob' });
