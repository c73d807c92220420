using Site.Core.Families;

namespace Site.IdentityProvider;

/// <summary>
/// What the embedded provider asks and tells the portal that it is embedded in, beside OpenID Connect: the letter at sign-up, so that the dossier is there
/// at the first sign-in, and what must not wait for the next refresh. The portal does without all of it when the provider is another one.
/// </summary>
public interface IPortal
{
    /// <summary>Whether family name and dossier number are those of a letter. Uses nothing up.</summary>
    Task<LetterResult> CheckLetterAsync(LetterInput letter, CancellationToken cancellation);

    /// <summary>Links the account, which has never signed in, to the letter's dossier.</summary>
    Task<LinkResult> LinkAsync(Account account, LetterInput letter, CancellationToken cancellation);

    /// <summary>Whether these are the name and number on the letter of a dossier that the account holds and may see.</summary>
    Task<bool> HoldsLetterAsync(Guid accountId, string? familyName, string? dossierNumber, CancellationToken cancellation);

    /// <summary>When those of these accounts that have signed in to the portal did so last, with whichever provider.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastSeenAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellation);

    /// <summary>The password has changed, or the account's owner wants to be signed out everywhere.</summary>
    Task EndSessionsAsync(Guid accountId, CancellationToken cancellation);

    /// <summary>The account has another mail address.</summary>
    Task ChangedAsync(Account account, CancellationToken cancellation);

    /// <summary>The account is gone: its links and the portal's account go too. What the town keeps of the family stays.</summary>
    Task ClosedAsync(Guid accountId, CancellationToken cancellation);
}
