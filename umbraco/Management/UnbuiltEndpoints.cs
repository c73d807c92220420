using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>Lists that the client or its peers read of what this CMS does not have: they are empty.</summary>
internal static class UnbuiltEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tree/document-blueprint/root", Empty).For(Sections.Content, Sections.Settings);
        api.MapGet("/webhook", Empty).For(Sections.Settings);
    }

    private static IResult Empty(Page page) => Answer.Json(page.Of(Array.Empty<object>()));
}
