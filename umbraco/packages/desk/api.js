// The desk's API of the portal, called as the client calls its own: the token, its renewal and signing in again come from there.
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const root = '/gestion/desk/api/v1';
const failed = 'La demande n’a pas abouti. Vérifiez votre connexion, puis réessayez.';

/** `{ data }`, or `{ problem }`: the French sentence to show. */
async function call(host, method, path, options) {
  const request = umbHttpClient[method]({ security: [{ scheme: 'bearer', type: 'http' }], url: `${root}/${path}`, ...options });
  const { data, error } = await tryExecute(host, request, { disableNotifications: true });
  if (!error) return { data };
  return { problem: error.problemDetails?.title ?? error.title ?? failed };
}

const json = body => ({ body, headers: { 'Content-Type': 'application/json' } });

export const search = (host, text, skip) => call(host, 'post', 'search', json({ text, skip }));
export const readDossier = (host, id) => call(host, 'get', `dossiers/${id}`);
export const readAccount = (host, id) => call(host, 'get', `accounts/${id}`);

/** The letter's HTML. */
export const writeLetter = (host, dossierId) => call(host, 'post', `dossiers/${dossierId}/letter`, { parseAs: 'text' });

/** Acts that need no body, or `{ reason, mail, login }`. */
export const act = (host, path, body) => call(host, 'post', path, body && json(body));
