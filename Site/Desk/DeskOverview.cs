using Microsoft.Extensions.Options;
using Site.Account;
using Site.Core.Desk;
using Site.Core.Families;
using Site.Core.Mail;
using Site.IdentityProvider;

namespace Site.Desk;

/// <summary>Puts together what the desk sees of one dossier or account, from the portal and, where there is one, the embedded provider.</summary>
/// <param name="accounts">Null with another provider: the town's desk has no hand in its accounts.</param>
public sealed class DeskOverview(
    DeskReader reader, DeskSearch search, DeskTrail trail, IOptions<FamiliesOptions> families, AccountDesk? accounts = null)
{
    private const int MostMails = 15;
    private const int MostEvents = 15;
    private const int MostActions = 20;
    private const int MostAccounts = 10;

    public async Task<DeskResults> SearchAsync(string text, int skip, int take, CancellationToken cancellation)
    {
        var isLogin = !text.Any(char.IsWhiteSpace);
        var matches = accounts is not null && isLogin ? await accounts.SearchAsync(text, DeskSearch.MostAtOnce, cancellation) : new DeskMatches([], []);
        var found = await search.FindAsync(
            new DeskQuery
            {
                Text = text,
                Issuer = IEmbeddedProvider.Issuer,
                Subjects = [.. matches.Accounts.Select(account => account.Id.ToString())],
                Numbers = [.. matches.SignUps.Select(signUp => signUp.Number)],
                Skip = skip,
                Take = take,
            },
            cancellation);
        // Whoever has an account and no dossier yet calls too.
        var alone = new List<DeskAccount>();
        foreach (var account in skip == 0 ? matches.Accounts.Take(MostAccounts) : [])
            if ((await reader.DossiersOfAsync(IEmbeddedProvider.Issuer, account.Id.ToString(), cancellation)).Count == 0)
                alone.Add(account);
        return new DeskResults(found.Dossiers, found.Total, alone);
    }

    /// <summary>Null when there is no such dossier.</summary>
    public async Task<DeskDossierView?> DossierAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.DossierAsync(id, cancellation) is not { } dossier)
            return null;
        var ids = dossier.Links.Select(AccountOf).OfType<Guid>().Distinct().ToList();
        var known = accounts is null ? [] : (await accounts.AccountsAsync(ids, cancellation)).ToDictionary(account => account.Id);
        var signUps = accounts is null ? [] : await accounts.SignUpsForAsync(dossier.NormalisedNumber, cancellation);
        var links = dossier.Links.Select(link => new DeskLinkView(
            link.Id, link.GuardianId, link.State, link.End, link.Since, link.StateChangedAt, link.Proof, link.UserName, link.Mail, link.LastSeenAt,
            AccountOf(link) is { } account ? known.GetValueOrDefault(account) : null)).ToList();
        var addresses = links.SelectMany(link => new[] { link.Mail, link.Account?.Mail, link.Account?.NewMail })
            .Concat(signUps.Select(signUp => signUp.Mail)).Concat(dossier.Guardians.Select(guardian => guardian.Mail));
        var subjects = ids.Concat(signUps.Select(signUp => signUp.Id)).ToList();
        return new DeskDossierView(
            dossier.Id, dossier.Number, dossier.FamilyName, dossier.Address, dossier.Postcode, dossier.Town,
            dossier.Guardians, links, signUps, await MailsAsync(addresses, cancellation), await EventsAsync(known, cancellation),
            await trail.OfAsync(id, subjects, MostActions, cancellation), HasAccounts: accounts is not null, families.Value.LetterCode.Required);
    }

    /// <summary>Null when there is no such account.</summary>
    public async Task<DeskAccountView?> AccountAsync(Guid id, CancellationToken cancellation)
    {
        if (accounts is null || await accounts.AccountsAsync([id], cancellation) is not [var account])
            return null;
        var known = new Dictionary<Guid, DeskAccount> { [id] = account };
        return new DeskAccountView(
            account, await reader.DossiersOfAsync(IEmbeddedProvider.Issuer, id.ToString(), cancellation), await MailsAsync([account.Mail, account.NewMail], cancellation),
            await EventsAsync(known, cancellation), await trail.OfAsync(dossierId: null, [id], MostActions, cancellation));
    }

    private Guid? AccountOf(DeskLink link) => link.Issuer == IEmbeddedProvider.Issuer && Guid.TryParse(link.Subject, out var id) ? id : null;

    private async Task<IReadOnlyList<MailFate>> MailsAsync(IEnumerable<string?> addresses, CancellationToken cancellation)
    {
        var all = addresses.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var own = await reader.MailsAsync(all, MostMails, cancellation);
        var providers = accounts is null ? [] : await accounts.MailsAsync(all, MostMails, cancellation);
        return [.. own.Concat(providers).OrderByDescending(mail => mail.At).Take(MostMails)];
    }

    private async Task<IReadOnlyList<DeskEvent>> EventsAsync(Dictionary<Guid, DeskAccount> known, CancellationToken cancellation)
    {
        if (accounts is null)
            return [];
        var events = await accounts.EventsAsync(known.Keys, MostEvents, cancellation);
        return [.. events.Select(line => new DeskEvent(line.At, known[line.AccountId].UserName, SettingsTexts.Event(line.Kind)))];
    }
}

/// <param name="Total">Dossiers on all pages.</param>
/// <param name="Accounts">Accounts without a dossier; on the first page only.</param>
public sealed record DeskResults(IReadOnlyList<FoundDossier> Dossiers, int Total, IReadOnlyList<DeskAccount> Accounts);

/// <param name="Events">Of the accounts, latest first; in French.</param>
/// <param name="HasAccounts">Whether the desk can help with accounts: only with the embedded provider.</param>
/// <param name="LetterHasCode">Whether a letter carries a code.</param>
public sealed record DeskDossierView(
    Guid Id, string Number, string FamilyName, string? Address, string? Postcode, string? Town,
    IReadOnlyList<DeskGuardian> Guardians, IReadOnlyList<DeskLinkView> Links, IReadOnlyList<DeskSignUp> SignUps,
    IReadOnlyList<MailFate> Mails, IReadOnlyList<DeskEvent> Events, IReadOnlyList<DeskAction> Actions, bool HasAccounts, bool LetterHasCode);

/// <param name="LastSeenAt">Null once the account is closed.</param>
/// <param name="Account">Null when it is another provider's, or closed.</param>
public sealed record DeskLinkView(
    Guid Id, Guid? GuardianId, LinkState State, LinkEnd? End, DateTimeOffset Since, DateTimeOffset? StateChangedAt, LinkProof Proof,
    string? UserName, string? Mail, DateTimeOffset? LastSeenAt, DeskAccount? Account);

public sealed record DeskAccountView(
    DeskAccount Account, IReadOnlyList<FoundDossier> Dossiers, IReadOnlyList<MailFate> Mails, IReadOnlyList<DeskEvent> Events, IReadOnlyList<DeskAction> Actions);

/// <param name="Text">What happened, in French.</param>
public sealed record DeskEvent(DateTimeOffset At, string UserName, string Text);
