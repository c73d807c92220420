using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Net.Http.Headers;
using Site.Core.Help;
using Site.Core.Help.Addresses;
using Site.Core.Help.Search;

namespace Site.Help;

/// <summary>
/// For an address that has no page: 301 when a content used to be there, else 404 with what a search for the address's words finds.
/// </summary>
public sealed partial class MissingPageResult : IActionResult
{
    private const int LongestWords = 80;

    public Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var snapshot = services.GetRequiredService<HelpReading>().Snapshot;
        var asked = context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.HttpContext.Request.Path.Value ?? "/";

        var moved = services.GetRequiredService<FormerAddresses>().Find(asked.TrimEnd('/').ToLowerInvariant());
        if (moved is { } id && snapshot.ById.GetValueOrDefault(id) is { } content && content.Address != asked)
            return new RedirectResult(content.Address, permanent: true).ExecuteResultAsync(context);

        // What is missing now may be published in a moment: nobody keeps this answer.
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.HttpContext.Response.Headers.Remove(HeaderNames.ETag);
        var search = services.GetRequiredService<HelpSearch>();
        var words = Words(asked);
        IReadOnlyList<HelpContent> found = words.Length == 0 ? [] : [.. search.Search(words, 5).Hits.Select(hit => hit.Content)];
        return new ViewResult
        {
            ViewName = "/Help/Missing.cshtml",
            StatusCode = StatusCodes.Status404NotFound,
            ViewData = new ViewDataDictionary<MissingPage>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
            {
                Model = new(words, found),
            },
        }.ExecuteResultAsync(context);
    }

    /// <summary>The words of an address: <c>/faq/mot-de-passe_oublie.html</c> → « mot de passe oublie ».</summary>
    internal static string Words(string path)
    {
        var words = Separators().Replace(Extension().Replace(Section().Replace(path, ""), ""), " ").Trim();
        return words.Length <= LongestWords ? words : words[..LongestWords];
    }

    [GeneratedRegex("^/(?:aide|faq|tutoriels)/", RegexOptions.IgnoreCase)]
    private static partial Regex Section();

    [GeneratedRegex(@"\.[A-Za-z0-9]{1,5}/?$")]
    private static partial Regex Extension();

    [GeneratedRegex(@"[^\p{L}\p{N}’']+")]
    private static partial Regex Separators();
}

/// <param name="Words">What the address says, to search for.</param>
public sealed record MissingPage(string Words, IReadOnlyList<HelpContent> Found);
