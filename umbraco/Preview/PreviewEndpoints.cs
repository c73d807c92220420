using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Management;
using Site.Cms.Users;

namespace Site.Cms.Preview;

/// <summary>Enters and leaves preview, as Umbraco's <c>/preview</c> does; the page itself is the public site's.</summary>
internal static class PreviewEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var preview = api.MapGroup("/preview").For(Sections.Content);
        preview.MapPost("", (HttpContext context, StaffMember staff, PreviewPass pass) => pass.Issue(context, staff));
        // Who leaves may no longer be signed in.
        api.MapDelete("/preview", PreviewPass.TakeBack).AllowAnonymous();
    }

    public static void MapHub(IEndpointRouteBuilder routes)
    {
        routes.MapHub<PreviewHub>(PreviewHub.Address).AllowAnonymous();
        // Listens from the first request on.
        routes.ServiceProvider.GetRequiredService<PreviewRefresh>();
    }
}
