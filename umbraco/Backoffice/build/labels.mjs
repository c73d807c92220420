// The client writes some labels in English whatever the language, where its other labels are keys that it looks up. Those that editors
// meet become keys too; umbraco/packages/portail supplies the keys that begin with `portail_`.
import { dictionaryPassages } from './dictionary-labels.mjs';
import { peoplePassages } from './people-labels.mjs';
import { webhookPassages } from './webhook-labels.mjs';

/** `label="Cancel"` (or another attribute that people read) in an element's template → the key that is looked up in its place. */
const inTemplates = {
  'Add': 'general_add',
  'add folder': 'actions_folderCreate',
  'Add tab': 'contentTypeEditor_addTab',
  'Cancel': 'general_cancel',
  'Change': 'general_change',
  'Clipboard': 'general_clipboard',
  'Close': 'general_close',
  'Confirm password is required': 'portail_passwordRequired',
  'Content': 'general_content',
  'Copy': 'general_copy',
  'Copy to clipboard': 'clipboard_labelForCopyToClipboard',
  'Current password is required': 'portail_passwordRequired',
  'Data variations': 'portail_variations',
  'Delete': 'general_delete',
  'delete': 'general_delete',
  'description': 'general_description',
  'Duplicate': 'portail_duplicate',
  'Duplicate to': 'actions_copyTo',
  'edit': 'general_edit',
  'Edit settings': 'actions_editSettings',
  'Enter tag': 'portail_enterTag',
  'General': 'general_general',
  'icon': 'general_icon',
  'Include descendants': 'defaultdialogs_includeDescendants',
  'Invalid content': 'portail_invalidContent',
  'Invalid settings': 'portail_invalidSettings',
  'Load more': 'actions_loadMore',
  'New password is required': 'portail_passwordRequired',
  'open': 'general_open',
  'Open color picker': 'portail_textColor',
  'Options': 'general_options',
  'Press F1 for all actions': 'portail_markdownCommands',
  'Property Editor': 'general_propertyEditor',
  'Relate to original': 'moveOrCopy_relateToOriginal',
  'Remove': 'general_remove',
  'Remove block': 'portail_removeBlock',
  'Restore': 'general_restore',
  'Rollback': 'actions_rollback',
  'search': 'general_search',
  'Search...': 'placeholders_search',
  'Select languages': 'defaultdialogs_selectLanguages',
  'Select Property Editor': 'propertyEditorPicker_title',
  'Sort': 'general_sort',
  'sort order': 'general_sort',
  'Submit': 'general_submit',
  'Table properties': 'portail_tableProperties',
  'tag input': 'portail_enterTag',
  'Unnamed': 'portail_unnamed',
};

