// Drives the site with the helpers of Umbraco's own acceptance tests, as a second client of the Management API. Prints, as a JSON list, what is not
// as these helpers expect it.
// node peers.mjs <repository> <address> <bearer token>
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const helpers = '@umbraco/playwright-testhelpers/dist/lib/helpers';
const { DataTypeApiHelper } = require(`${helpers}/DataTypeApiHelper`);
const { DocumentTypeApiHelper } = require(`${helpers}/DocumentTypeApiHelper`);
const { DocumentApiHelper } = require(`${helpers}/DocumentApiHelper`);
const { LanguageApiHelper } = require(`${helpers}/LanguageApiHelper`);

const [, address, token] = process.argv.slice(2);
const complaints = [];

// What Playwright's request context gives the helpers.
const api = {
  baseUrl: address.replace(/\/$/, ''),
  get: (url, params) => send('GET', params ? `${url}?${new URLSearchParams(params)}` : url),
  post: (url, data) => send('POST', url, data),
  put: (url, data) => send('PUT', url, data),
  delete: (url, data) => send('DELETE', url, data),
};

async function send(method, url, data) {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(data === undefined ? {} : { 'content-type': 'application/json' }) },
    body: data === undefined ? undefined : JSON.stringify(data),
  });
  const text = await response.text();
  if (!response.ok && response.status !== 404)
    complain(`${method} ${url} was answered ${response.status} ${text}`);
  return {
    status: () => response.status,
    ok: () => response.ok,
    headers: () => Object.fromEntries(response.headers),
    json: async () => JSON.parse(text),
    text: async () => text,
  };
}

function complain(what) {
  complaints.push(what);
}

function expect(what, holds) {
  if (!holds)
    complain(`${what} does not hold`);
}

api.dataType = new DataTypeApiHelper(api);
api.documentType = new DocumentTypeApiHelper(api);
api.document = new DocumentApiHelper(api);
api.language = new LanguageApiHelper(api);

// Data types of the editors that must work.
const editors = {
  text: await api.dataType.createTextstringDataType('Pair text', 40),
  area: await api.dataType.createTextareaDataType('Pair area', 200, 4),
  markdown: await api.dataType.createMarkdownEditorDataType('Pair Markdown'),
  rich: await api.dataType.createDefaultTiptapDataType('Pair rich text'),
  toggle: await api.dataType.createTrueFalseDataTypeWithInitialState('Pair toggle'),
  decimal: await api.dataType.createDecimalDataType('Pair decimal'),
  date: await api.dataType.createDateTimeDataTypeWithDateFormat('Pair date', 'YYYY-MM-DD'),
  dropdown: await api.dataType.createDropdownDataType('Pair dropdown', false, ['un', 'deux']),
  picker: await api.dataType.createContentPickerDataTypeWithShowOpenButton('Pair picker'),
};
for (const [name, id] of Object.entries(editors))
  expect(`the data type ${name} exists`, id && await api.dataType.doesExist(id));
expect('a data type is found by its name', (await api.dataType.getByName('Pair Markdown'))?.id === editors.markdown);

// Folders: move, copy, rename, delete.
const folder = await api.dataType.createFolder('Pair folder');
await api.dataType.renameFolder(folder, 'Pair drawer');
expect('a folder is renamed', (await api.dataType.getFolder(folder)).name === 'Pair drawer');
await api.dataType.moveToFolder(editors.area, folder);
expect('a data type is in its folder', (await api.dataType.getChildren(folder)).some(child => child.id === editors.area));
const copy = await api.dataType.copyToFolder(editors.text, folder);
expect('a copy is made', copy);
await api.dataType.ensureNameNotExists('Pair drawer');
expect('a folder goes with all in it', !(await api.dataType.doesNameExist('Pair drawer')));

// Document types: groups, tabs, compositions, children, element types, block lists.
const leaf = await api.documentType.createDocumentTypeWithPropertyEditor('Pair leaf', 'Pair text', editors.text);
const mandatory = await api.documentType.createDocumentTypeWithPropertyEditor('Pair strict', 'Pair text', editors.text, 'Groupe', false, false, true);
expect('a property is in its group', await api.documentType.doesGroupContainCorrectPropertyEditor('Pair leaf', 'Pair text', editors.text, 'TestGroup'));
await api.documentType.createDocumentTypeWithPropertyEditorInTab('Pair tabs', 'Pair text', editors.text, 'Onglet');
expect('a property is in its tab', await api.documentType.doesTabContainCorrectPropertyEditorInGroup('Pair tabs', 'Pair text', editors.text, 'Onglet', 'TestGroup'));
const composed = await api.documentType.createDocumentTypeWithAComposition('Pair composed', leaf);
expect('a composition is kept', (await api.documentType.get(composed)).compositions.length === 1);
const root = await api.documentType.createDefaultDocumentTypeWithAllowAsRoot('Pair root');
const parent = await api.documentType.createDocumentTypeWithAllowedChildNode('Pair parent', leaf);
const element = await api.documentType.createDefaultElementType('Pair element', 'Groupe', 'Textstring', editors.text);
const blocks = await api.dataType.createBlockListDataTypeWithABlock('Pair blocks', element);
expect('a block list knows its block', blocks);
expect('a type refuses nothing that these helpers send', mandatory && composed && root && parent);

// Documents: make, read, save, publish, bin.
const article = await api.document.createDefaultDocument('Pair page', root);
expect('a document is found by its name', (await api.document.getByName('Pair page'))?.id === article);
expect('a new document is a draft', !(await api.document.isDocumentPublished(article)));
await api.document.publish(article);
expect('a document is published', await api.document.isDocumentPublished(article));
const branch = await api.document.createDefaultDocument('Pair branch', parent);
const child = await api.document.createDefaultDocumentWithParent('Pair child', leaf, branch);
expect('a child stands below its parent', (await api.document.getChildren(branch)).some(item => item.id === child));
await api.document.moveToRecycleBin(article);
expect('a document is in the bin', await api.document.doesItemExistInRecycleBin('Pair page'));
await api.document.emptyRecycleBin();
expect('an emptied bin is empty', !(await api.document.doesItemExistInRecycleBin('Pair page')));

for (const name of ['Pair branch'])
  await api.document.ensureNameNotExists(name);
for (const name of ['Pair composed', 'Pair parent', 'Pair root', 'Pair tabs', 'Pair strict', 'Pair leaf', 'Pair element'])
  await api.documentType.ensureNameNotExists(name);
for (const name of ['Pair blocks', ...(await api.dataType.getAllAtRoot().then(all => all.json())).items.map(item => item.name).filter(item => item.startsWith('Pair '))])
  await api.dataType.ensureNameNotExists(name);
expect('nothing of it is left', !(await api.documentType.doesNameExist('Pair leaf')) && !(await api.dataType.doesNameExist('Pair text')));

console.log(JSON.stringify(complaints));
