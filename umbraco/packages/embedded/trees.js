// A tree reloads a list around the item that was opened last (`siblings?target=…`). After that one was put in the bin or deleted in this
// window, the server rightly knows no such target; the client then tries the next item, but only if the answer's title says "not found",
// which HTTP/1.1's "Not Found" does not. So what is known to be gone is not asked for, and a 404 says it in the words that are looked for.
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';

const api = '/umbraco/management/api/v1/';
const gone = new Set();

/** Once, before any tree is shown. */
export function watchTrees() {
  umbHttpClient.interceptors.request.use((request, options) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === 'GET' && pathname.startsWith(`${api}tree/`) && pathname.endsWith('/siblings') && gone.has(searchParams.get('target'))) {
      options.fetch = async () => new Response(null, { status: 404 });
    }
    return request;
  });

  umbHttpClient.interceptors.response.use((response, request) => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(api)) return response;
    const [resource, ...rest] = pathname.slice(api.length).split('/');
    if (response.ok && request.method === 'DELETE') gone.add(rest.at(-1));
    if (response.ok && request.method === 'PUT' && rest.at(-1) === 'move-to-recycle-bin') gone.add(rest.at(-2));
    if (response.ok && request.method === 'PUT' && rest.at(-1) === 'restore') gone.delete(rest.at(-2));
    if (response.status === 404 && resource === 'tree' && rest.at(-1) === 'siblings') {
      const problem = { type: 'NotFound', title: 'The target was not found.', status: 404 };
      return new Response(JSON.stringify(problem), { status: 404, headers: { 'Content-Type': 'application/json' } });
    }
    return response;
  });
}
