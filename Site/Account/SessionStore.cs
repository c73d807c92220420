using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Site.Core.Account;

namespace Site.Account;

/// <summary>Keeps sessions in the portal's database, so that all nodes share them, a restart ends none, and a person can see and end them. The cookie holds a key.</summary>
public sealed class SessionStore(PortalSessions sessions, IDataProtectionProvider protection, IHttpContextAccessor http) : ITicketStore
{
    private static readonly object OwnKey = new();

    private readonly IDataProtector _protector = protection.CreateProtector("Site.Account.SessionStore");

    /// <summary>The key of the session that a request came with; null without one.</summary>
    public static string? KeyOf(HttpContext context) => context.Items[OwnKey] as string;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = PortalSessions.NewKey();
        var user = PortalUser.Of(ticket.Principal) ?? throw new InvalidOperationException("A session belongs to an account.");
        var session = new NewPortalSession(
            user.AccountId, user.Issuer, ticket.Principal.FindFirst(SessionCookie.IdClaim)?.Value, DeviceName.Of(http.HttpContext?.Request.Headers.UserAgent), Seal(ticket), EndOf(ticket));
        await sessions.BeginAsync(key, session, CancellationToken.None);
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await sessions.TicketAsync(key, http.HttpContext?.RequestAborted ?? CancellationToken.None) is not { } sealedTicket)
            return null;
        http.HttpContext?.Items[OwnKey] = key;
        return TicketSerializer.Default.Deserialize(_protector.Unprotect(sealedTicket));
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => sessions.RenewAsync(key, Seal(ticket), EndOf(ticket), CancellationToken.None);

    public Task RemoveAsync(string key) => sessions.EndAsync(key, CancellationToken.None);

    private static DateTimeOffset EndOf(AuthenticationTicket ticket) =>
        ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session has an end.");

    // It holds the provider's tokens.
    private byte[] Seal(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));
}
