using Microsoft.EntityFrameworkCore;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Desk;

/// <summary>
/// Dossiers as the desk needs them: who may reach them and how. Children, quotient and invoices are not among it: nothing here helps with an account.
/// </summary>
public sealed class DeskReader(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>Null when there is no such dossier.</summary>
    public async Task<DeskDossier?> DossierAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Set<Dossier>().AsNoTracking().Include(one => one.Guardians).SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (dossier is null)
            return null;
        var today = time.Today();
        var links = await (
            from link in context.Set<DossierLink>()
            where link.DossierId == id
            from account in context.Set<PortalAccount>().Where(account => account.Id == link.AccountId).DefaultIfEmpty()
            orderby link.Since descending
            select new DeskLink(
                link.Id, link.GuardianId, link.State, link.End, link.Since, link.StateChangedAt, link.Proof,
                account!.Issuer, account.Subject, account.UserName, account.Mail, (DateTimeOffset?)account.LastSeenAt)).AsNoTracking().ToListAsync(cancellation);
        var guardians = dossier.Guardians.OrderBy(guardian => guardian.SearchName, StringComparer.Ordinal).Select(guardian => new DeskGuardian(
            guardian.Id, guardian.FirstName, guardian.FamilyName, guardian.Mail, guardian.Phone, guardian.EndsOn, guardian.AccessEndedAt,
            IsActive: guardian.AccessEndedAt is null && !(guardian.EndsOn < today))).ToList();
        return new DeskDossier(
            dossier.Id, dossier.Number, dossier.NormalisedNumber, dossier.FamilyName, dossier.Address, dossier.Postcode, dossier.Town, guardians, links);
    }

    /// <summary>The dossiers of one account of a provider, by number; those that were ended too.</summary>
    public async Task<IReadOnlyList<FoundDossier>> DossiersOfAsync(string issuer, string subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var held = from link in context.Set<DossierLink>()
                   join account in context.Set<PortalAccount>() on link.AccountId equals account.Id
                   where account.Issuer == issuer && account.Subject == subject
                   select link.DossierId;
        return await context.Set<Dossier>().AsNoTracking().Where(dossier => held.Contains(dossier.Id)).OrderBy(dossier => dossier.NormalisedNumber)
            .Select(dossier => new FoundDossier(
                dossier.Id, dossier.Number, dossier.FamilyName, dossier.Postcode, dossier.Town,
                dossier.Guardians.Select(guardian => guardian.FirstName + " " + guardian.FamilyName).ToList()))
            .ToListAsync(cancellation);
    }

    /// <summary>The portal's own mails to these addresses, latest first.</summary>
    public async Task<IReadOnlyList<MailFate>> MailsAsync(IReadOnlyCollection<string> addresses, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await MailFate.OfAsync(context, addresses, most, cancellation);
    }
}

/// <param name="NormalisedNumber">By which sign-ups are compared.</param>
/// <param name="Address">Number and street.</param>
/// <param name="Links">Latest first; ended ones too.</param>
public sealed record DeskDossier(
    Guid Id, string Number, string NormalisedNumber, string FamilyName, string? Address, string? Postcode, string? Town,
    IReadOnlyList<DeskGuardian> Guardians, IReadOnlyList<DeskLink> Links);

/// <param name="Mail">As the town has it.</param>
/// <param name="EndsOn">The last day, by the town's files.</param>
/// <param name="AccessEndedAt">When the desk ended the access (UTC).</param>
public sealed record DeskGuardian(
    Guid Id, string FirstName, string FamilyName, string? Mail, string? Phone, DateOnly? EndsOn, DateTimeOffset? AccessEndedAt, bool IsActive);

/// <param name="GuardianId">Null when several could be meant.</param>
/// <param name="Issuer">The account's provider; null, as all of the account, once it is closed.</param>
/// <param name="Subject">The provider's name for the account.</param>
/// <param name="LastSeenAt">The last sign-in to the portal (UTC).</param>
public sealed record DeskLink(
    Guid Id, Guid? GuardianId, LinkState State, LinkEnd? End, DateTimeOffset Since, DateTimeOffset? StateChangedAt, LinkProof Proof,
    string? Issuer, string? Subject, string? UserName, string? Mail, DateTimeOffset? LastSeenAt);
