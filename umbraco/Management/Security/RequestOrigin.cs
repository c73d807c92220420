using Microsoft.AspNetCore.Http;

namespace Site.Cms.Management.Security;

/// <summary>Whether a request was made by our own pages. Cookies alone do not say so: SameSite takes every host of the town's domain for the same site.</summary>
internal static class RequestOrigin
{
    /// <summary>For forms: what says nothing is refused.</summary>
    public static bool IsOwn(HttpRequest request, CmsOptions options)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count != 0)
            return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && options.StaffAddresses().Any(own =>
            origin.Scheme == own.Scheme && origin.Port == own.Port
            // The loopback has two names.
            && (string.Equals(origin.Host, own.Host, StringComparison.OrdinalIgnoreCase) || (origin.IsLoopback && own.IsLoopback)));
    }

    /// <summary>For what no form can send: only a browser that says it comes from elsewhere is refused.</summary>
    public static bool IsForeign(HttpRequest request, CmsOptions options) =>
        (request.Headers["Sec-Fetch-Site"].Count != 0 || request.Headers.Origin.Count != 0) && !IsOwn(request, options);
}
