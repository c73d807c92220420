using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Site.IdentityProvider;

/// <summary>
/// Who is signed in at the provider, in a cookie of its own: the portal's session is another one, which the provider never sees.
/// </summary>
public sealed class ProviderSession(IDbContextFactory<AccountsDbContext> contexts, TimeProvider time)
{
    public const string Scheme = "provider";

    /// <summary>The policy of pages where people change their account.</summary>
    public const string OwnerPolicy = "owner";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);
    private static readonly object OwnerItem = new();

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

    /// <summary>For this browser and for whoever has a copy of its cookie.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(SessionId) is { } session)
            await EndAsync(session, CancellationToken.None);
        await context.SignOutAsync(Scheme);
    }

    /// <summary>Its cookie and its tokens are good for nothing from now on, wherever they are.</summary>
    /// <param name="session">As tokens name it (<c>sid</c>).</param>
    public async Task EndAsync(string session, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Set<EndedSession>().AnyAsync(ended => ended.Id == session, cancellation))
            return;
        db.Add(new EndedSession { Id = session, ExpiresAt = time.GetUtcNow() + Lifetime });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Set<EndedSession>().AsNoTracking().Any(ended => ended.Id == session))
        {
            // A second click was faster.
        }
    }

    /// <summary>The account of the cookie's holder, unless its password has changed, the session was ended elsewhere or the account has gone since.</summary>
    public async Task<(Account Account, ClaimsPrincipal Principal)?> FindAsync(HttpContext context) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } principal ? (OwnerOf(context), principal) : null;

    /// <summary>The account on a page behind <see cref="OwnerPolicy"/>, as it was when the request began.</summary>
    public static Account OwnerOf(HttpContext context) =>
        context.Items[OwnerItem] as Account ?? throw new InvalidOperationException("The page is not behind the provider's sign-in.");

    /// <summary>At each request that shows the cookie.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (await AccountOfAsync(context.Principal, context.HttpContext.RequestAborted) is { } account)
            context.HttpContext.Items[OwnerItem] = account;
        else
            context.RejectPrincipal();
    }

    /// <summary>The account that a principal (of the cookie, of a code, of a refresh token) stands for, while it stands.</summary>
    public async Task<Account?> AccountOfAsync(ClaimsPrincipal? principal, CancellationToken cancellation)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(Claims.Subject), out var id) || principal.FindFirstValue(Stamp) is not { } stamp)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var session = principal.FindFirstValue(SessionId);
        if (await db.Set<EndedSession>().AnyAsync(ended => ended.Id == session, cancellation))
            return null;
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
