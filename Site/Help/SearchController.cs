using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Site.Core.Help;
using Site.Core.Help.Misses;
using Site.Core.Help.Search;
using Site.Web;

namespace Site.Help;

public sealed class SearchController(
    HelpReading reading, HelpSearch search, SearchMissLog misses, PublicAddress site, IOptions<TownOptions> town) : PortalController(reading)
{
    /// <summary>Longer queries are cut: nobody types that much, and a search costs by the word.</summary>
    public const int LongestQuery = 200;

    private const int ShownResults = 20;
    private const int ShownSuggestions = 6;

    [Get(PortalAddresses.Search)]
    public IActionResult Search(string? q)
    {
        var query = Cut(q);
        var results = query.Length == 0 ? null : search.Search(query, ShownResults);
        if (results is { Total: 0 })
            misses.Record(query);
        return View(new SearchPage(query, results, results is { Hits.Count: > 0 } ? [] : search.Popular(5)));
    }

    /// <summary>Suggestions in the OpenSearch format: the query, then titles, descriptions (none) and addresses.</summary>
    [Get(PortalAddresses.Suggestions)]
    public IActionResult Suggestions(string? q)
    {
        var query = Cut(q);
        var found = query.Length == 0 ? [] : search.Suggest(query, ShownSuggestions);
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
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";
        var shortName = "Aide " + town.Value.Name;
        var document = new XDocument(new XElement(ns + "OpenSearchDescription",
            new XElement(ns + "ShortName", shortName[..Math.Min(16, shortName.Length)]),
            new XElement(ns + "Description", $"Chercher dans l’aide du {town.Value.SiteName}"),
            new XElement(ns + "Language", "fr-FR"),
            new XElement(ns + "InputEncoding", "UTF-8"),
            Url("text/html", PortalAddresses.Search),
            Url("application/x-suggestions+json", PortalAddresses.Suggestions)));
        return Content(document.Declared(), "application/opensearchdescription+xml; charset=utf-8");

        XElement Url(string type, string path) => new(ns + "Url",
            new XAttribute("type", type), new XAttribute("template", site.Absolute(path) + "?q={searchTerms}"));
    }

    private static string Cut(string? query)
    {
        var trimmed = query?.Trim() ?? "";
        return trimmed.Length <= LongestQuery ? trimmed : trimmed[..LongestQuery];
    }
}

/// <param name="Results">Null when nothing was asked.</param>
/// <param name="Popular">Shown when there is no result.</param>
public sealed record SearchPage(string Query, SearchResults? Results, IReadOnlyList<HelpContent> Popular);

/// <summary>What a content is, in a word beside its title.</summary>
public static class ContentKind
{
    public static string Of(HelpContent content) => content switch
    {
        Tutorial => "Tutoriel",
        FaqEntry => "Question",
        HelpCentre or ContentList => "Rubrique",
        _ => "Page",
    };
}
