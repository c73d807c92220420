using Microsoft.OpenApi;
using Site.Web;

namespace Site.Feedback.Api;

/// <summary>The OpenAPI document of the analysts' API, made from its controllers; for those who may call it.</summary>
internal static class FeedbackDocument
{
    private const string Folder = FeedbackApi.Root + "/openapi/";

    public const string Address = Folder + FeedbackApi.Document + ".json";

    public static void AddFeedbackDocument(this IServiceCollection services) => services.AddOpenApi(FeedbackApi.Document, options =>
    {
        options.ShouldInclude = description => description.GroupName == FeedbackApi.Document;
        // MVC offers each answer in all its formats; this API speaks one.
        options.AddOperationTransformer((operation, _, _) =>
        {
            var contents = (operation.Responses?.Values.Select(response => response.Content) ?? []).Append(operation.RequestBody?.Content);
            foreach (var content in contents.Where(content => content?.ContainsKey("application/json") == true))
            {
                foreach (var other in content!.Keys.Where(type => type != "application/json").ToList())
                    content.Remove(other);
            }
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Portail famille\u00A0: avis",
                Version = "v1",
                Description = "What readers say of the town's contents, for its staff. Callers are known by the CMS's bearer token.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["staff"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "As for the CMS's Management API." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("staff", document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapFeedbackDocument(this IEndpointRouteBuilder routes)
    {
        var staff = new ForStaffAttribute(FeedbackApi.Section);
        routes.MapOpenApi(Folder + "{documentName}.json").RequireAuthorization(staff).WithMetadata(staff);
    }
}
