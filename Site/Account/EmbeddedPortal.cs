using Site.Core.Account;
using Site.Core.Families;
using Site.IdentityProvider;

namespace Site.Account;

/// <summary>The portal's side of <see cref="IPortal"/>.</summary>
internal sealed class EmbeddedPortal(PortalAccounts accounts, PortalSessions sessions, Letters letters, DossierLinks links, FamilyReader families) : IPortal
{
    public Task<LetterResult> CheckLetterAsync(LetterInput letter, CancellationToken cancellation) => letters.CheckAsync(letter, cancellation);

    public async Task<LinkResult> LinkAsync(IdentityProvider.Account account, LetterInput letter, CancellationToken cancellation)
    {
        return await links.LinkAsync(letter with { AccountId = await accounts.SignedInAsync(PersonOf(account), cancellation) }, cancellation);
    }

    public async Task<bool> HoldsLetterAsync(Guid accountId, string? familyName, string? dossierNumber, CancellationToken cancellation)
    {
        var (name, number) = (LetterText.Name(familyName), LetterText.Number(dossierNumber));
        if (name.Length == 0 || number.Length == 0 || await accounts.FindAsync(IEmbeddedProvider.Issuer, accountId.ToString(), cancellation) is not { } account)
            return false;
        var holds = false;
        foreach (var held in await families.DossiersAsync(account, cancellation))
            if (LetterText.Same(LetterText.Number(held.Number), number) && await families.DossierAsync(account, held.Id, cancellation) is { } dossier)
                foreach (var known in dossier.Guardians.Select(guardian => guardian.FamilyName).Prepend(dossier.FamilyName))
                    holds |= LetterText.Same(LetterText.Name(known), name);
        return holds;
    }

    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastSeenAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellation)
    {
        var seen = await accounts.LastSeenAsync(IEmbeddedProvider.Issuer, [.. accountIds.Select(id => id.ToString())], cancellation);
        return seen.ToDictionary(one => Guid.Parse(one.Key), one => one.Value);
    }

    public async Task EndSessionsAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(IEmbeddedProvider.Issuer, accountId.ToString(), cancellation) is { } account)
            await sessions.EndAllAsync(account, exceptKey: null, cancellation);
    }

    public Task ChangedAsync(IdentityProvider.Account account, CancellationToken cancellation) => accounts.ChangedAsync(PersonOf(account), cancellation);

    public async Task ClosedAsync(Guid accountId, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(IEmbeddedProvider.Issuer, accountId.ToString(), cancellation) is { } account)
            await accounts.RemoveAsync(account, cancellation);
    }

    private static SignedInPerson PersonOf(IdentityProvider.Account account) => new(IEmbeddedProvider.Issuer, account.Id.ToString(), account.UserName, account.Email);
}
