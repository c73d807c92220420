using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using Site.Cms.Users;

namespace Site.Cms.Management.Security;

/// <summary>
/// Who is signed in, by the session cookie or by a token. Both name an account and its security stamp and nothing else: what the account may do is
/// looked up afresh, and both are void once the stamp has changed or the account is disabled.
/// </summary>
internal static class StaffSession
{
    /// <summary>Authentication scheme of the session cookie.</summary>
    public const string Scheme = "Staff.Session";

    /// <summary>Authentication scheme of the cookie between password and second factor.</summary>
    public const string SecondFactorScheme = "Staff.SecondFactor";

    private const string Stamp = "stamp";

    public static ClaimsPrincipal PrincipalOf(StaffAccount account, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, OpenIddictConstants.Claims.Subject, OpenIddictConstants.Claims.Role);
        identity.AddClaim(new Claim(OpenIddictConstants.Claims.Subject, account.Id.ToString()));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp).SetDestinations(OpenIddictConstants.Destinations.AccessToken));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The account, if it may still come in.</summary>
    public static StaffAccount? AccountOf(ClaimsPrincipal? principal, StaffDirectory directory) =>
        Guid.TryParse(principal?.FindFirst(OpenIddictConstants.Claims.Subject)?.Value, out var id)
        && directory.Account(id) is { IsDisabled: false } account
        && principal!.FindFirst(Stamp)?.Value == account.SecurityStamp ? account : null;

    /// <summary>Signed in from now on, under a new cookie.</summary>
    public static async Task SignInAsync(HttpContext context, StaffAccount account)
    {
        await context.SignOutAsync(SecondFactorScheme);
        await context.SignInAsync(Scheme, PrincipalOf(account, Scheme));
    }
}