/** `label: 'Copy'` in a manifest → key. Only kinds of extension whose label the client looks up. */
const inManifests = {
  'Add column after': 'portail_columnAfter',
  'Add column before': 'portail_columnBefore',
  'Add row after': 'portail_rowAfter',
  'Add row before': 'portail_rowBefore',
  'Background color': 'portail_backgroundColor',
  'Block': 'blockEditor_block',
  'Blockquote': 'portail_quote',
  'Blocks': 'portail_blocks',
  'Block quote': 'portail_quote',
  'Bold': 'buttons_bold',
  'Bullet List': 'portail_bulletList',
  'Cards': 'portail_cards',
  'Cell': 'portail_cell',
  'Child items': 'portail_childItems',
  'Clear': 'general_clear',
  'Clear Formatting': 'portail_clearFormatting',
  'Code Block': 'portail_codeBlock',
  'Code block': 'portail_codeBlock',
  'Collection': 'contentTypeEditor_collection',
  'Color': 'portail_textColor',
  'Column': 'portail_column',
  'Containers': 'portail_containers',
  'Content': 'general_content',
  'Copy': 'general_copy',
  'Delete column': 'portail_columnDelete',
  'Delete row': 'portail_rowDelete',
  'Delete table': 'portail_tableDelete',
  'Dictionary': 'general_dictionary',
  'Documents': 'portail_documents',
  'Empty Recycle Bin': 'actions_emptyrecyclebin',
  'Entries': 'portail_entries',
  'Font family': 'portail_fontFamily',
  'Font size': 'portail_fontSize',
  'Grid': 'portail_grid',
  'Headers': 'portail_headings',
  'Heading 1': 'portail_heading1',
  'Heading 2': 'portail_heading2',
  'Heading 3': 'portail_heading3',
  'Heading 4': 'portail_heading4',
  'Heading 5': 'portail_heading5',
  'Heading 6': 'portail_heading6',
  'Headings': 'portail_headings',
  'Horizontal Rule': 'portail_horizontalRule',
  'Indent': 'portail_indent',
  'Italic': 'buttons_italic',
  'Left to right': 'portail_leftToRight',
  'Media': 'sections_media',
  'Media Upload': 'portail_mediaUpload',
  'Merge cells': 'portail_cellsMerge',
  'Merge or split': 'portail_cellsMergeOrSplit',
  'Ordered List': 'portail_orderedList',
  'Outdent': 'portail_outdent',
  'Page header': 'portail_heading2',
  'Paragraph': 'portail_paragraph',
  'Paragraph header': 'portail_heading4',
  'Protected': 'portail_protected',
  'Recycle Bin': 'general_recycleBin',
  'Replace': 'portail_replaceFromClipboard',
  'Restore': 'general_restore',
  'Rich Text Essentials': 'portail_essentials',
  'Right to left': 'portail_rightToLeft',
  'Row': 'portail_row',
  'Scheduled publishing': 'portail_scheduledPublishing',
  'Section header': 'portail_heading3',
  'Split cell': 'portail_cellSplit',
  'Strike': 'portail_strike',
  'Style Select': 'portail_styles',
  'Subscript': 'portail_subscript',
  'Superscript': 'portail_superscript',
  'Table': 'portail_table',
  'Table properties': 'portail_tableProperties',
  'Text Align': 'portail_align',
  'Text Align Center': 'portail_alignCenter',
  'Text Align Justify': 'portail_alignJustify',
  'Text Align Left': 'portail_alignLeft',
  'Text Align Right': 'portail_alignRight',
  'Text Direction': 'portail_direction',
  'Text Indent': 'portail_indents',
  'Toggle header cell': 'portail_headerCell',
  'Toggle header column': 'portail_headerColumn',
  'Toggle header row': 'portail_headerRow',
  'Underline': 'portail_underline',
  'Unlink': 'general_removeLink',
  'Unpublished changes': 'portail_unpublishedChanges',
  'Word Count': 'portail_wordCount',
};

