using System.Globalization;
using System.Runtime.CompilerServices;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Search;

/// <param name="Text">Words of the name, or an id.</param>
public sealed record DocumentQuery(string Text)
{
    /// <summary>Only what lies below this document, at any depth.</summary>
    public Guid? Below { get; init; }

    /// <summary>True for the bin, false for the tree, null for both.</summary>
    public bool? Trashed { get; init; }

    /// <summary>Ids of document types; empty for all.</summary>
    public IReadOnlyCollection<Guid> DocumentTypes { get; init; } = [];
}

/// <summary>Finds documents and types for editors. Names of drafts are looked at, nothing else.</summary>
public sealed class DocumentSearch(CmsEngine engine)
{
    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-FR").CompareInfo;

    // Comparing keys is many times faster than comparing names, and a list of names is sorted at each search.
    private static readonly ConditionalWeakTable<string, SortKey> Keys = [];

    /// <summary>In the French order of their names; nothing for a text without a word in it.</summary>
    public IReadOnlyList<Document> Find(DocumentQuery query)
    {
        var state = engine.State;
        var found = Guid.TryParse(query.Text.Trim(), out var id)
            ? state.Documents.TryGetValue(id, out var one) ? [one] : []
            : Named(state.Documents.Values, new SearchWords(query.Text));
        var below = query.Below is { } top ? state.DescendantsOf(top).Select(document => document.Id).ToHashSet() : null;
        var matches = found.Where(document =>
            (query.Trashed is null || document.Trashed == query.Trashed)
            && (query.DocumentTypes.Count == 0 || query.DocumentTypes.Contains(document.DocumentTypeId))
            && (below is null || below.Contains(document.Id)));
        return [.. matches.OrderBy(document => Key(document.Draft.Name), Comparer<SortKey>.Create(SortKey.Compare)).ThenBy(document => document.CreateDate)];
    }

    /// <summary>Document types whose name has the text in it, in the French order of their names; all for an empty text.</summary>
    /// <param name="isElement">True for element types, false for the others, null for both.</param>
    public IReadOnlyList<DocumentType> DocumentTypes(string? text, bool? isElement = null) =>
        Containing(engine.State.DocumentTypes.Values.Where(type => isElement is null || type.Body.IsElement == isElement), text, type => type.Body.Name);

    /// <summary>Data types whose name has the text in it, in the French order of their names; all for an empty text.</summary>
    public IReadOnlyList<DataType> DataTypes(string? text) => Containing(engine.State.DataTypes.Values, text, type => type.Name);

    private static IEnumerable<Document> Named(IEnumerable<Document> documents, SearchWords words) =>
        words.IsEmpty ? [] : documents.Where(document => words.Match(document.Draft.Name));

    private static List<T> Containing<T>(IEnumerable<T> types, string? text, Func<T, string> name)
    {
        var folded = FoldedText.Fold(text?.Trim() ?? "");
        return [.. types.Where(type => FoldedText.Fold(name(type)).Contains(folded, StringComparison.Ordinal)).OrderBy(name, FoldedText.FrenchOrder)];
    }

    private static SortKey Key(string name) => Keys.GetValue(name, text => French.GetSortKey(text, CompareOptions.IgnoreCase));
}
