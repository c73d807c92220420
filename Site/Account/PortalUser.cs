using System.Security.Claims;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>What the portal's session says of the person.</summary>
/// <param name="AccountId">The portal's account, the key of everything that is theirs.</param>
/// <param name="Issuer">The provider who vouches for <paramref name="Subject"/>.</param>
/// <param name="UserName">To show; never a key. The provider may give none.</param>
/// <param name="Mail">As the provider said at the last sign-in.</param>
/// <param name="Name">What FranceConnect calls them, in a session that began there.</param>
public sealed record PortalUser(Guid AccountId, string Issuer, string Subject, string? UserName, string? Mail, string? Name = null)
{
    /// <summary>The claim of <see cref="AccountId"/>, which the portal adds to the provider's.</summary>
    public const string AccountClaim = "portal_account";

    /// <summary>Null for nobody.</summary>
    public static PortalUser? Of(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(AccountClaim), out var account)
        && principal.FindFirstValue(Claims.Issuer) is { } issuer && principal.FindFirstValue(Claims.Subject) is { } subject
            ? new(account, issuer, subject, principal.FindFirstValue(Claims.PreferredUsername), principal.FindFirstValue(Claims.Email), principal.FindFirstValue(Claims.Name))
            : null;
}

public static class PortalUserExtensions
{
    /// <summary>Who is signed in, on a page that nobody else reaches.</summary>
    public static PortalUser Portal(this ClaimsPrincipal principal) =>
        PortalUser.Of(principal) ?? throw new InvalidOperationException("The page is not behind the sign-in.");
}
