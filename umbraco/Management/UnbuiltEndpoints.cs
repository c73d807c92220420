using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>What the client reads of things that this CMS does not have: it is empty.</summary>
internal static class UnbuiltEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tree/document-blueprint/root", Empty).For(Sections.Content, Sections.Settings);
    }

    private static IResult Empty(Page page) => Answer.Json(page.Of(Array.Empty<object>()));
}
