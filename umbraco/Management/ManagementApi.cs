using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Site.Cms.Management.Documents;
using Site.Cms.Management.Media;
using Site.Cms.Preview;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// Umbraco's Management API v1, as far as the backoffice client and the recorded calls need it; one file a resource. Who may do what is decided
/// here and nowhere else: every endpoint is closed unless it names a section or says that all staff may call it.
/// </summary>
public static partial class ManagementApi
{
    public const string Prefix = "/umbraco/management/api/v1";
    private const string PrefixOfNewer = "/umbraco/management/api/v1.1";

    /// <remarks>The container must have an <c>IHostApplicationLifetime</c>, so that open event connections end when the process stops.</remarks>
    public static IServiceCollection AddManagement(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<ServerEvents>();
        services.AddSingleton<DocumentValues>();
        services.AddSingleton<EditingConflicts>();
        services.AddSingleton<BranchPublications>();
        services.AddSingleton<PreviewPass>();
        services.AddSingleton<PreviewRefresh>();
        return services;
    }

    /// <summary>Stands after authentication, which leaves the caller as a feature of the request.</summary>
    public static IApplicationBuilder UseManagement(this IApplicationBuilder app) => app.UseWebSockets().Use(async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/umbraco/management") && !context.Request.Path.StartsWithSegments(ServerEventHub.Address))
        {
            await next(context);
            return;
        }
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = context.GetEndpoint()?.Metadata.GetMetadata<LongestBody>()?.Bytes ?? LongestBody.Usual;
        if (Refusal(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }
        if (!HttpMethods.IsGet(context.Request.Method))
            context.Response.OnStarting(context.RequestServices.GetRequiredService<ServerEvents>().FlushAsync);
        try
        {
            await next(context);
        }
        catch (InvalidRequestException error)
        {
            await Answer.Invalid(context, error.Faults).ExecuteAsync(context);
        }
        catch (BadHttpRequestException error)
        {
            var title = error.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large" : "The request cannot be read";
            await Answer.Problem(new Problem { Title = title, Status = error.StatusCode, Detail = error.Message }).ExecuteAsync(context);
        }
        catch (Exception error) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            CallFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Site.Cms.Management"), error, context.Request.Method, context.GetEndpoint()?.DisplayName);
            context.Response.Clear();
            await Answer.Problem(new Problem { Title = "Server Error", Status = StatusCodes.Status500InternalServerError }).ExecuteAsync(context);
        }
    });

    public static void MapManagement(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Prefix);
        DataTypeEndpoints.Map(api);
        DictionaryEndpoints.Map(api);
        DocumentCollectionEndpoints.Map(api);
        DocumentDomainEndpoints.Map(api);
        DocumentEndpoints.Map(api);
        DocumentEndpoints.MapNewer(routes.MapGroup(PrefixOfNewer));
        DocumentInformationEndpoints.Map(api);
        DocumentItemEndpoints.Map(api);
        DocumentNotificationEndpoints.Map(api);
        DocumentPublishingEndpoints.Map(api);
        DocumentRecycleBinEndpoints.Map(api);
        DocumentReferenceEndpoints.Map(api);
        DocumentTreeEndpoints.Map(api);
        DocumentTypeEndpoints.Map(api);
        DocumentVersionEndpoints.Map(api);
        ImagingEndpoints.Map(api);
        LanguageEndpoints.Map(api);
        MediaCollectionEndpoints.Map(api);
        MediaEndpoints.Map(api);
        MediaInformationEndpoints.Map(api);
        MediaItemEndpoints.Map(api);
        MediaRecycleBinEndpoints.Map(api);
        MediaReferenceEndpoints.Map(api);
        MediaTreeEndpoints.Map(api);
        MediaTypeEndpoints.Map(api);
        PreviewEndpoints.Map(api);
        RedirectEndpoints.Map(api);
        RelationEndpoints.Map(api);
        ServerEndpoints.Map(api);
        TagEndpoints.Map(api);
        TemporaryFileEndpoints.Map(api);
        UnbuiltEndpoints.Map(api);
        WebhookEndpoints.Map(api);
        routes.MapHub<ServerEventHub>(ServerEventHub.Address).ForAllStaff();
        // Listens from the first request on; nobody can be connected before.
        routes.ServiceProvider.GetRequiredService<ServerEvents>();
        PreviewEndpoints.MapHub(routes);
    }

    /// <summary>Members of staff with one of the sections may call it.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, params string[] sections) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new StaffAccess(sections));

    /// <summary>Every member of staff may call it.</summary>
    public static TBuilder ForAllStaff<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new StaffAccess(null));

    /// <summary>Administrators may call it.</summary>
    public static TBuilder ForAdministrators<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new StaffAccess([]));

    [LoggerMessage(LogLevel.Error, "A call of the Management API failed: {Method} {Endpoint}.")]
    private static partial void CallFailed(ILogger logger, Exception error, string method, string? endpoint);

    private static int? Refusal(HttpContext context)
    {
        // No endpoint is the 404 of an unknown address, which is nobody's business but staff's either.
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
            return null;
        if (context.Features.Get<StaffMember>() is not { } member)
            return StatusCodes.Status401Unauthorized;
        if (metadata is null)
            return null;
        return metadata.GetMetadata<StaffAccess>() is { } access && access.Admits(member) ? null : StatusCodes.Status403Forbidden;
    }

    /// <param name="Sections">Null: all staff; empty: administrators alone.</param>
    private sealed record StaffAccess(IReadOnlyList<string>? Sections)
    {
        public bool Admits(StaffMember member) => member.IsAdmin || Sections is null || Sections.Any(member.HasSection);
    }
}
