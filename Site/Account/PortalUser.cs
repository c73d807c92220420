using System.Security.Claims;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.Account;

/// <summary>What the portal's session says of the person.</summary>
/// <param name="Issuer">The provider who vouches for <paramref name="Subject"/>.</param>
/// <param name="UserName">To show; never a key.</param>
public sealed record PortalUser(string Issuer, string Subject, string UserName, string? Mail)
{
    /// <summary>Null for nobody.</summary>
    public static PortalUser? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(Claims.Issuer) is { } issuer && principal.FindFirstValue(Claims.Subject) is { } subject
            ? new(issuer, subject, principal.Identity?.Name ?? "", principal.FindFirstValue(Claims.Email))
            : null;
}
