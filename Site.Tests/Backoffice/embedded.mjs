// Runs our extensions of the client's HTTP client, with that client, against a small server, and reports as JSON what was seen:
// EmbeddedPackageTests.cs asserts on it. Argument: the repository's root.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const [root] = process.argv.slice(2);
const { build } = createRequire(join(root, 'package.json'))('esbuild');
const client = join(root, 'node_modules/@umbraco-cms/backoffice/dist-cms/packages/core');
const modules = { 'http-client': join(client, 'http-client/index.js'), resources: join(client, 'resources/umb-error.js') };

// In one bundle, as the browser has one instance of each module.
const { outputFiles } = await build({
  bundle: true, format: 'esm', platform: 'node', write: false,
  stdin: {
    contents: `export * from './concurrency/loaded-texts.js'; export { watchTrees } from './trees.js'; export { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
      export { DocumentService, DocumentTypeService } from ${JSON.stringify(join(client, 'backend-api/index.js'))};`,
    resolveDir: join(root, 'umbraco/packages/embedded'),
  },
  plugins: [{ name: 'client', setup: b => b.onResolve({ filter: /^@umbraco-cms\/backoffice\// }, ({ path }) => ({ path: modules[path.split('/').at(-1)] })) }],
});
const embedded = await import('data:text/javascript;base64,' + Buffer.from(outputFiles[0].contents).toString('base64'));
const { DocumentService, DocumentTypeService, etagOf, onRefusal, quiet, replaceWith, umbHttpClient, watchDocuments, watchTrees } = embedded;

// A document whose text changes with every PUT, as other people's do: /others makes one.
const id = '3b1b8a44-0000-4000-8000-0000000000aa';
let version = 1;
let held; // a PUT waits for it
const requests = [];
const variants = () => [{ culture: null, segment: null, name: 'Nom', updateDate: `2026-01-0${version}T08:00:00.123+00:00` }];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { pathname } = new URL(request.url, 'http://localhost');
  requests.push({ method: request.method, pathname, ifMatch: request.headers['if-match'], prefer: request.headers.prefer });
  const answer = (status, json, headers = {}) => {
    const text = json === undefined ? '' : JSON.stringify(json);
    response.writeHead(status, { 'Content-Length': Buffer.byteLength(text), ...(json && { 'Content-Type': 'application/json' }), ...headers });
    response.end(text);
  };
  if (request.method === 'GET' && pathname.endsWith(`/document/${id}`)) return answer(200, { id, variants: variants() }, { ETag: `"v${version}"` });
  if (request.method === 'GET' && pathname.endsWith('/ancestors')) return answer(200, [{ id: 'live', isTrashed: false }, { id: 'binned', isTrashed: true }]);
  if (request.method === 'GET' && pathname.endsWith('/siblings')) return answer(404);
  if (request.method === 'PUT' && pathname.endsWith(`/document/${id}`)) {
    await held;
    const match = request.headers['if-match'];
    if (match && match !== `"v${version}"`) return answer(409, { type: 'Error', title: 'Refusé', status: 409, operationStatus: 'ConcurrencyViolation' });
    version++;
  }
  return answer(200);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

umbHttpClient.setConfig({ baseUrl: `http://127.0.0.1:${server.address().port}`, throwOnError: true });
watchDocuments();
watchTrees();
const get = async () => (await DocumentService.getDocumentById({ path: { id } })).data;
const put = text => DocumentService.putDocumentById({ path: { id }, body: { values: [], template: null, variants: text.variants } }).then(() => 'saved', error => error);
const last = () => requests.at(-1);
const report = {};

// Never loaded through the client: saved as any client would.
await put({ variants: variants() });
report.unknownText = last().ifMatch ?? null;

// The window loads a text; somebody saves; something else in the window reads the document again.
const loaded = await get();
version++;
const newer = await get();
report.etags = [etagOf(id, loaded.variants), etagOf(id.toUpperCase(), newer.variants)];
const refusedAlone = await put(loaded);
report.sent = last().ifMatch;
report.refusedWithoutWindow = { name: refusedAlone.name ?? null, title: refusedAlone.title };

const asked = [];
const forget = onRefusal(id, problem => asked.push('first window'));
const forgetSecond = onRefusal(id, problem => asked.push(problem.title));
const refused = await put(loaded);
report.refusedWithWindow = { name: refused.name, asked: [...asked] };
forgetSecond();
await put(loaded);
report.askedAfterClosing = asked.at(-1);
forget();

// A validation before the save is no save.
await DocumentService.putUmbracoManagementApiV1Service.documentByIdValidate1Service.putUmbracoManagementApiV11DocumentByIdValidate11({ path: { id }, body: { values: [], template: null, variants: loaded.variants } }).catch(() => undefined);
report.validation = last().ifMatch ?? null;

// The person keeps their own text.
replaceWith(id, loaded.variants, etagOf(id, newer.variants));
report.kept = await put(loaded);
report.keptHeaders = { ifMatch: last().ifMatch, prefer: last().prefer };
const after = await get();
await put(after);
report.laterPrefer = last().prefer ?? null;

// Another document's PUT, and one of another resource, carry nothing.
await DocumentService.putDocumentById({ path: { id: id.replace('aa', 'bb') }, body: { values: [], template: null, variants: after.variants } });
report.otherDocument = last().ifMatch ?? null;
await DocumentTypeService.putDocumentTypeById({ path: { id }, body: { variants: after.variants } });
report.otherResource = last().ifMatch ?? null;

// Quiet waits for a save that is under way, and for half a second more.
let release;
held = new Promise(resolve => release = resolve);
const saving = put(await get());
let isQuiet = false;
const waiting = quiet(id).then(() => isQuiet = true);
while (last().method !== 'PUT') await new Promise(resolve => setImmediate(resolve));
report.quietWhileSaving = isQuiet;
release();
await Promise.all([saving, waiting]);
report.quietAfter = isQuiet;

// Trees.
const siblings = target => DocumentService.getTreeDocumentSiblings({ query: { target, before: 0, after: 1 } }).then(() => 'found', error => error);
const askedFor = () => requests.filter(r => r.pathname.endsWith('/siblings')).length;
const count = async action => { const before = askedFor(); const problem = await action(); return { requests: askedFor() - before, title: problem.title }; };
report.unknownTarget = await count(() => siblings('unknown'));
await DocumentService.putDocumentByIdMoveToRecycleBin({ path: { id } });
report.binnedTarget = await count(() => siblings(id));
await DocumentService.putRecycleBinDocumentByIdRestore({ path: { id }, body: { target: null } });
report.restoredTarget = await count(() => siblings(id));
await DocumentTypeService.deleteDocumentTypeById({ path: { id: 'type' } });
report.deletedTarget = await count(() => siblings('type'));
await DocumentService.getTreeDocumentAncestors({ query: { descendantId: 'binned' } });
report.openedInBin = await count(() => siblings('binned'));
report.openedInTree = await count(() => siblings('live'));

server.close();
server.closeAllConnections();
process.stdout.write(JSON.stringify(report));
