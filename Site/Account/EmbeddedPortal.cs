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
        return await links.LinkAsync(letter with { AccountId = await accounts.SignedInAsync(PersonOf(account), cancellation) }, cancellation);
    }

    public async Task EndSessionsAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Issuer, accountId.ToString(), cancellation) is { } account)
            await sessions.EndAllAsync(account, exceptKey: null, cancellation);
    }

    public Task ChangedAsync(IdentityProvider.Account account, CancellationToken cancellation) => accounts.ChangedAsync(PersonOf(account), cancellation);

    public async Task ClosedAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(Issuer, accountId.ToString(), cancellation) is { } account)
            await accounts.RemoveAsync(account, cancellation);
    }

    private SignedInPerson PersonOf(IdentityProvider.Account account) => new(Issuer, account.Id.ToString(), account.UserName, account.Email);

    private string Issuer => address.Root.ToString();
}
