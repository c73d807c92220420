// What the client gets wrong on the screens that our editors use. As with labels, the build fails where a passage is no longer there.
// `file`: the end of a path, with forward slashes.
export const repairs = [
  // An excluded extension's condition may learn whether its user is an administrator after it was destroyed, and has nobody to tell.
  { file: 'conditions/condition-base.controller.js', from: 'this.#onChange(value)', to: 'this.#onChange?.(value)' },
  // Languages may come after the document: until then a variant has none.
  {
    file: 'documents/workspace/document-workspace.context.js', from: 'if (variantOption.language.isDefault)',
    to: 'if (!variantOption.language || variantOption.language.isDefault)',
  },
  // A read-only list of tags (in the bin) has no field to measure.
  { file: 'tags-input/tags-input.element.js', from: 'this._mainTag.style.width =', to: 'if (this._mainTag) this._mainTag.style.width =' },
  // What was published a moment ago was called « Publié (changements en cours) »: the members of its values stood in another order.
  {
    file: 'pending-changes/document-published-pending-changes.manager.js', from: 'const hasChanges =',
    to: `for (const text of [mergedDataClone, publishedDataClone])
      text.values = text.values.map(({ alias, culture, segment, editorAlias, value }) => ({ alias, culture, segment, editorAlias, value }));
    const hasChanges =`,
  },
  // Moved: the place it went to stayed without a caret, and a place shown there kept its old list.
  {
    file: 'tree/entity-actions/move/move-to.action.js', from: 'UmbRequestReloadStructureForEntityEvent } from',
    to: 'UmbRequestReloadChildrenOfEntityEvent, UmbRequestReloadStructureForEntityEvent } from',
  },
  { file: 'tree/entity-actions/move/move-to.action.js', from: 'this.#reloadMenu();', to: 'this.#reloadMenu(destinationUnique);' },
  { file: 'tree/entity-actions/move/move-to.action.js', from: 'async #reloadMenu() {', to: 'async #reloadMenu(destination) {' },
  {
    file: 'tree/entity-actions/move/move-to.action.js', from: '// TODO: Reload destination',
    to: `for (const kind of destination === null ? ['-root'] : ['', '-folder'])
      actionEventContext.dispatchEvent(new UmbRequestReloadChildrenOfEntityEvent({ unique: destination, entityType: this.args.entityType + kind }));`,
  },
  // A document has its name in its variants: the question did not say what would be deleted.
  { file: 'delete/modal/delete-with-relation-modal.element.js', from: 'this._name = item.name;', to: 'this._name = item.name ?? item.variants?.[0]?.name;' },
  // A tree in a dialog that was closed while it loaded.
  { file: 'tree/tree-item/tree-item-children.manager.js', from: "throw new Error('Could not request children, repository is missing')", to: 'return' },
  // Restored to the root: the tree's root is another type of entity, which would not reload.
  { file: 'modal/restore-from-recycle-bin-modal.element.js', from: "entityType: this.data?.entityType ?? 'unknown'", to: 'entityType: `${this.data?.entityType}-root`' },

  // A folder that was just made showed the whole library in it: its list kept the id from before, which was none.
  {
    file: 'collection/manager/content-collection-manager.controller.js', from: 'this.#collectionAlias = collectionAlias;',
    to: `this.#collectionAlias = collectionAlias;
        this.observe(host.unique, unique => {
            const config = this.#collectionConfig.getValue();
            if (config && unique && config.unique !== unique) this.#collectionConfig.setValue({ ...config, unique });
        }, '_followUnique');`,
  },
  // Who uploaded one picture was asked what it is; of the answers, « Auto pick » cancelled the upload. The server names the best type first.
  {
    file: 'dropzone/media-dropzone.manager.js', from: 'allowedChildren.filter((x) => availableMediaType.find((y) => y.unique === x.unique))',
    to: 'availableMediaType.filter((x) => allowedChildren.find((y) => y.unique === x.unique))',
  },
  { file: 'dropzone/media-dropzone.manager.js', from: 'options.length > 1 ? await this.#showDialogMediaTypePicker(options) : options[0].unique', to: 'options[0].unique' },
  // « Plan.png » is the name of a file; what it shows is called « Plan ».
  { file: 'dropzone/media-dropzone.manager.js', from: 'item.temporaryFile ? item.temporaryFile.file.name :', to: "item.temporaryFile ? item.temporaryFile.file.name.replace(/(?<=.)\\.[^.]+$/, '') :" },
  // Two buttons « Sauver » on one screen, of which this one saves nothing.
  { file: 'input-image-cropper/image-cropper.element.js', from: "this.localize.term('buttons_save')", to: "this.localize.term('imagecropper_updateEditCrop')" },
  // Sizes of files: 5,03 KB.
  {
    file: 'bytes/bytes.function.js', from: "const sizes = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];",
    to: `const french = document.documentElement.lang.startsWith('fr');
    const sizes = french ? ['octets', 'Ko', 'Mo', 'Go', 'To', 'Po', 'Eo', 'Zo', 'Yo'] : ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];`,
  },

  // The list of accounts stayed without the one that was just invited.
  {
    file: 'invite/modal/invite/user-invite-modal.element.js', from: "import { UmbInviteUserRepository }",
    to: `import { UMB_ACTION_EVENT_CONTEXT } from '../../../../../core/action/index.js';
import { UmbRequestReloadChildrenOfEntityEvent } from '../../../../../core/entity-action/index.js';
import { UmbInviteUserRepository }`,
  },
  {
    file: 'invite/modal/invite/user-invite-modal.element.js', from: 'this._submitModal();',
    to: `const events = await this.getContext(UMB_ACTION_EVENT_CONTEXT);
            events?.dispatchEvent(new UmbRequestReloadChildrenOfEntityEvent({ entityType: 'user-root', unique: null }));
            this._submitModal();`,
  },
  // The message of an invitation is one's own to write, or not.
  ...['invite/user-invite-modal.element.js', 'resend-invite/resend-invite-to-user-modal.element.js'].flatMap(file => [
    { file, from: 'for="message" required>', to: 'for="message">' },
    { file, from: 'name="message" required>', to: 'name="message">' },
  ]),
  // Whoever was enabled or unlocked was called active without asking: who never signed in is not.
  ...[['enable', '{ state: UserStateModel.ACTIVE }'], ['unlock', '{ state: UserStateModel.ACTIVE, failedLoginAttempts: 0 }']].flatMap(([action, guess]) => [
    {
      file: `${action}/${action}-user.repository.js`, from: "import { UserStateModel } from '../../../../core/backend-api/index.js';",
      to: "import { UmbUserServerDataSource } from '../detail/user-detail.server.data-source.js';",
    },
    {
      file: `${action}/${action}-user.repository.js`, from: `ids.forEach((id) => {
                this.detailStore?.updateItem(id, ${guess});
            });`,
      to: `const details = new UmbUserServerDataSource(this);
            for (const { data } of await Promise.all(ids.map(id => details.read(id)))) if (data) this.detailStore?.updateItem(data.unique, data);`,
    },
  ]),
  // An account's page took its new state, which is stored already, for a change that it has to store.
  {
    file: 'workspace/user/user-workspace.context.js', from: 'this._data.updateCurrent({ state: user.state, avatarUrls: user.avatarUrls });',
    to: `const { state, failedLoginAttempts, lastLockoutDate, avatarUrls } = user;
            this._data.updatePersisted({ state, failedLoginAttempts, lastLockoutDate, avatarUrls });
            this._data.updateCurrent({ state, failedLoginAttempts, lastLockoutDate, avatarUrls });`,
  },
  // The page of an account that is opened first may ask for a setting before any has come.
  { file: 'store/store-object-base.js', from: '(data) => data[key]', to: '(data) => data?.[key]' },
  // Of a row's actions most ask for the account's page around them: only the second factor's was left, of whatever account.
  {
    file: 'views/table/user-table-collection-view.element.js', from: `            {
                name: '',
                alias: 'entityActions',
                align: 'right',
            },
`, to: '',
  },
  { file: 'views/table/user-table-collection-view.element.js', from: 'value: user.lastLoginDate,', to: 'value: user.lastLoginDate ? this.localize.date(user.lastLoginDate, TimeFormatOptions) : undefined,' },
  { file: 'views/table/user-table-collection-view.element.js', from: "import { UmbUserKind } from '../../../utils/index.js';", to: "import { UmbUserKind } from '../../../utils/index.js';\nimport { TimeFormatOptions } from '../../../utils.js';" },

  // A group that reaches nothing was said to reach everything.
  {
    file: 'views/user-group-table-collection-view.element.js', from: ": this.localize.term('content_contentRoot'),",
    to: ": userGroup.documentRootAccess ? this.localize.term('content_contentRoot') : undefined,",
  },
  {
    file: 'views/user-group-table-collection-view.element.js', from: ": this.localize.term('media_mediaRoot'),",
    to: ": userGroup.mediaRootAccess ? this.localize.term('media_mediaRoot') : undefined,",
  },
  // Who closes an action's window without choosing has broken nothing.
  { file: 'entity-action/default/entity-action.element.js', from: "console.error('Error", to: "if (error && !(error instanceof Event)) console.error('Error" },
  // An imported text stood in the dictionary's tree and list only once the page was read again.
  {
    file: 'import/import.action.js', from: 'import { umbOpenModal }',
    to: `import { UMB_ACTION_EVENT_CONTEXT } from '../../../core/action/index.js';
import { UmbRequestReloadChildrenOfEntityEvent } from '../../../core/entity-action/index.js';
import { umbOpenModal }`,
  },
  {
    file: 'import/import.action.js', from: 'data: { unique: this.args.unique } });',
    to: `data: { unique: this.args.unique } });
        const events = await this.getContext(UMB_ACTION_EVENT_CONTEXT);
        events?.dispatchEvent(new UmbRequestReloadChildrenOfEntityEvent({ entityType: this.args.entityType, unique: this.args.unique }));`,
  },
  // The list of all texts has no parent around it, which it asked for in vain.
  {
    file: 'collection/default/collection-default.context.js', from: `const entityContext = await this.getContext(UMB_ENTITY_CONTEXT);
            if (!entityContext)
                return;`,
    to: `const entityContext = await this.getContext(UMB_ENTITY_CONTEXT).catch(() => undefined);
            if (!entityContext) {
                this._requestCollection();
                return;
            }`,
  },
  // A language that is being added has no place among the others yet.
  { file: 'menu/language-menu-structure.context.js', from: "throw new Error('Data is not available')", to: 'return' },

  // What it shows comes from an endpoint of a full Umbraco.
  { file: 'backoffice-header-logo.element.js', from: '<uui-button @click=${this.#openSystemInformation} look="secondary" label="System information"></uui-button>', to: '' },

  // The preview looks up none of these.
  { file: 'apps/preview/preview.element.js', from: '<h4>Preview Mode</h4>', to: '<h4>Aperçu</h4>' },
  { file: 'apps/preview/preview.element.js', from: 'title="Page preview"', to: 'title="La page, avec le texte enregistré"' },
  ...[
    ['Fit browser', 'Toute la largeur'], ['Desktop', 'Ordinateur'], ['Laptop', 'Ordinateur portable'], ['Tablet portrait', 'Tablette en portrait'],
    ['Tablet landscape', 'Tablette en paysage'], ['Smartphone portrait', 'Téléphone en portrait'], ['Smartphone landscape', 'Téléphone en paysage'],
  ].map(([from, to]) => ({ file: 'preview-apps/preview-device.element.js', from: `label: '${from}'`, to: `label: '${to}'` })),

  // The component library knows no other language. Its own texts, for those who do not see the icons:
  { file: 'uui-input-password/lib/index.js', from: '"Show password" : "Hide password"', to: '"Afficher le mot de passe" : "Masquer le mot de passe"' },
  { file: 'uui-toast-notification/lib/index.js', from: '.label=${"close"}', to: '.label=${"Fermer"}' },
  { file: 'uui-card/lib/index.js', from: 'label="select"', to: 'label="Sélectionner"' },
  { file: 'uui-combobox/lib/index.js', from: '"Close"', to: '"Fermer"' },
  { file: 'uui-combobox/lib/index.js', from: 'label="clear"', to: 'label="Effacer"' },
  { file: 'uui-combobox/lib/index.js', from: 'label="close"', to: 'label="Fermer"' },
  { file: 'uui-input-file/lib/index.js', from: 'label="Drop files here"', to: 'label="Déposez des fichiers ici"' },
  { file: 'uui-input-file/lib/index.js', from: 'label="Add"', to: 'label="Ajouter"' },
  { file: 'uui-menu-item/lib/index.js', from: '"Reveal the underlying items"', to: '"Montrer les éléments en dessous"' },
  ...[['First', 'Première'], ['Previous', 'Précédente'], ['Next', 'Suivante'], ['Last', 'Dernière']].map(([from, to]) =>
    ({ file: 'uui-pagination/lib/index.js', from: `Label = "${from}"`, to: `Label = "${to}"` })),
  { file: 'uui-pagination/lib/index.js', from: '"Pagination navigation"', to: '"Pages"' },
  { file: 'uui-pagination/lib/index.js', from: 'Current page:', to: 'Page en cours\u00a0:' },
  { file: 'uui-pagination/lib/index.js', from: 'label="More pages"', to: 'label="Autres pages"' },
  { file: 'uui-input-lock/lib/index.js', from: '"Unlock input"', to: '"Déverrouiller"' },
  { file: 'uui-input-lock/lib/index.js', from: '"Lock input"', to: '"Verrouiller"' },
];
