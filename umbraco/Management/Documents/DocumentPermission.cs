using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

internal static class DocumentPermission
{
    /// <summary>The caller must reach the document of the route's <c>id</c> and have the verb on it; otherwise 403.</summary>
    /// <param name="andBelow">On everything below it as well.</param>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, string verb, bool andBelow = false) =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            var id = Guid.Parse((string)http.GetRouteValue("id")!);
            var access = new DocumentAccess(http.RequestServices.GetRequiredService<CmsEngine>().State, http.Features.GetRequiredFeature<StaffMember>());
            return (andBelow ? access.MayInBranch(verb, id) : access.May(verb, id)) ? await next(context) : Answer.Forbidden;
        });
}
