using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation.AspNetCore;
using Site.Cms.Users;
using static OpenIddict.Server.OpenIddictServerEvents;
using ProcessAuthenticationContext = OpenIddict.Validation.OpenIddictValidationEvents.ProcessAuthenticationContext;

namespace Site.Cms.Management.Security;

/// <summary>
/// Keeps the browser client's code and tokens in HttpOnly cookies: where the protocol would show them to script it shows
/// <see cref="Placeholder"/>, and where the client sends that back the cookie's value is taken. Only for the browser client; a code or token
/// that comes in any other way than by its cookie is not taken from it.
/// </summary>
internal static class HiddenTokens
{
    public const string Placeholder = "[redacted]";

    public static void HideTokens(this OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler
            .UseInlineHandler(HideCode).SetOrder(OpenIddictServerAspNetCoreHandlers.Authentication.ProcessFormPostResponse.Descriptor.Order - 1_000));
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler
            .UseInlineHandler(TakeFromCookies).SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<ExtractTokenRequestContext>.Descriptor.Order + 1));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler
            .UseInlineHandler(HideTokensOf).SetOrder(OpenIddictServerAspNetCoreHandlers.ProcessJsonResponse<ApplyTokenResponseContext>.Descriptor.Order - 1_000));
        server.AddEventHandler<ExtractRevocationRequestContext>(handler => handler
            .UseInlineHandler(TakeFromCookies).SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractPostRequest<ExtractRevocationRequestContext>.Descriptor.Order + 1));
    }

    public static void HideTokens(this OpenIddictValidationBuilder validation) =>
        validation.AddEventHandler<ProcessAuthenticationContext>(handler => handler
            .UseInlineHandler(TakeFromCookie).SetOrder(OpenIddictValidationAspNetCoreHandlers.ExtractAccessTokenFromAuthorizationHeader.Descriptor.Order + 1));

    private static ValueTask HideCode(ApplyAuthorizationResponseContext context)
    {
        if (context.Request?.ClientId == StaffAccounts.BackofficeClient && context.Response.Code is { } code && Http(context) is { } http)
        {
            Cookies(http).Set(http, Cookies(http).Code, code);
            context.Response.Code = Placeholder;
        }
        return default;
    }

    private static ValueTask TakeFromCookies(ExtractTokenRequestContext context)
    {
        if (context.Request is not { ClientId: StaffAccounts.BackofficeClient } request || Http(context) is not { } http)
            return default;
        var cookies = Cookies(http);
        if (request.IsAuthorizationCodeGrantType())
            request.Code = FromCookie(http, request.Code, cookies.Code);
        else if (request.IsRefreshTokenGrantType())
            request.RefreshToken = FromCookie(http, request.RefreshToken, cookies.RefreshToken);
        return default;
    }

    private static ValueTask TakeFromCookies(ExtractRevocationRequestContext context)
    {
        if (context.Request is not { ClientId: StaffAccounts.BackofficeClient } request || Http(context) is not { } http)
            return default;
        var cookies = Cookies(http);
        var name = request.TokenTypeHint == OpenIddictConstants.TokenTypeHints.RefreshToken ? cookies.RefreshToken : cookies.AccessToken;
        request.Token = FromCookie(http, request.Token, name);
        return default;
    }

    private static ValueTask HideTokensOf(ApplyTokenResponseContext context)
    {
        if (context.Request?.ClientId != StaffAccounts.BackofficeClient || Http(context) is not { } http)
            return default;
        var cookies = Cookies(http);
        if (context.Request.IsAuthorizationCodeGrantType())
            cookies.Delete(http, cookies.Code);
        if (context.Response.AccessToken is { } access)
        {
            cookies.Set(http, cookies.AccessToken, access);
            context.Response.AccessToken = Placeholder;
        }
        if (context.Response.RefreshToken is { } refresh)
        {
            cookies.Set(http, cookies.RefreshToken, refresh);
            context.Response.RefreshToken = Placeholder;
        }
        return default;
    }

    private static ValueTask TakeFromCookie(ProcessAuthenticationContext context)
    {
        if (context.Transaction.GetHttpRequest()?.HttpContext is not { } http)
            return default;
        // A browser can set no header on a web socket: there the placeholder comes in the address.
        if (context.AccessToken is null && http.Request.Path == ServerEventHub.Address && http.Request.Query["access_token"] == Placeholder)
            context.AccessToken = Placeholder;
        if (context.AccessToken == Placeholder)
            context.AccessToken = FromCookie(http, Placeholder, Cookies(http).AccessToken);
        return default;
    }

    private static string? FromCookie(HttpContext http, string? given, string cookie) =>
        given == Placeholder && !RequestOrigin.IsForeign(http.Request, http.RequestServices.GetRequiredService<CmsOptions>())
            && http.Request.Cookies.TryGetValue(cookie, out var value) ? value : null;

    private static HttpContext? Http(OpenIddictServerEvents.BaseContext context) => context.Transaction.GetHttpRequest()?.HttpContext;

    private static StaffCookies Cookies(HttpContext http) => http.RequestServices.GetRequiredService<StaffCookies>();
}
