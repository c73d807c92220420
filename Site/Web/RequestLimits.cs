using Microsoft.AspNetCore.Mvc;

namespace Site.Web;

/// <summary>
/// Request targets above <see cref="TargetLength"/> get an answer of ours (a page or problem details) instead of Kestrel's bare 414;
/// Kestrel itself hangs up only beyond <see cref="KestrelTargetLength"/>.
/// </summary>
internal static class RequestLimits
{
    /// <summary>Bytes of path and query.</summary>
    public const int TargetLength = 8 * 1024;

    public const int KestrelTargetLength = 2 * 1024 * 1024;
    public const long BodyLength = 1024 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = KestrelTargetLength;
        kestrel.Limits.MaxRequestBufferSize = KestrelTargetLength;
        kestrel.Limits.MaxRequestBodySize = BodyLength;
    });

    public static void UseRequestLimits(this WebApplication app) => app.Use((context, next) =>
    {
        var target = context.Request.Path.Value!.Length + context.Request.QueryString.Value!.Length;
        if (target <= TargetLength)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status414UriTooLong;
        return WebRegistration.IsForPeople(context.Request.Path) ? Task.CompletedTask : context.Response.WriteAsJsonAsync(
            new ProblemDetails
            {
                Type = "Error",
                Title = "The address is too long",
                Detail = $"Path and query may have {TargetLength} bytes together.",
                Status = StatusCodes.Status414UriTooLong,
            },
            options: null, contentType: "application/problem+json");
    });
}
