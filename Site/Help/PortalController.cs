using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Help;
using Site.Web;

namespace Site.Help;

/// <summary>Public pages made from the help snapshot: the same for everybody, cached until the next snapshot.</summary>
[CanonicalAddress, AllowAnonymous]
public abstract class PortalController(HelpReading reading) : Controller
{
    /// <summary>The output cache's policy for these pages.</summary>
    public const string CachePolicy = HelpPageCache.Policy;

    protected HelpSnapshot Snapshot => reading.Snapshot;

    /// <summary>The content's page when the request spells its address as it is, a redirection when it nearly does, else the page for missing addresses.</summary>
    protected IActionResult PageOf<T>(Func<T, IActionResult> page) where T : HelpContent
    {
        var asked = Request.Path.Value ?? "";
        if (Snapshot.At<T>(asked) is { } content)
            return page(content);
        return Snapshot.At<HelpContent>(asked.TrimEnd('/').ToLowerInvariant()) is { } meant
            ? RedirectPermanent(meant.Address)
            : new MissingPageResult();
    }
}
