using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.IdentityProvider;

/// <summary>
/// Who is signed in at the provider, in a cookie of its own: the portal's session is another one, which the provider never sees.
/// </summary>
public sealed class ProviderSession(IDbContextFactory<AccountsDbContext> contexts, TimeProvider time)
{
    public const string Scheme = "provider";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>OpenID Connect Front-Channel Logout 1.0, section 3.</summary>
    private const string SessionId = "sid";

    private const string Stamp = "stamp";

    public Task SignInAsync(HttpContext context, Account account)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(Claims.Subject, account.Id.ToString()),
                new Claim(Stamp, account.SecurityStamp!),
                new Claim(SessionId, Guid.NewGuid().ToString("N")),
                new Claim(Claims.AuthenticationTime, time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
            ],
            Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>The account of the cookie's holder, unless its password has changed or the account has gone since.</summary>
    public async Task<(Account Account, ClaimsPrincipal Principal)?> FindAsync(HttpContext context)
    {
        var result = await context.AuthenticateAsync(Scheme);
        return result.Principal is { } principal && await AccountOfAsync(principal, context.RequestAborted) is { } account ? (account, principal) : null;
    }

    /// <summary>The account that a principal (of the cookie, of a code, of a refresh token) stands for, while it stands.</summary>
    public async Task<Account?> AccountOfAsync(ClaimsPrincipal? principal, CancellationToken cancellation)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(Claims.Subject), out var id) || principal.FindFirstValue(Stamp) is not { } stamp)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.SecurityStamp == stamp, cancellation);
    }

    /// <summary>What the tokens say of an account: the stamp stays between the provider's own tokens.</summary>
    public static ClaimsPrincipal ForTokens(Account account, ClaimsPrincipal session, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, account.Id.ToString()));
        identity.AddClaim(new Claim(Claims.PreferredUsername, account.UserName!));
        identity.AddClaim(new Claim(Claims.Email, account.Email!));
        identity.AddClaim(new Claim(Claims.EmailVerified, "true", ClaimValueTypes.Boolean));
        identity.AddClaim(new Claim(Stamp, account.SecurityStamp!));
        foreach (var type in new[] { SessionId, Claims.AuthenticationTime })
            if (session.FindFirst(type) is { } claim)
                identity.AddClaim(new Claim(type, claim.Value, claim.ValueType));
        return new ClaimsPrincipal(identity);
    }

    public static bool IsForTheIdToken(Claim claim) => claim.Type != Stamp;
}
