using Site.Core.Account;
using Site.Core.Families;
using Site.IdentityProvider;
using Site.Web;

namespace Site.Account;

/// <summary>The portal's side of <see cref="IPortal"/>.</summary>
internal sealed class EmbeddedPortal(PortalAccounts accounts, PortalSessions sessions, Letters letters, DossierLinks links, PublicAddress address) : IPortal
{
    public Task<LetterResult> CheckLetterAsync(LetterInput letter, CancellationToken cancellation) => letters.CheckAsync(letter, cancellation);

    public async Task<LinkResult> LinkAsync(IdentityProvider.Account account, LetterInput letter, CancellationToken cancellation)
    {
        var person = new SignedInPerson(Issuer, account.Id.ToString(), account.UserName, account.Email);
        return await links.LinkAsync(letter with { AccountId = await accounts.SignedInAsync(person, cancellation) }, cancellation);
    }

    public async Task EndSessionsAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Issuer, accountId.ToString(), cancellation) is { } account)
            await sessions.EndAllAsync(account, exceptKey: null, cancellation);
    }

    public async Task ClosedAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Issuer, accountId.ToString(), cancellation) is { } account)
            await accounts.RemoveAsync(account, cancellation);
    }

    private string Issuer => address.Root.ToString();
}
