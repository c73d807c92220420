// One per open document: says when somebody else saves it meanwhile, and asks what to do when a save is refused for that.
import { UmbControllerBase } from '@umbraco-cms/backoffice/class-api';
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { DocumentService, UserService } from '@umbraco-cms/backoffice/external/backend-api';
import { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api';
import { UMB_MANAGEMENT_API_SERVER_EVENT_CONTEXT } from '@umbraco-cms/backoffice/management-api';
import { UmbModalToken, umbOpenModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import { etagOf, onRefusal, quiet, replaceWith } from './loaded-texts.js';

const refusalModal = new UmbModalToken('Portail.Embedded.Modal.RefusedSave', { modal: { type: 'dialog' } });
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

export class PortailDocumentConcurrencyContext extends UmbControllerBase {
  #workspace;
  #localize = new UmbLocalizationController(this);
  #unique;
  #forgetAsker;
  #warning;
  #warnedOf;

  constructor(host) {
    super(host);
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, workspace => {
      this.#workspace = workspace;
      this.observe(workspace?.persistedData, () => this.#onText(), 'text');
      // A new document is stored before the window says that it is no longer new.
      this.observe(workspace?.isNew, () => this.#onText(), 'isNew');
    });
    this.consumeContext(UMB_MANAGEMENT_API_SERVER_EVENT_CONTEXT, events => {
      this.observe(events?.byEventSourcesAndEventTypes(['Umbraco:CMS:Document'], ['Updated']), event => {
        if (event && event.key === this.#unique) this.#lookTwice();
      }, 'events');
      this.observe(events?.byEventSourcesAndEventTypes(['Umbraco:CMS:Document'], ['Deleted']), event => {
        // Deleted in this window, the text is already gone when the event comes: only the address still names it.
        if (event && location.pathname.includes(`/workspace/document/edit/${event.key}`)) this.#leave();
      }, 'deletions');
    });
  }

  /** The document is gone for good. What somebody is still writing stays in the window, to be copied. */
  #leave() {
    if (!this.#workspace.getHasUnpersistedChanges()) history.pushState(null, '', '/umbraco/section/content');
  }

  /** The window has loaded or saved a text. */
  #onText() {
    this.#warning?.close();
    this.#warning = undefined;
    const text = this.#workspace?.getPersistedData();
    const unique = text && this.#workspace.getIsNew() === false ? text.unique : undefined;
    if (unique !== this.#unique) {
      this.#forgetAsker?.();
      this.#unique = unique;
      this.#forgetAsker = unique && onRefusal(unique, problem => this.#ask(problem));
    }
    // Loaded before this package was: a second look binds the text to its ETag, or finds that there is a newer one.
    if (unique && !etagOf(unique, text.variants)) this.#lookTwice();
  }

  #etagShown = () => etagOf(this.#unique, this.#workspace.getPersistedData()?.variants);

  /** What the server holds. */
  async #saved() {
    const { data } = await tryExecute(this, DocumentService.getDocumentById({ path: { id: this.#unique } }), { disableNotifications: true });
    return data;
  }

  /** The same text was published, planned or withdrawn, here or elsewhere: the window says so, and what is being written stays. */
  #showState(saved) {
    const stateOf = variant => saved.variants.find(other => (other.culture || null) === variant.culture && (other.segment || null) === variant.segment);
    const withState = variant => {
      const { state, publishDate, scheduledPublishDate, scheduledUnpublishDate } = stateOf(variant) ?? variant;
      return { ...variant, state, publishDate, scheduledPublishDate, scheduledUnpublishDate };
    };
    const { _data: texts } = this.#workspace;
    const [persisted, current] = [texts.getPersisted(), texts.getCurrent()];
    if (!persisted || !current || JSON.stringify(persisted.variants) === JSON.stringify(persisted.variants.map(withState))) return;
    texts.updatePersisted({ variants: persisted.variants.map(withState) });
    texts.updateCurrent({ variants: current.variants.map(withState) });
  }

  // The event of one's own save comes before the window has taken over what it saved, so a difference counts when it is still there later.
  async #lookTwice() {
    const unique = this.#unique;
    let saved;
    for (const pause of [500, 1500]) {
      await wait(pause);
      await quiet(unique);
      if (this.#unique !== unique) return;
      const document = await this.#saved();
      if (this.#unique !== unique || !document) return;
      saved = etagOf(unique, document.variants);
      if (!saved) return;
      if (saved === this.#etagShown()) {
        this.#showState(document);
        return;
      }
    }
    if (this.#warnedOf === saved) return;
    this.#warnedOf = saved;
    await this.#warn();
  }

  async #warn() {
    const who = await this.#whoSaved();
    const notifications = await this.getContext(UMB_NOTIFICATION_CONTEXT);
    this.#warning?.close();
    this.#warning = notifications?.stay('warning', {
      data: { headline: this.#localize.term('portailConflict_savedElsewhere'), message: `${who} ${this.#localize.term('portailConflict_savedElsewhereNext')}` },
    });
  }

  /** A sentence: who saved the document last. */
  async #whoSaved() {
    const { data: log } = await tryExecute(this,
      DocumentService.getDocumentByIdAuditLog({ path: { id: this.#unique }, query: { skip: 0, take: 1 } }), { disableNotifications: true });
    const id = log?.items[0]?.user.id;
    if (!id) return this.#localize.term('portailConflict_savedBySomebody');
    if (id === (await this.getContext(UMB_CURRENT_USER_CONTEXT))?.getUnique()) return this.#localize.term('portailConflict_savedByYou');
    const { data: users } = await tryExecute(this, UserService.getItemUser({ query: { id: [id] } }), { disableNotifications: true });
    return users?.[0] ? this.#localize.term('portailConflict_savedBy', users[0].name) : this.#localize.term('portailConflict_savedBySomebody');
  }

  async #ask(problem) {
    this.#warning?.close();
    const unique = this.#unique;
    const choice = await umbOpenModal(this, refusalModal, { data: { problem, href: `section/content/workspace/document/edit/${unique}` } })
      .then(value => value?.keep, () => undefined);
    if (!choice || this.#unique !== unique) return;
    if (choice === 'theirs') {
      await this.#workspace.reload();
      return;
    }
    const document = await this.#saved();
    const saved = document && etagOf(unique, document.variants);
    if (!saved) return;
    replaceWith(unique, this.#workspace.getPersistedData().variants, saved);
    this.#warnedOf = saved;
    await this.#workspace.requestSave().catch(() => undefined);
  }

  destroy() {
    this.#forgetAsker?.();
    this.#warning?.close();
    super.destroy();
  }
}

export { PortailDocumentConcurrencyContext as api };
