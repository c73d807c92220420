// The messages' API of the portal. Its address and how calls are authorised are the two settings of this package, in the section's meta of
// umbraco-package.json: `backoffice` calls as the client calls its own server (the same host, or a path of it that a proxy hands on to the portal);
// anything else is sent as the Authorization header, to another host too.
import { umbExtensionsRegistry } from '@umbraco-cms/backoffice/extension-registry';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const failed = 'La demande n’a pas abouti. Vérifiez votre connexion, puis réessayez.';

const settings = () => {
  const meta = umbExtensionsRegistry.getByAlias('Portail.Forms')?.meta ?? {};
  return { api: (meta.api ?? '/gestion/forms/api/v1').replace(/\/$/, ''), authorization: meta.authorization ?? 'backoffice' };
};

const json = body => ({ body, headers: { 'Content-Type': 'application/json' } });

/** `{ data }`, or `{ problem }`: the French sentence to show. */
async function call(host, method, path, options = {}) {
  const { api, authorization } = settings();
  const request = umbHttpClient[method]({
    url: `${api}/${path}`,
    ...options,
    ...(authorization === 'backoffice'
      ? { security: [{ scheme: 'bearer', type: 'http' }] }
      : { security: [], credentials: 'omit', headers: { ...options.headers, Authorization: authorization } }),
  });
  const { data, error } = await tryExecute(host, request, { disableNotifications: true });
  if (!error) return { data };
  return { problem: (error.problemDetails ?? error).title ?? failed };
}

const query = values => ({ query: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')) });

export const readForms = host => call(host, 'get', 'forms');

/** `filter` is `{ form, state, text, skip, take }`. */
export const readEntries = (host, filter) => call(host, 'get', 'entries', query(filter));
export const readEntry = (host, id) => call(host, 'get', `entries/${id}`);
export const changeEntry = (host, id, state, note) => call(host, 'post', `entries/${id}/state`, json({ state, note }));
export const deleteEntry = (host, id) => call(host, 'delete', `entries/${id}`);

/** Bytes. */
export const readFile = (host, id, file) => call(host, 'get', `entries/${id}/files/${file}`, { parseAs: 'blob' });
/** Who took messages out or deleted one, newest first. */
export const readTrail = host => call(host, 'get', 'trail');
export const exportEntries = (host, filter) => call(host, 'get', 'entries.csv', { ...query(filter), parseAs: 'blob' });
