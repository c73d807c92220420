// Faults of client 17.1.0 that people meet, mended word for word: in a module whose path ends with `file`, `from` becomes `to`. The build fails
// where a passage is no longer there: then the new version of the client has mended it, or needs another look.
export const fixes = [
  // An exception at every save and for every reader: the width of an input that a read-only list of tags does not have.
  { file: 'tags-input.element.js', from: 'this._mainTag.style.width', to: 'if (this._mainTag) this._mainTag.style.width' },
  // What was published a moment ago was called "published with changes to come", because the members of its values stood in another order.
  {
    file: 'document-published-pending-changes.manager.js',
    from: 'const hasChanges =',
    to: `for (const text of [mergedDataClone, publishedDataClone]) {
      text.values = text.values.map(({ alias, culture, segment, editorAlias, value }) => ({ alias, culture, segment, editorAlias, value }));
    }
    const hasChanges =`,
  },
];
