// Where the guide leads to: the documents are found by their types, whose ids come with the schema of the help site.
import { DocumentService, DocumentTypeService } from '@umbraco-cms/backoffice/external/backend-api';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const types = {
  helpCentre: '00036104-d003-4ba8-9e78-58d2304f14d7',
  tutorialList: '43eb7a51-38eb-4106-833d-d9b73bdc2859',
  faqList: 'f97c2f56-386f-4f20-addd-e110ae86def9',
  tutorial: '6ebb0e0e-dc07-4b86-a143-13962532a9b2',
  faqEntry: '299157a3-8a9c-4b27-8897-e6fefadafa0d',
};

const document = 'section/content/workspace/document';

/**
 * `{ centre, tutorials, faq }`, each `{ name, href, create }` or undefined where there is no such document: on an empty installation there is none.
 * `missing`: where to create those, as `{ centre, tutorials, faq }` of addresses; empty where the schema of the help site is not installed.
 */
export async function findPlaces(host) {
  const ask = call => tryExecute(host, call, { disableNotifications: true }).then(({ data }) => data?.items ?? []);
  const roots = await ask(DocumentService.getTreeDocumentRoot({ query: { skip: 0, take: 100 } }));
  const centre = roots.find(item => item.documentType.id === types.helpCentre);
  const children = centre ? await ask(DocumentService.getTreeDocumentChildren({ query: { parentId: centre.id, skip: 0, take: 100 } })) : [];
  const allowed = centre ? [] : await ask(DocumentTypeService.getDocumentTypeAllowedAtRoot({ query: { skip: 0, take: 100 } }));
  const create = (parent, type) => `${document}/create/parent/${parent}/${type}`;
  const place = (item, child) => item && {
    name: item.variants[0]?.name,
    href: `${document}/edit/${item.id}`,
    create: child && create(`document/${item.id}`, child),
  };
  const tutorials = children.find(item => item.documentType.id === types.tutorialList);
  const faq = children.find(item => item.documentType.id === types.faqList);
  return {
    centre: place(centre),
    tutorials: place(tutorials, types.tutorial),
    faq: place(faq, types.faqEntry),
    missing: {
      centre: !centre && allowed.some(type => type.id === types.helpCentre) ? create('document-root/null', types.helpCentre) : undefined,
      tutorials: centre && !tutorials ? create(`document/${centre.id}`, types.tutorialList) : undefined,
      faq: centre && !faq ? create(`document/${centre.id}`, types.faqList) : undefined,
    },
  };
}
