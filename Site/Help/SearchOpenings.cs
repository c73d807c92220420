using Microsoft.AspNetCore.WebUtilities;
using Site.Core.Help.Misses;

namespace Site.Help;

/// <summary>
/// Counts searches after which a result was opened. The link to a result is the page's own address with the mark of its search (<see cref="SearchDayLog"/>); pages
/// are the same with and without it, and their canonical address has none.
/// </summary>
internal static class SearchOpenings
{
    public const string Parameter = "recherche";

    public static string Link(string address, string? mark) => mark is null ? address : QueryHelpers.AddQueryString(address, Parameter, mark);

    /// <summary>Before the output cache, which would answer without counting.</summary>
    public static void UseSearchOpenings(this WebApplication app)
    {
        var days = app.Services.GetRequiredService<SearchDayLog>();
        app.Use((context, next) =>
        {
            // What a browser loads in advance (Sec-Purpose) is not opened yet.
            if (context.Request.QueryString.HasValue && HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Purpose"].Count == 0)
                days.Opened(context.Request.Query[Parameter]);
            return next(context);
        });
    }
}
