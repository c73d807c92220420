using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

internal static class MediaPermission
{
    /// <summary>Who picks media in documents has to see them, whether or not the library is theirs to change.</summary>
    public static readonly string[] Readers = [Sections.Content, Sections.Media];

    /// <summary>The item of the route's <c>id</c> must lie below the caller's start nodes; otherwise 403.</summary>
    public static RouteHandlerBuilder WithinReach(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var id = Guid.Parse((string)http.GetRouteValue("id")!);
        var access = new MediaAccess(http.RequestServices.GetRequiredService<CmsEngine>().State, http.Features.GetRequiredFeature<StaffMember>());
        return access.Reaches(id) ? await next(context) : Answer.Forbidden;
    });
}
