using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Site.Web;

/// <summary>
/// Refuses (403, a page) what another site makes a browser send: of all methods but GET, HEAD and OPTIONS only those pass whose <c>Sec-Fetch-Site</c> is
/// <c>same-origin</c>, or which carry none (an older browser) and whose <c>Origin</c> is the public address. Needs neither cookie nor token,
/// so that the page with the form can be the same for everybody.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SameOriginAttribute : Attribute, IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOwn(request))
            return;

        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.Result = new ViewResult { ViewName = "/Web/ForeignPost.cshtml", StatusCode = StatusCodes.Status403Forbidden };
    }

    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        return site.Count == 0 ? IsPublicAddress(request, request.Headers.Origin) : site == "same-origin";
    }

    // Without a configured address (Development), the one that the request came in on.
    private static bool IsPublicAddress(HttpRequest request, string? origin)
    {
        var configured = request.HttpContext.RequestServices.GetRequiredService<IConfiguration>()["Site:PublicAddress"];
        var own = string.IsNullOrEmpty(configured) ? $"{request.Scheme}://{request.Host}" : configured;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from) && Uri.TryCreate(own, UriKind.Absolute, out var home)
            && Uri.Compare(from, home, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
