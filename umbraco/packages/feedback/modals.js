// The windows of « Avis »; their elements are named in umbraco-package.json.
import { UmbModalToken, umbOpenModal } from '@umbraco-cms/backoffice/modal';

const sidebar = { modal: { type: 'sidebar', size: 'medium' } };
const dialog = { modal: { type: 'dialog' } };
const difference = new UmbModalToken('Portail.Feedback.Modal.Difference', sidebar);
const confirm = new UmbModalToken('Portail.Feedback.Modal.Confirm', dialog);
const improvement = new UmbModalToken('Portail.Feedback.Modal.Improvement', sidebar);
const synonym = new UmbModalToken('Portail.Feedback.Modal.Synonym', sidebar);

/** What the window gave back; `undefined` when it was left. */
const open = (host, token, data) => umbOpenModal(host, token, { data }).catch(() => undefined);

export const showDifference = (host, data) => open(host, difference, data);

/** `{ headline, text, confirm, sentence, run }`: `run` answers with the sentence to show when it failed. True when it was done. */
export const ask = async (host, data) => (await open(host, confirm, data)) !== undefined;

/** `{ contentId, comments }` or `{ improvement }`. */
export const writeImprovement = (host, data) => open(host, improvement, data);

/** `{ query, others }`; gives `{ title, isPublished }`. */
export const addSynonym = (host, data) => open(host, synonym, data);
