// A tree loads and reloads a list around the item that was opened last (`siblings?target=…`). Once that one is in the bin or deleted, the
// server rightly knows no such target: 404. The client then tries the next item, but only if the answer's title says "not found", which the
// "Not Found" of HTTP/1.1 does not. So what is known to be gone is not asked for, and a 404 says it in the words that are looked for.
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';

const api = '/umbraco/management/api/v1/';
const gone = new Set(); // ids

const partsOf = request => {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(api) ? pathname.slice(api.length).split('/') : [];
};
const isSiblings = ([first, , last]) => first === 'tree' && last === 'siblings';

/** What a successful call tells about what is gone. */
async function note(response, method, parts) {
  const last = parts.at(-1);
  if (method === 'DELETE') gone.add(last);
  if (method === 'PUT' && last === 'move-to-recycle-bin') gone.add(parts.at(-2));
  if (method === 'PUT' && last === 'restore') gone.delete(parts.at(-2));
  // A window on a binned document lists its ancestors, then looks for it in the tree.
  if (method === 'GET' && parts[0] === 'tree' && last === 'ancestors') {
    for (const { id, isTrashed } of await response.clone().json()) if (isTrashed !== undefined) gone[isTrashed ? 'add' : 'delete'](id);
  }
}

/** Once, before any tree is shown. */
export function watchTrees() {
  umbHttpClient.interceptors.request.use((request, options) => {
    if (request.method === 'GET' && isSiblings(partsOf(request)) && gone.has(new URL(request.url).searchParams.get('target'))) {
      options.fetch = async () => new Response(null, { status: 404 });
    }
    return request;
  });

  umbHttpClient.interceptors.response.use(async (response, request) => {
    const parts = partsOf(request);
    if (response.ok) await note(response, request.method, parts);
    if (response.status !== 404 || !isSiblings(parts)) return response;
    const problem = { type: 'NotFound', title: 'The target was not found.', status: 404 };
    return new Response(JSON.stringify(problem), { status: 404, headers: { 'Content-Type': 'application/json' } });
  });
}
