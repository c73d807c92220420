using Lucene.Net.Search;

namespace Site.Core.Help.Search;

/// <summary>Finds help content. Any input is safe: nothing of a query is ever read as syntax.</summary>
public sealed class HelpSearch(HelpLibrary library)
{
    /// <summary>
    /// Contents that hold all words of the query, best first; when there is none, those with most of them, then with any.
    /// Accents, endings, elided articles and small typing mistakes do not matter.
    /// </summary>
    /// <param name="take">At most so many hits.</param>
    public SearchResults Search(string? query, int take)
    {
        var clean = QueryText.Clean(query);
        return clean.Length == 0 || take <= 0
            ? new SearchResults(clean, [], 0)
            : Using((snapshot, view) => Search(snapshot, view, clean, take)) ?? new SearchResults(clean, [], 0);
    }

    /// <summary>Titles for what has been typed so far; its last word may be unfinished.</summary>
    public IReadOnlyList<Suggestion> Suggest(string? typed, int take)
    {
        var clean = QueryText.Clean(typed);
        if (clean.Length < 2 || take <= 0)
            return [];
        return Using((snapshot, view) =>
        {
            var plan = QueryPlan.Make(clean, view.Reader, lastIsBegun: !char.IsWhiteSpace(typed![^1]));
            return Find(snapshot, view, plan, take).Contents.Select(content => new Suggestion(content.Title, content.Address)).ToList();
        }) ?? [];
    }

    /// <summary>What to offer when nothing was found: as no visit is counted, the first FAQ entries in the editors' order.</summary>
    public IReadOnlyList<HelpContent> Popular(int take) => [.. library.Current.FaqEntries.Take(take)];

    private static SearchResults Search(HelpSnapshot snapshot, SearchView view, string query, int take)
    {
        var plan = QueryPlan.Make(query, view.Reader, lastIsBegun: false);
        var (contents, total) = Find(snapshot, view, plan, take);
        var highlighter = new Highlighter(plan);
        return new SearchResults(
            query,
            [.. contents.Select(content => new SearchHit(content, highlighter.Mark(content.Title), highlighter.Extract(view.TextOf(content.Id)?.Readable ?? "")))],
            total);
    }

    private static (IReadOnlyList<HelpContent> Contents, int Total) Find(HelpSnapshot snapshot, SearchView view, QueryPlan plan, int take)
    {
        for (var atLeast = plan.Required; atLeast > 0; atLeast = atLeast > 3 ? atLeast * 2 / 3 : atLeast - 1)
        {
            var found = view.Searcher.Search(plan.ToQuery(atLeast), take);
            if (found.TotalHits > 0)
                return ([.. found.ScoreDocs.Select(hit => Content(snapshot, view, hit)).OfType<HelpContent>()], found.TotalHits);
        }
        return ([], 0);
    }

    private static HelpContent? Content(HelpSnapshot snapshot, SearchView view, ScoreDoc hit) =>
        snapshot.ById.GetValueOrDefault(Guid.ParseExact(view.Searcher.Doc(hit.Doc).Get(SearchIndex.Id, System.Globalization.CultureInfo.InvariantCulture), "N"));

    private T? Using<T>(Func<HelpSnapshot, SearchView, T> search) where T : class
    {
        while (library.Current is { Search: { } view } snapshot)
            if (view.TryUse(out var use))
                using (use)
                    return search(snapshot, view);
        return null;
    }
}
