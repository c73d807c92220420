using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Site.Cms.Backoffice;

/// <summary>Everything the browser fetches for the backoffice but its data: the host page, the client's files, packages' files, graphics. All of it is the same for everybody, so nobody needs to be signed in.</summary>
public static class BackofficeEndpoints
{
    internal const string Client = "backoffice-client";
    internal const string Graphics = "backoffice-graphics";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps full paths (<c>/umbraco…</c>, <c>/App_Plugins…</c>). The host page answers last, so that any other endpoint under <c>/umbraco</c> comes first.
    /// Needs <see cref="BackofficeRegistration.AddBackoffice"/>; fails at once where the client has not been built.
    /// </summary>
    public static void MapBackoffice(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var page = services.GetRequiredService<HostPage>();
        var packages = services.GetRequiredService<BackofficePackages>();
        var client = services.GetRequiredKeyedService<BackofficeFiles>(Client);
        var graphics = services.GetRequiredKeyedService<BackofficeFiles>(Graphics);

        // The names of the client's files carry a hash of their content.
        endpoints.MapMethods(BackofficeAddress.Files + "/{**path}", Reading, (HttpContext context, string path = "") =>
            client.Serve(context, path, "public, max-age=31536000, immutable")).AllowAnonymous();
        endpoints.MapMethods(BackofficeAddress.Packages + "/{**path}", Reading, (HttpContext context, string path = "") =>
            packages.WriteFileAsync(context, path)).AllowAnonymous();
        endpoints.MapMethods(BackofficeAddress.Graphics + "/{name}", Reading, (HttpContext context, string name) =>
            graphics.Serve(context, name + ".svg", "public, max-age=3600")).AllowAnonymous();
        endpoints.MapMethods(BackofficeAddress.Root + "/{**path}", Reading, (HttpContext context, string path = "") =>
            IsPage(path) ? WritePageAsync(context, page) : NotFound(context)).WithOrder(int.MaxValue).AllowAnonymous();
    }

    private static bool IsPage(string path) => !BackofficeAddress.Reserved.Contains(path.Split('/', 2)[0]);

    private static Task WritePageAsync(HttpContext context, HostPage page)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = page.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        return page.Content.WriteAsync(context, "text/html; charset=utf-8");
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
