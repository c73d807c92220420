// Which text of a document each window started from. Umbraco's client sends a save blindly, so that the later of two editors overwrites the
// earlier one. The server's answer to GET document/{id} carries an ETag of the draft's text; here every PUT of it says, with If-Match,
// which text it replaces, and the server refuses (409) when that is no longer the current one.
//
// The client fetches a document again for many reasons while a window goes on showing what it loaded first, so the last ETag seen is not
// the window's. But a window's save repeats the `updateDate` of the variants that it loaded: that finds the ETag that came with them.
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { UmbCancelError } from '@umbraco-cms/backoffice/resources';

const documentAddress = /\/umbraco\/management\/api\/v1\/document\/([0-9a-f]{8}-[0-9a-f-]{27})$/i;
const textsKept = 20;

const texts = new Map(); // document id → Map(mark → ETag), oldest first
const traffic = new Map(); // document id → { open: requests under way, last: when one ended, in ms of performance.now() }
const askers = new Map(); // document id → functions, the window opened last at the end
const keptTexts = new Set(); // ids of documents whose next save also keeps the text that it replaces

const idIn = address => documentAddress.exec(new URL(address).pathname)?.[1].toLowerCase();

/** What tells one text of a document from another: the dates that GET and PUT both carry. Undefined for a text that was never saved. */
function markOf(variants) {
  const dates = (variants ?? []).filter(variant => variant.updateDate).map(variant => `${variant.culture ?? ''} ${variant.updateDate}`);
  return dates.length ? dates.sort().join() : undefined;
}

function remember(id, variants, etag) {
  const mark = markOf(variants);
  if (!mark || !etag) return;
  const known = texts.get(id) ?? new Map();
  known.delete(mark);
  known.set(mark, etag);
  if (known.size > textsKept) known.delete(known.keys().next().value);
  texts.set(id, known);
}

/** The ETag of the text with these variants, or undefined when it was never fetched through the client. */
export const etagOf = (id, variants) => texts.get(id.toLowerCase())?.get(markOf(variants));

/** From now on a save of the text with these variants replaces the text with this ETag, which the server then keeps in the document's history. */
export function replaceWith(id, variants, etag) {
  remember(id.toLowerCase(), variants, etag);
  keptTexts.add(id.toLowerCase());
}

/** Calls `ask(problem)` when a save of the document is refused, instead of the client's red notification. Returns what takes it back. */
export function onRefusal(id, ask) {
  const key = id.toLowerCase();
  askers.set(key, [...(askers.get(key) ?? []), ask]);
  return () => askers.set(key, askers.get(key).filter(other => other !== ask));
}

/** Resolves when this browser window has neither read nor saved the document for half a second. */
export async function quiet(id) {
  const busy = () => {
    const { open, last } = traffic.get(id.toLowerCase()) ?? { open: 0, last: -Infinity };
    return open > 0 || performance.now() - last < 500;
  };
  while (busy()) await new Promise(resolve => setTimeout(resolve, 100));
}

async function count(id, send) {
  const state = traffic.get(id) ?? { open: 0, last: -Infinity };
  traffic.set(id, state);
  state.open++;
  try {
    return await send();
  } finally {
    state.open--;
    state.last = performance.now();
  }
}

/** Once, before any document is opened. */
export function watchDocuments() {
  umbHttpClient.interceptors.request.use((request, options) => {
    const id = idIn(request.url);
    if (!id) return request;
    const send = options.fetch;
    options.fetch = sent => count(id, () => send(sent));
    if (request.method === 'PUT') {
      const etag = etagOf(id, options.body?.variants);
      if (etag) request.headers.set('If-Match', etag);
      if (keptTexts.delete(id)) request.headers.set('Prefer', 'keep-replaced');
    }
    return request;
  });

  umbHttpClient.interceptors.response.use(async (response, request) => {
    const id = request.method === 'GET' && response.ok && response.headers.has('ETag') && idIn(request.url);
    if (id) remember(id, (await response.clone().json()).variants, response.headers.get('ETag'));
    return response;
  });

  umbHttpClient.interceptors.error.use((problem, response, request) => {
    if (response.status !== 409 || problem?.operationStatus !== 'ConcurrencyViolation') return problem;
    const ask = askers.get(idIn(request.url))?.at(-1);
    if (!ask) return problem;
    ask(problem);
    // The client says nothing about what was cancelled, and the window keeps its text.
    return new UmbCancelError(problem.title);
  });
}
