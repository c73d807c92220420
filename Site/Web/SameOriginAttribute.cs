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
        if (site.Count != 0)
            return site == "same-origin";
        var own = request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Origin;
        return string.Equals(request.Headers.Origin, own, StringComparison.OrdinalIgnoreCase);
    }
}
