using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Backoffice;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>What the client asks of the server itself before and after sign-in: <c>server</c>, <c>manifest</c>, <c>news-dashboard</c>.</summary>
internal static class ServerEndpoints
{
    /// <summary>The version of the client that we serve, which compares it with its own.</summary>
    private const string Version = "17.1.0";

    public static void Map(IEndpointRouteBuilder api)
    {
        var server = api.MapGroup("/server");
        server.MapGet("/status", () => Answer.Json(new { ServerStatus = "Run" })).AllowAnonymous();
        server.MapGet("/configuration", (StaffOptions staff) => Answer.Json(new
        {
            AllowPasswordReset = staff.Mail is not null,
            VersionCheckPeriod = 0,
            AllowLocalLogin = true,
            UmbracoCssPath = "/css",
        })).AllowAnonymous();
        server.MapGet("/information", () => Answer.Json(new
        {
            Version,
            AssemblyVersion = Version,
            // Times are UTC throughout.
            BaseUtcOffset = TimeSpan.Zero,
            RuntimeMode = "BackofficeDevelopment",
        })).ForAllStaff();

        var manifests = api.MapGroup("/manifest/manifest");
        manifests.MapGet("/public", (BackofficePackages packages) => Answer.Json(packages.Public)).AllowAnonymous();
        manifests.MapGet("/private", (BackofficePackages packages) => Answer.Json(packages.Private)).ForAllStaff();
        manifests.MapGet("", (BackofficePackages packages) => Answer.Json(packages.Public.Concat(packages.Private))).ForAllStaff();

        api.MapGet("/news-dashboard", () => Answer.Json(new { Items = Array.Empty<object>() })).ForAllStaff();
    }
}
