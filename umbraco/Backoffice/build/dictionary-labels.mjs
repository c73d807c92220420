// The windows of the dictionary and of its languages write some of their texts in English: passages of their modules → keys.
// [path below `dist-cms/packages/`, what stands there, what takes its place]
const term = key => `\${this.localize.term('${key}')}`;

const language = 'language/workspace/language/views/language-details-workspace-view.element.js';
const languages = 'language/collection/views/table/language-table-collection-view.element.js';
const cultures = 'core/culture/components/input-culture-select/input-culture-select.element.js';

export const dictionaryPassages = [
  ['dictionary/entity-action/move-to/repository/dictionary-move.repository.js', '`Moved`', "'#portail_moved'"],
  ['dictionary/entity-action/export/export-dictionary-modal.element.js', 'headline="Export"', `headline=${term('actions_export')}`],
  ['dictionary/entity-action/export/export-dictionary-modal.element.js', 'label="Export"', `label=${term('actions_export')}`],
  ['dictionary/entity-action/export/export-dictionary-modal.element.js', '>Include descendants<', `>${term('defaultdialogs_includeDescendants')}<`],
  ['dictionary/workspace/views/workspace-view-dictionary-editor.element.js', 'label="translation"', 'label=${language.name ?? language.unique}'],

  ['dictionary/entity-action/import/import-dictionary-modal.element.js', '<umb-localize key="visuallyHiddenTexts_dictionaryItems">Dictionary items</umb-localize>', term('portail_dictionaryItems')],
  ['language/workspace/language/language-workspace-editor.element.js', '>Add language<', `>${term('languages_addLanguage')}<`],

  [language, 'label="Language"', `label=${term('general_language')}`],
  [language, 'label="ISO Code"', `label=${term('portail_isoCode')}`],
  // Content has one language, which the settings name: none is the default one instead, and none has to be filled in.
  [language, '<umb-property-layout label="Settings">', '<umb-property-layout style="display: none">'],
  [language, 'label="Fallback language"', 'style="display: none"'],
  [languages, "name: 'Name'", "name: this.localize.term('general_name')"],
  [languages, "name: 'ISO Code'", "name: this.localize.term('portail_isoCode')"],
  [languages, "name: 'Default'", "name: this.localize.term('portail_languageOfContent')"],
  [languages, `            {
                name: 'Mandatory',
                alias: 'mandatoryLanguage',
            },
            {
                name: 'Fallback',
                alias: 'fallbackLanguage',
            },
`, ''],
  ['language/menu/language-menu-structure.context.js', "name: 'Languages'", "name: '#treeHeaders_languages'"],
  // The server knows the names of languages in English; the browser knows them in one's own language.
  [cultures, 'this._cultures = data.items;', `const names = new Intl.DisplayNames(this.localize.lang(), { type: 'language', languageDisplay: 'standard' });
            const named = ({ name, englishName }) => {
                try { return names.of(name).replace(/^./, first => first.toUpperCase()); } catch { return englishName; }
            };
            this._cultures = data.items.map(culture => ({ ...culture, englishName: named(culture) }))
                .sort((a, b) => a.englishName.localeCompare(b.englishName, this.localize.lang()));`],
];
