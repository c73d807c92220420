using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Site.Account;

namespace Site.IdentityProvider;

/// <summary>The embedded provider's side of <see cref="IEmbeddedProvider"/>.</summary>
internal sealed class EmbeddedProvider(IDbContextFactory<AccountsDbContext> contexts, ProviderSession sessions, TimeProvider time) : IEmbeddedProvider
{
    public Task EndSessionAsync(string session, CancellationToken cancellation) => sessions.EndAsync(session, cancellation);

    public async Task SignOutEverywhereAsync(string subject, IPAddress? address, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!Guid.TryParse(subject, out var id) || await db.Users.SingleOrDefaultAsync(account => account.Id == id, cancellation) is not { } owner)
            return;
        owner.SecurityStamp = Account.NewStamp();
        db.Add(AccountEvent.Of(owner.Id, AccountEventKind.SignedOutEverywhere, time.GetUtcNow(), address));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<JsonObject?> DataAsync(string subject, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!Guid.TryParse(subject, out var id) || await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id, cancellation) is not { } owner)
            return null;
        var events = await db.Set<AccountEvent>().AsNoTracking().Where(line => line.AccountId == id).OrderBy(line => line.At).ToListAsync(cancellation);
        return new JsonObject
        {
            ["nomUtilisateur"] = owner.UserName,
            ["adresseMail"] = owner.Email,
            ["creeLe"] = owner.CreatedAt,
            ["derniereConnexion"] = owner.LastSignInAt,
            ["codeDeSecurite"] = owner.TwoFactorEnabled,
            ["journal"] = new JsonArray([.. events.Select(line => new JsonObject
            {
                ["date"] = line.At, ["evenement"] = SettingsTexts.Event(line.Kind), ["reseau"] = line.NetworkAddress,
            })]),
        };
    }
}
