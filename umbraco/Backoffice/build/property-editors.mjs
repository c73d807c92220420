// Property editors and their settings, which administrators meet in data types. The client writes their names in English and uses them in
// other sentences too, so that a key in their place would show: they become French here, for the editors that the CMS has.

const french = {
  // Groups in the list of editors.
  common: 'courants', date: 'dates', lists: 'listes', media: 'médias', pickers: 'choix', richContent: 'mise en forme',

  // Editors.
  'Block List': 'Liste de blocs',
  'Checkbox List': 'Cases à cocher',
  'Content Picker': 'Choix de contenus',
  'Date Picker': 'Date',
  'Decimal': 'Nombre décimal',
  'Document Picker': 'Choix d’un contenu',
  'Dropdown': 'Liste déroulante',
  'Email': 'Adresse mail',
  'Label': 'Étiquette (lecture seule)',
  'Markdown Editor': 'Texte Markdown',
  'Media Picker': 'Choix de médias',
  'Multi URL Picker': 'Choix de liens',
  'Numeric': 'Nombre entier',
  'Radio Button List': 'Boutons radio',
  'Tags': 'Mots-clés',
  'Text Area': 'Texte sur plusieurs lignes',
  'Text Box': 'Texte court',
  'Toggle': 'Oui ou non',

  // Their settings.
  'Accepted types': 'Types acceptés',
  'Add option': 'Choix proposés',
  'Add options': 'Choix proposés',
  'Add, remove or sort options for the list.': 'Ajoutez, retirez ou triez les choix de la liste.',
  'Allow items of type': 'Types acceptés',
  'Amount': 'Quantité',
  'Available Blocks': 'Blocs disponibles',
  'Date format': 'Format de la date',
  'Default value': 'Valeur de départ',
  'Define the available blocks.': 'Les blocs que l’on peut ajouter.',
  'Display a live preview': 'Montrer le résultat pendant la saisie',
  'Displays text when disabled.': 'Le texte montré pour « non ».',
  'Displays text when enabled.': 'Le texte montré pour « oui ».',
  'Enable Focal Point': 'Point focal',
  'Enable multiple choice': 'Plusieurs choix',
  'Enter a template for the label.': 'Le modèle du texte montré.',
  'Enter the intervals amount between each step of number to be entered': 'L’écart entre deux valeurs',
  'Enter the maximum amount of number to be entered': 'La plus grande valeur acceptée',
  'Enter the minimum amount of number to be entered': 'La plus petite valeur acceptée',
  'Enter the text to be displayed when the value is empty': 'Le texte montré tant que le champ est vide',
  'Hide anchor/query string input': 'Cacher le champ « ancre / requête »',
  'If empty - no character limit': 'Sans limite si le champ est vide',
  'If empty or zero, the textarea is set to auto-height': 'Si le champ est vide ou à zéro, la hauteur suit le texte',
  'If left empty then the format is YYYY-MM-DD': 'YYYY-MM-DD si le champ est vide',
  'If value is blank, the editor will show this': 'Ce que l’éditeur montre tant que rien n’est saisi',
  'Ignore User Start Nodes': 'Ignorer les points de départ des utilisateurs',
  'Ignore user start nodes': 'Ignorer les points de départ des utilisateurs',
  'Image Crops': 'Recadrages',
  'Inline editing mode': 'Modification sur place',
  'Input type': 'Type de champ',
  'Label Off': 'Libellé « non »',
  'Label On': 'Libellé « oui »',
  'Label template': 'Modèle du texte',
  'Limit to specific types': 'Limiter à certains types',
  'Live editing in editor overlays for live updated custom views or labels using custom expression.': 'Le document change pendant la saisie dans le volet du bloc.',
  'Live editing mode': 'Modification en direct',
  'Local crops, stored on document': 'Enregistrés avec le document',
  'Maximum': 'Maximum',
  'Maximum allowed characters': 'Nombre maximal de caractères',
  'Maximum number of items': 'Nombre maximal d’éléments',
  'Minimum': 'Minimum',
  'Minimum number of items': 'Nombre minimal d’éléments',
  'Node type': 'Type de contenu',
  'Number of rows': 'Nombre de lignes',
  'Optional CSS override, example: 800px or 100%': 'Valeur CSS facultative, par exemple 800px ou 100%',
  'Outputs a IEnumerable': 'La propriété contient alors une liste',
  'Overlay Size': 'Largeur du volet',
  'Pick multiple items': 'Plusieurs éléments',
  'Placeholder text': 'Texte d’exemple',
  'Predefined input type': 'Le type du champ de saisie',
  'Preset value': 'Valeur de départ',
  'Preview': 'Aperçu',
  'Property editor width': 'Largeur de l’éditeur',
  'Screen Reader Label': 'Libellé pour les lecteurs d’écran',
  'Select the applicable types': 'Choisissez les types',
  'Select the width of the overlay.': 'La largeur du volet qui s’ouvre.',
  'Select whether to store the tags in cache as JSON (default) or CSV format. Notice that CSV does not support commas in the tag value.': 'JSON, ou CSV si aucun mot-clé ne contient de virgule.',
  'Selecting this hides the anchor/query string input field in the link picker overlay.': 'Ne pas proposer l’ancre et la requête dans le choix d’un lien.',
  'Selecting this option allows a user to choose nodes that they normally dont have access to.': 'Permet de choisir des contenus auxquels la personne n’a normalement pas accès.',
  'Set a required range of blocks': 'Le nombre de blocs attendu',
  'Set a required range of medias': 'Le nombre de médias attendu',
  'Show on/off labels': 'Montrer les libellés',
  'Single block mode': 'Un seul bloc',
  'Start node': 'Point de départ',
  'Step size': 'Pas',
  'Storage Type': 'Enregistrement',
  'Tag group': 'Groupe de mots-clés',
  'The type of value to store': 'Le type de la valeur enregistrée',
  'Use the inline editor as the default block view.': 'Les blocs se modifient dans la page, sans volet.',
  'Value type': 'Type de valeur',
};

const unused = new Set(Object.keys(french));

/** The source of one module of the client with its property editors named in French. `path`: below `dist-cms/packages/`, with forward slashes. */
export function nameEditors(path, source) {
  if (!/(^|\/)property-editors?\/.*\/?(manifests?|Umbraco\.[\w.]+)\.js$/.test(path)) return source;
  return source.replace(/\b(label|description|group): '([^'\\]+)'/g, (whole, member, text) => {
    if (!(text in french)) return whole;
    unused.delete(text);
    return `${member}: '${french[text]}'`;
  });
}

/** Fails where a name is no longer found: a new version of the client has changed it, or looks it up by itself. */
export function assertAllEditorsNamed() {
  if (unused.size) throw new Error(`Names that the client no longer has (build/property-editors.mjs):\n  ${[...unused].join('\n  ')}`);
}
