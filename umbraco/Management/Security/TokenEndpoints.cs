using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Site.Cms.Users;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Cms.Management.Security;

/// <summary>Where the backoffice client and machines get their tokens. What is not answered here (revocation, malformed requests) OpenIddict answers.</summary>
internal static class TokenEndpoints
{
    private const string Root = ManagementApi.Prefix + "/security/back-office";
    public const string Authorize = Root + "/authorize";
    public const string Token = Root + "/token";
    public const string Revoke = Root + "/revoke";
    public const string SignOut = Root + "/signout";

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Authorize, AuthorizeAsync).AllowAnonymous();
        routes.MapPost(Token, ExchangeAsync).AllowAnonymous();
        routes.MapGet(SignOut, SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext context, StaffDirectory directory)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No OpenID request.");
        var session = await context.AuthenticateAsync(StaffSession.Scheme);
        if (StaffSession.AccountOf(session.Principal, directory) is not { } account)
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "Nobody is signed in.")
                : Results.Redirect($"/umbraco/login?ReturnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        }
        var principal = StaffSession.PrincipalOf(account, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        principal.SetScopes(request.GetScopes());
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> ExchangeAsync(HttpContext context, StaffDirectory directory, StaffAccounts accounts, StaffSignIn signIn)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No OpenID request.");
        if (request.IsClientCredentialsGrantType())
        {
            if (await accounts.OwnerOf(request.ClientId!) is not { } machine)
                return Refuse(Errors.InvalidClient, "The account of this client is disabled.");
            await signIn.WithClientAsync(machine.Id);
            return Results.SignIn(StaffSession.PrincipalOf(machine, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }
        // A code or a refresh token: OpenIddict has checked it.
        var result = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return StaffSession.AccountOf(result.Principal, directory) is null
            ? Refuse(Errors.InvalidGrant, "The account may no longer sign in, or its password has changed.")
            : Results.SignIn(result.Principal!, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, StaffCookies cookies, CmsOptions options)
    {
        // Another site must not be able to sign somebody out by a link.
        if (RequestOrigin.IsForeign(context.Request, options) && context.Request.Headers["Sec-Fetch-Site"] != "none")
            return Answer.Forbidden;
        await context.SignOutAsync(StaffSession.Scheme);
        await context.SignOutAsync(StaffSession.SecondFactorScheme);
        cookies.Delete(context, cookies.AccessToken);
        cookies.Delete(context, cookies.RefreshToken);
        cookies.Delete(context, cookies.Code);
        return Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
