using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;
using Site.Core.Feedback.Improvements;
using Site.Core.Help;

namespace Site.Web;

/// <summary>
/// Output cache of the public help pages: the same bytes for everybody until the next snapshot. The key holds no query and no host,
/// so that nobody can fill the cache with made-up addresses.
/// </summary>
internal sealed class HelpPageCache(HelpLibrary library, PublicImprovements improvements, IResponseCompressionProvider compression) : IOutputCachePolicy
{
    /// <summary>The policy's name in <c>[OutputCache]</c>.</summary>
    public const string Policy = "help";

    // A page may be rendered differently after a restart with other settings; browsers revalidate against both.
    private readonly string _process = Guid.NewGuid().ToString("N")[..8];

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var cacheable = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Authorization.Count == 0
            && context.HttpContext.User.Identity?.IsAuthenticated != true;
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromHours(12);
        context.CacheVaryByRules.QueryKeys = "";
        context.CacheVaryByRules.VaryByHost = false;
        var number = string.Create(CultureInfo.InvariantCulture, $"{library.Current.Number}-{improvements.Number}");
        context.CacheVaryByRules.VaryByValues["snapshot"] = number;
        // Asked of whoever compresses: a key that guessed differently would hand one reader's encoding to another who cannot read it.
        var encoding = compression.GetCompressionProvider(context.HttpContext)?.EncodingName ?? "identity";
        context.CacheVaryByRules.VaryByValues["encoding"] = encoding;
        if (cacheable)
        {
            context.HttpContext.Response.Headers.CacheControl = "no-cache";
            context.HttpContext.Response.Headers.ETag = $"W/\"{_process}-{number}-{encoding}\"";
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
        {
            context.AllowCacheStorage = false;
            if (!response.HasStarted)
                response.Headers.Remove(HeaderNames.ETag);
        }
        return ValueTask.CompletedTask;
    }
}