/** Anything else, word for word: [file, what stands there, what takes its place]. */
const passages = [
  ['block/block/modals/block-catalogue/block-catalogue-modal.element.js', '>Create Empty<', ">${this.localize.term('blockEditor_tabCreateEmpty')}<"],
  ['block/block/modals/block-catalogue/block-catalogue-modal.element.js', '>Clipboard<', ">${this.localize.term('blockEditor_tabClipboard')}<"],
  ['core/search/search-modal/search-modal.element.js', '${searcher.name}', '${this.localize.string(searcher.name)}'],
  ['core/picker/search/picker-search-result.element.js', 'No result for <strong>"${this._query?.query}"</strong>.', '${this.localize.term(\'portail_noResultFor\')} <strong>« ${this._query?.query} »</strong>.'],
  ['core/entity-sign/components/entity-sign-bundle.element.js', 'this._labels.set(sign.alias, label)', 'this._labels.set(sign.alias, this.localize.string(label))'],
  ['core/entity-sign/components/entity-sign-bundle.element.js', "sign.api.getLabel() ?? ''", "this.localize.string(sign.api.getLabel() ?? '')"],
  ['core/collection/components/collection-view-bundle.element.js', 'label: viewLayout.name ?? viewManifest.meta.label', 'label: this.localize.string(viewLayout.name ?? viewManifest.meta.label)'],
  ['core/collection/components/collection-view-bundle.element.js', 'label: manifest.meta.label', 'label: this.localize.string(manifest.meta.label)'],
  ['core/collection/components/collection-view-bundle.element.js', 'label="status"', "label=${this.localize.term('portail_view')}"],
  ['core/collection/components/collection-selection-actions.element.js', '${this._selectionLength} of ${this._totalItems} selected', "${this.localize.term('portail_selected', this._selectionLength, this._totalItems)}"],
  ['core/tree/entity-actions/sort-children-of/modal/sort-children-of-modal.element.js', "${'Sort Children'}", "${this.localize.term('general_sort')}"],
  ['core/tree/entity-actions/sort-children-of/modal/sort-children-of-modal.element.js', 'There are no children', "${this.localize.term('content_noItemsToShow')}"],
  ['core/recycle-bin/entity-action/empty-recycle-bin/empty-recycle-bin.action.js', '`Empty Recycle Bin`', "'#actions_emptyrecyclebin'"],
  ['core/recycle-bin/entity-action/empty-recycle-bin/empty-recycle-bin.action.js', '`When items are deleted from the recycle bin, they will be gone forever.`', "'#portail_emptyRecycleBinWarning'"],
  ['core/recycle-bin/entity-action/empty-recycle-bin/empty-recycle-bin.action.js', "'Empty Recycle Bin'", "'#actions_emptyrecyclebin'"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', ' Restore ${this._restoreItemName} to ${this._destinationItemName}', "${this.localize.term('portail_restoreTo', this._restoreItemName, this._destinationItemName)}"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', 'Cannot automatically restore this item.', "${this.localize.term('portail_restoreNotAutomatic')}"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', 'There is no location where this item can be automatically restored. You can select a new location below.', "${this.localize.term('portail_restoreChoosePlace')}"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', 'Restore to:', "${this.localize.term('portail_restorePlace')}"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', 'Select location', "${this.localize.term('general_choose')}"],
  ['core/workspace/components/workspace-footer/workspace-footer.element.js', "${this._isNew ? 'Cancel' : 'Close'}", "${this.localize.term(this._isNew ? 'general_cancel' : 'general_close')}"],
  ['core/components/multiple-text-string-input/input-multiple-text-string-item.element.js', "`Delete ${this.value || 'item'}`", "`#general_delete ${this.value || ''}`"],
  ['core/components/multiple-text-string-input/input-multiple-text-string-item.element.js', "'Are you sure you want to delete this item?'", "'#portail_confirmRemove'"],
  ['core/components/multiple-text-string-input/input-multiple-text-string-item.element.js', "'Delete'", "'#general_delete'"],
  ['core/tree/folder/entity-action/delete-folder/delete-folder.action.js', '`Delete ${folder.name}`', '`#general_delete ${folder.name}`'],
  ['core/tree/folder/entity-action/delete-folder/delete-folder.action.js', "'Are you sure you want to delete this folder?'", "'#portail_confirmDeleteFolder'"],
  ['core/tree/folder/entity-action/delete-folder/delete-folder.action.js', "'Delete'", "'#general_delete'"],
  ['clipboard/property/actions/paste/paste-from-clipboard.property-action.js', "'Paste from clipboard'", "'#portail_pasteFromClipboard'"],
  ['clipboard/property/actions/paste/paste-from-clipboard.property-action.js', '`The property already contains a value. Paste from the property action will overwrite the current value.\n\t\t\t\tDo you want to replace the current value with ${item.name}?`', "'#portail_pasteReplaces'"],
  ['clipboard/property/actions/paste/paste-from-clipboard.property-action.js', "'Paste'", "'#portail_replace'"],
  ['content/content-type/workspace/views/design/content-type-design-editor.element.js', '</uui-icon>\n\t\t\t\tAdd tab', "</uui-icon>\n\t\t\t\t${this.localize.term('contentTypeEditor_addTab')}"],
  ['documents/documents/rollback/modal/rollback-modal.element.js', 'No versions available', "${this.localize.term('portail_noVersions')}"],
  ['documents/documents/rollback/modal/rollback-modal.element.js', 'No selected version', "${this.localize.term('rollback_selectVersion')}"],
  ['documents/documents/search/document-search-result-item.element.js', '>Draft<', ">${this.localize.term('portail_draft')}<"],
  ['documents/documents/item/document-item-ref.element.js', '>Draft<', ">${this.localize.term('portail_draft')}<"],
  ['documents/documents/item/document-item-ref.element.js', '>Trashed<', ">${this.localize.term('content_trashed')}<"],
  ['multi-url-picker/components/input-multi-url/input-multi-url.element.js', "`Remove ${name || item.name || 'item'}?`", "`#general_remove ${name || item.name || ''}`"],
  ['multi-url-picker/components/input-multi-url/input-multi-url.element.js', "'Are you sure you want to remove this item?'", "'#portail_confirmRemove'"],
  ['media/media/modals/media-picker/components/media-picker-folder-path.element.js', "name: 'Media'", "name: 'Médias'"],
  ['media/media/modals/media-picker/media-picker-modal.element.js', "name: 'Media'", "name: 'Médias'"],
  ['media/media/modals/media-picker/media-picker-modal.element.js', 'label="Search only in ${this._currentMediaEntity.name}"', "label=${this.localize.term('portail_searchOnlyIn', this._currentMediaEntity.name)}"],
  ['media/media/workspace/views/info/media-workspace-view-info.element.js', 'key="content_mediaType"', 'key="content_mediatype"'],
  ['media/media/components/input-upload-field/preview/input-upload-field-video.element.js', 'Video format not supported', "${this.localize.term('portail_videoNotShown')}"],
  ['media/media/entity-actions/move-to/repository/media-move.repository.js', '`Moved`', "'#portail_moved'"],
  ['media/media/entity-bulk-actions/move-to/repository/move-to.repository.js', "`Moved ${count} media ${count === 1 ? 'item' : 'items'}`", "'#portail_moved'"],
  ['core/recycle-bin/entity-bulk-action/bulk-trash/bulk-trash.action.js', "`Trashed ${succeeded.length} ${succeeded.length === 1 ? 'item' : 'items'}`", "'#portail_trashed'"],
  ['markdown-editor/components/input-markdown-editor/input-markdown.element.js', "'enter image description here'", "this.localize.term('portail_describePicture')"],
  ['media/dropzone/components/input-dropzone/input-dropzone.element.js', '>An error occured<', ">${this.localize.term('portail_uploadRefused')}<"],
  ['media/dropzone/components/input-dropzone/input-dropzone.element.js', '<umb-localize key="content_uploadClear">Clear file(s)</umb-localize>', "${this.localize.term('portail_uploadsForget')}"],
  ['media/dropzone/components/input-dropzone/input-dropzone.element.js', '>Cancelled<', ">${this.localize.term('portail_uploadCancelled')}<"],
  ['media/dropzone/components/input-dropzone/input-dropzone.element.js', '>File type not allowed<', ">${this.localize.term('media_disallowedFileType')}<"],
  ['core/temporary-file/temporary-file-manager.class.js', "headline: 'Upload'", "headline: '#portail_mediaUpload'"],
  ['core/notification/layouts/default/notification-layout-default.element.js', 'extends LitElement', 'extends UmbLitElement'],
  ['core/notification/layouts/default/notification-layout-default.element.js', "import { UmbTextStyles } from '../../../style/index.js';", "import { UmbTextStyles } from '../../../style/index.js';\nimport { UmbLitElement } from '../../../lit-element/index.js';"],
  ['core/notification/layouts/default/notification-layout-default.element.js', '${ifDefined(this.data.headline)}', '${ifDefined(this.data.headline && this.localize.string(this.data.headline))}'],
  ['core/notification/layouts/default/notification-layout-default.element.js', '${this.data.message}', "${typeof this.data.message === 'string' ? this.localize.string(this.data.message) : this.data.message}"],
  ['core/components/backoffice-notification-container/backoffice-notification-container.element.js', "const notificationText = data.message ?? '';", "const notificationText = typeof data.message === 'string' ? this.localize.string(data.message) : '';"],
  ['core/notification/controllers/peek-error/peek-error-notification.element.js', 'headline=${ifDefined(this.data.headline)}', 'headline=${ifDefined(this.data.headline && this.localize.string(this.data.headline))}'],
  ['core/notification/controllers/peek-error/peek-error-notification.element.js', '${this.data.message}', '${this.localize.string(this.data.message)}'],
  ['core/resources/try-execute/try-execute.controller.js', "'An error occurred'", "'#portail_errorOccurred'"],
  ['core/resources/try-execute/try-execute.controller.js', "'A fatal server error occurred. If this continues, please reach out to your administrator.'", "'#portail_errorServer'"],
  ['core/resources/try-execute/try-execute.controller.js', "'An unknown error occurred.'", "'#portail_errorUnknown'"],
  ['core/resources/api-interceptor.controller.js', "'Some actions were not completed'", "'#portail_sessionEnded'"],
  ['core/resources/api-interceptor.controller.js', "'Some actions could not be completed because your session expired. Please try again.'", "'#portail_sessionEndedNext'"],
  ['core/resources/api-interceptor.controller.js', "'A fatal server error occurred. If this continues, please reach out to your administrator.'", "'#portail_errorServer'"],
  ['core/entity-item/item-data-api-get-request-controller/item-data-api-get-request.controller.js', "'Error fetching items'", "'#portail_errorOccurred'"],
  ['core/entity-item/item-data-api-get-request-controller/item-data-api-get-request.controller.js', "'An error occurred while fetching items.'", "'#portail_errorServer'"],
  ['core/recycle-bin/recycle-bin-repository-base.js', '`Restored`', "'#portail_restored'"],
  ['documents/documents/entity-actions/duplicate/repository/document-duplicate.repository.js', '`Duplicated`', "'#portail_duplicated'"],
  ['documents/document-types/entity-actions/duplicate/repository/document-type-duplicate.repository.js', '`Duplicated`', "'#portail_duplicated'"],
  ['data-type/entity-actions/duplicate/repository/data-type-duplicate.repository.js', '`Duplicated`', "'#portail_duplicated'"],
  ['documents/documents/entity-actions/move-to/repository/document-move.repository.js', '`Moved`', "'#portail_moved'"],
  ['documents/document-types/entity-actions/move-to/repository/document-type-move.repository.js', '`Moved`', "'#portail_moved'"],
  ['data-type/entity-actions/move-to/repository/data-type-move.repository.js', '`Moved`', "'#portail_moved'"],
  ['user/current-user/repository/current-user.repository.js', '`Password changed`', "'#portail_passwordChanged'"],
  ...[['oldPassword', 'user_passwordCurrent'], ['newPassword', 'user_newPassword'], ['confirmPassword', 'user_confirmNewPassword']].map(([name, key]) =>
    ['user/change-password/modal/change-password-modal.element.js', `name="${name}"\n`, `name="${name}" label=\${this.localize.term('${key}')}\n`]),
  // What is read aloud is what is shown.
  ['user/current-user/components/mfa-provider-default.element.js', "'buttons_save'", "'general_submit'"],
  ['user/change-password/modal/change-password-modal.element.js', '`Change password for ${userName}`', "this.localize.term('portail_changePasswordOf', userName)"],
  ['documents/document-types/search/global-search/manifests.js', "label: 'Document Types'", "label: '#treeHeaders_documentTypes'"],
  ['data-type/search/global-search/manifests.js', "label: 'Data Types'", "label: '#treeHeaders_dataTypes'"],
  ['core/recycle-bin/entity-action/restore-from-recycle-bin/modal/restore-from-recycle-bin-modal.element.js', "'Root'", "this.localize.term('portail_root')"],
  ['core/tree/tree-item/tree-item-children.manager.js', "'Menu loading failed. Showing the first items again.'", "'#portail_treeStartsAgain'"],
  ['clipboard/property/actions/copy/copy-to-clipboard.property-action.js', "'The property does not have a value to copy'", "'#portail_nothingToCopy'"],
  ['clipboard/clipboard-entry/picker/clipboard-entry-picker.element.js', 'There are no items in the clipboard.', "${this.localize.term('content_noItemsToShow')}"],
  ['core/modal/common/item-picker/item-picker-modal.element.js', 'There are no items to select.', "${this.localize.term('content_noItemsToShow')}"],
  ['core/entity-action/common/create/modal/entity-create-option-action-list-modal.element.js', 'No create options available.', "${this.localize.term('content_noItemsToShow')}"],
  ['relations/relations/global-components/confirm-bulk-action-modal-entity-references.element.js', 'The following items are used by other content.', "${this.localize.term('portail_usedElsewhere')}"],
  ['core/tree/entity-actions/sort-children-of/modal/sort-children-of-modal.element.js', 'Load more (${', '${this.localize.term(\'actions_loadMore\')} (${'],
  ['data-type/modals/data-type-picker-flow/data-type-picker-flow-modal.element.js', 'Nothing matches your search, try another search term.', "${this.localize.term('content_listViewNoItems')}"],
  ['data-type/workspace/views/info/workspace-view-data-type-info.element.js', 'Property Editor Schema Alias', "${this.localize.term('portail_editorSchemaAlias')}"],
  ['data-type/workspace/views/info/workspace-view-data-type-info.element.js', 'Property Editor UI Alias', "${this.localize.term('portail_editorUiAlias')}"],
  ['data-type/workspace/views/info/workspace-view-data-type-info.element.js', 'Property Editor Data Source Alias', "${this.localize.term('portail_editorSourceAlias')}"],
  // A group's name when none is given: it is stored.
  ['content/content-type/structure/content-type-structure-manager.class.js', "'Unnamed'", "'Sans nom'"],
  ['content/content-type/workspace/views/design/content-type-design-editor.element.js', "'Unnamed'", "this.localize.term('portail_unnamed')"],
  ['content/content-type/workspace/views/design/content-type-design-editor.element.js', "'Delete tab'", "this.localize.term('general_delete')"],
  ['block/block-type/components/input-block-type/input-block-type.element.js', '</uui-icon>\n\t\t\t\t\t\tAdd', "</uui-icon>\n\t\t\t\t\t\t${this.localize.term('general_add')}"],
  ['documents/documents/audit-log/info-app/document-history-workspace-info-app.element.js', "?? 'Unknown'", "?? this.localize.term('general_unknownUser')"],
  ['core/components/input-number-range/input-number-range.element.js', "'Low value'", "this.localize.term('portail_atLeast')"],
  ['core/components/input-number-range/input-number-range.element.js', "'High value'", "this.localize.term('portail_atMost')"],
  ['documents/documents/publishing/schedule-publish/modal/document-schedule-modal.element.js', '#onFromDateChange(e, option.unique)}\n\t\t\t\t\t\t\tlabel=${this.localize.term(\'general_publishDate\')}', '#onFromDateChange(e, option.unique)}\n\t\t\t\t\t\t\tlabel=${this.localize.term(\'content_releaseDate\')}'],
  ['documents/documents/publishing/schedule-publish/modal/document-schedule-modal.element.js', '#onToDateChange(e, option.unique)}\n\t\t\t\t\t\t\tlabel=${this.localize.term(\'general_publishDate\')}', '#onToDateChange(e, option.unique)}\n\t\t\t\t\t\t\tlabel=${this.localize.term(\'content_unpublishDate\')}'],
  ['core/auth/providers/manifests.js', "label: 'Umbraco'", "label: '#portail_account'"],
  ['documents/documents/rollback/modal/rollback-modal.element.js', "alias: 'name'", "alias: this.localize.term('general_name')"],
  ['documents/documents/rollback/modal/rollback-modal.element.js', "label=${this.localize.term('actions_rollback')}", "label=${this.localize.term('portail_rollbackToThis')}"],
  ...[['Heading', 'Ctrl+Shift+1'], ['Bold', 'Ctrl+B'], ['Italic', 'Ctrl+I'], ['Blockquote', 'Ctrl+Shift+.'], ['Ordered List', 'Ctrl+Shift+7'], ['Unordered List', 'Ctrl+Shift+8'], ['Code', 'Ctrl+E']].map(([label, keys]) =>
    ['markdown-editor/components/input-markdown-editor/input-markdown.element.js', `title="${label}, &lt;${keys}&gt;"`, `title="\${this.localize.string('#portail_markdown${label.replace(' ', '')}')}, &lt;${keys}&gt;"`]),
  ...['Horizontal Rule', 'Image'].map(label =>
    ['markdown-editor/components/input-markdown-editor/input-markdown.element.js', `title="${label}"`, `title=\${this.localize.string('#portail_markdown${label.replace(' ', '')}')}`]),
  ...['Heading', 'Bold', 'Italic', 'Blockquote', 'Ordered List', 'Unordered List', 'Code', 'Horizontal Rule', 'Image'].map(label =>
    ['markdown-editor/components/input-markdown-editor/input-markdown.element.js', `label="${label}"`, `label=\${this.localize.string('#portail_markdown${label.replace(' ', '')}')}`]),
  ...dictionaryPassages,
  ...peoplePassages,
  ...webhookPassages,
];

const unused = new Set([...Object.keys(inTemplates).map(l => `label="${l}"`), ...Object.keys(inManifests).map(l => `label: '${l}'`), ...passages.map(p => `${p[0]}: ${p[1]}`)]);

/** The source of one module of the client with its labels looked up. `path`: below `dist-cms/packages/`, with forward slashes. */
export function lookUpLabels(path, source) {
  if (/(manifests?|\.kind)\.js$/.test(path)) {
    source = source.replace(/\blabel: '([^']+)'/g, (whole, label) => {
      const key = inManifests[label];
      if (key) unused.delete(`label: '${label}'`);
      return key ? `label: '#${key}'` : whole;
    });
  }
  for (const [file, from, to] of passages) {
    if (path !== file || !source.includes(from)) continue;
    unused.delete(`${file}: ${from}`);
    source = source.replaceAll(from, to);
  }
  if (path.endsWith('.element.js')) {
    source = source.replace(/(?<![\w-])(label|headline|placeholder|title|aria-label|required-message)="([^"$]+)"/g, (whole, attribute, label) => {
      const key = inTemplates[label];
      if (key) unused.delete(`label="${label}"`);
      return key ? `${attribute}=\${this.localize.term('${key}')}` : whole;
    });
  }
  return source;
}

/** Fails where a label is no longer found: a new version of the client has changed it, or looks it up by itself. */
export function assertAllLabelsFound() {
  if (unused.size) throw new Error(`Labels that the client no longer has (build/labels.mjs):\n  ${[...unused].join('\n  ')}`);
}

/** Every key that takes a label's place. */
export function lookedUpKeys() {
  const inPassages = passages.flatMap(([, , to]) => [...to.matchAll(/#(\w+_\w+)|'(\w+_\w+)'/g)].map(match => match[1] ?? match[2]));
  return [...new Set([...Object.values(inTemplates), ...Object.values(inManifests), ...inPassages])];
}
