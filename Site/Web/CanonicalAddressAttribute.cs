using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Site.Web;

/// <summary>Sends other spellings of an action's fixed address (capitals, a slash at the end) to the one that counts.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CanonicalAddressAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var template = context.ActionDescriptor.AttributeRouteInfo?.Template;
        if (template is null || template.Contains('{'))
            return;
        var canonical = "/" + template;
        var request = context.HttpContext.Request;
        if (request.Path != new PathString(canonical) || !string.Equals(request.Path.Value, canonical, StringComparison.Ordinal))
            context.Result = new LocalRedirectResult(request.PathBase + canonical + request.QueryString, permanent: true);
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
