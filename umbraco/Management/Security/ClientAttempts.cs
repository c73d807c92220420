using Microsoft.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Site.Cms.Management.Security;

/// <summary>Wrong client secrets count for the address they come from, as wrong passwords do.</summary>
internal static class ClientAttempts
{
    public static void LimitClientAttempts(this OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler
            .UseInlineHandler(Refuse).SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<ExtractTokenRequestContext>.Descriptor.Order + 2));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler
            .UseInlineHandler(Count).SetOrder(OpenIddictServerAspNetCoreHandlers.ProcessJsonResponse<ApplyTokenResponseContext>.Descriptor.Order - 2_000));
    }

    private static ValueTask Refuse(ExtractTokenRequestContext context)
    {
        if (context.Request?.IsClientCredentialsGrantType() == true && context.Transaction.GetHttpRequest()?.HttpContext is { } http
            && http.RequestServices.GetRequiredService<AttemptLimiter>().WaitOf(http.Connection.RemoteIpAddress) is not null)
        {
            context.Reject(OpenIddictConstants.Errors.TemporarilyUnavailable, "Too many sign-ins failed from this address. Try again later.");
        }
        return default;
    }

    private static ValueTask Count(ApplyTokenResponseContext context)
    {
        if (context.Response.Error == OpenIddictConstants.Errors.InvalidClient && context.Transaction.GetHttpRequest()?.HttpContext is { } http)
            http.RequestServices.GetRequiredService<AttemptLimiter>().Failed(http.Connection.RemoteIpAddress);
        return default;
    }
}
