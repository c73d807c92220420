using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Core.Help.Misses;
using Site.Core.Help.Search;
using Site.Web;

namespace Site.Help;

public sealed class SearchController(
    HelpReading reading, HelpSearch search, SearchMissLog misses, SearchDayLog days, PublicAddress site, IOptions<TownOptions> town) : PortalController(reading)
{
    public const int LongestQuery = QueryText.MaximumLength;

    private const int ShownResults = 20;
    private const int ShownSuggestions = 6;

    [Get(PortalAddresses.Search)]
    public IActionResult Search(string? q)
    {
        var query = QueryText.Clean(q);
        var results = query.Length == 0 ? null : search.Search(query, ShownResults);
        if (results is { Total: 0 })
            misses.Record(query);
        var mark = results is null ? null : days.Searched(results.Total > 0);
        return View(new SearchPage(query, results, mark, results is { Hits.Count: > 0 } ? [] : search.Popular(5)));
    }

    /// <summary>Suggestions in the OpenSearch format: the query, then titles, descriptions (none) and addresses.</summary>
    [Get(PortalAddresses.Suggestions)]
    public IActionResult Suggestions(string? q)
    {
        var query = QueryText.Clean(q);
        // As typed: a space at the end says that the last word is whole.
        var found = search.Suggest(q, ShownSuggestions);
        var answer = new JsonArray(
            query,
            new JsonArray([.. found.Select(suggestion => JsonValue.Create(suggestion.Title))]),
            new JsonArray(),
            new JsonArray([.. found.Select(suggestion => JsonValue.Create(site.Absolute(suggestion.Address)))]));
        return Content(answer.ToJsonString(), "application/x-suggestions+json; charset=utf-8");
    }

    [Get(PortalAddresses.OpenSearch)]
    public IActionResult Description()
    {
        var view = View("OpenSearch", town.Value);
        view.ContentType = "application/opensearchdescription+xml; charset=utf-8";
        return view;
    }
}

/// <param name="Results">Null when nothing was asked.</param>
/// <param name="Mark">For the links to results, see <see cref="SearchDayLog"/>; null without results.</param>
/// <param name="Popular">Shown when there is no result.</param>
public sealed record SearchPage(string Query, SearchResults? Results, string? Mark, IReadOnlyList<HelpContent> Popular);

/// <summary>What a content is, in a word beside its title.</summary>
public static class ContentKind
{
    public static string Of(HelpContent content) => content switch
    {
        Tutorial => "Tutoriel",
        FaqEntry => "Question",
        HelpCentre or ContentList => "Rubrique",
        Form => "Formulaire",
        _ => "Page",
    };
}
