using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Desk;

/// <summary>What the desk does to dossiers. Each change commits with its line in the trail; a change that finds nothing to do leaves none.</summary>
public sealed class DeskDossiers(PortalWriter writer, DossierLinks links, Letters letters, DeskTrail trail, IOptions<FamiliesOptions> options)
{
    // The trail is read by staff.
    private const string ClosedAccount = "compte fermé";

    /// <summary>See <see cref="DossierLinks.EndGuardianAsync(Guid, CancellationToken)"/>.</summary>
    public Task<DeskResult> EndGuardianAsync(Guid guardianId, DeskStaff staff, string reason, CancellationToken cancellation) =>
        ChangeGuardianAsync(guardianId, DeskActionKind.GuardianEnded, links.EndGuardianAsync, staff, reason, cancellation);

    /// <summary>See <see cref="DossierLinks.ResumeGuardianAsync(Guid, CancellationToken)"/>.</summary>
    public Task<DeskResult> ResumeGuardianAsync(Guid guardianId, DeskStaff staff, string reason, CancellationToken cancellation) =>
        ChangeGuardianAsync(guardianId, DeskActionKind.GuardianResumed, links.ResumeGuardianAsync, staff, reason, cancellation);

    /// <summary>See <see cref="DossierLinks.EndByDeskAsync(Guid, CancellationToken)"/>.</summary>
    public Task<DeskResult> EndLinkAsync(Guid linkId, DeskStaff staff, string reason, CancellationToken cancellation) =>
        ChangeLinkAsync(linkId, DeskActionKind.LinkEnded, links.EndByDeskAsync, staff, reason, cancellation);

    /// <summary>See <see cref="DossierLinks.ResumeByDeskAsync(Guid, CancellationToken)"/>.</summary>
    public Task<DeskResult> ResumeLinkAsync(Guid linkId, DeskStaff staff, string reason, CancellationToken cancellation) =>
        ChangeLinkAsync(linkId, DeskActionKind.LinkResumed, links.ResumeByDeskAsync, staff, reason, cancellation);

    /// <summary>See <see cref="DossierLinks.SettleByDeskAsync(Guid, CancellationToken)"/>.</summary>
    public Task<DeskResult> SettleLinkAsync(Guid linkId, DeskStaff staff, string reason, CancellationToken cancellation) =>
        ChangeLinkAsync(linkId, DeskActionKind.LinkSettled, links.SettleByDeskAsync, staff, reason, cancellation);

    /// <summary>Links the account of somebody whose identity the desk has seen to a guardian: see <see cref="DossierLinks.LinkByDeskAsync"/>.</summary>
    /// <param name="login">The account's user name or mail address, ignoring case.</param>
    public Task<DeskLinkResult> LinkAsync(Guid guardianId, string login, DeskStaff staff, string reason, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        if (await context.Set<Guardian>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == guardianId, token) is not { } guardian)
            return new DeskLinkResult.NoGuardian();
        var folded = login.ToUpperInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // The database's own upper(), which takes no culture.
        var accounts = await context.Set<PortalAccount>()
            .Where(one => one.UserName == login || one.UserName!.ToUpper() == folded || one.Mail == login || one.Mail!.ToUpper() == folded).Take(2).ToListAsync(token);
#pragma warning restore CA1304, CA1311, CA1862
        if (accounts is not [var account])
            return accounts.Count == 0 ? new DeskLinkResult.NoAccount() : new DeskLinkResult.SeveralAccounts();
        var result = await links.LinkByDeskAsync(context, guardian, account, token);
        if (result is DeskLinkResult.Linked linked)
        {
            var subject = $"{account.UserName ?? account.Mail}, {guardian.FirstName} {guardian.FamilyName}";
            await trail.AddAsync(context, new DeskNote(staff, DeskActionKind.AccountLinked, subject, guardian.DossierId, linked.LinkId, reason), succeeded: true, token);
        }
        return result;
    }, cancellation);

    /// <summary>A new letter, to be printed. Where letters carry a code it has a new one, and the codes of lost letters stop working.</summary>
    /// <returns>Null when there is no such dossier.</returns>
    public Task<DeskLetter?> LetterAsync(Guid dossierId, DeskStaff staff, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var dossier = await context.Set<Dossier>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == dossierId, token);
        if (dossier is null)
            return null;
        var code = options.Value.LetterCode.Required ? await letters.IssueCodeAsync(context, dossierId, replacing: true, token) : null;
        await trail.AddAsync(context, new DeskNote(staff, DeskActionKind.LetterPrinted, $"{dossier.FamilyName}, {dossier.Number}", dossierId), succeeded: true, token);
        return new DeskLetter(dossier.FamilyName, dossier.Number, code, dossier.Address, dossier.Postcode, dossier.Town);
    }, cancellation);

    private Task<DeskResult> ChangeGuardianAsync(
        Guid guardianId, DeskActionKind kind, Func<PortalDbContext, Guid, CancellationToken, Task<bool>> change, DeskStaff staff, string reason, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var guardian = await context.Set<Guardian>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == guardianId, token);
            if (guardian is null)
                return DeskResult.NotFound;
            if (!await change(context, guardianId, token))
                return DeskResult.NothingToDo;
            var name = $"{guardian.FirstName} {guardian.FamilyName}";
            await trail.AddAsync(context, new DeskNote(staff, kind, name, guardian.DossierId, guardianId, reason), succeeded: true, token);
            return DeskResult.Done;
        }, cancellation);

    private Task<DeskResult> ChangeLinkAsync(
        Guid linkId, DeskActionKind kind, Func<PortalDbContext, Guid, CancellationToken, Task<bool>> change, DeskStaff staff, string reason, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) =>
        {
            var link = await (
                from one in context.Set<DossierLink>()
                where one.Id == linkId
                from account in context.Set<PortalAccount>().Where(account => account.Id == one.AccountId).DefaultIfEmpty()
                select new { one.DossierId, account!.UserName, account.Mail }).SingleOrDefaultAsync(token);
            if (link is null)
                return DeskResult.NotFound;
            if (!await change(context, linkId, token))
                return DeskResult.NothingToDo;
            await trail.AddAsync(context, new DeskNote(staff, kind, link.UserName ?? link.Mail ?? ClosedAccount, link.DossierId, linkId, reason), succeeded: true, token);
            return DeskResult.Done;
        }, cancellation);
}

public enum DeskResult
{
    Done,

    /// <summary>There is no such person, account or link.</summary>
    NotFound,

    /// <summary>Somebody else has done it, or done something that stands in its way.</summary>
    NothingToDo,
}

/// <summary>What a letter tells a family.</summary>
/// <param name="FamilyName">As it is compared.</param>
/// <param name="Number">As printed.</param>
/// <param name="Code">Works once; null where letters need none. Kept nowhere else.</param>
/// <param name="Address">Number and street.</param>
public sealed record DeskLetter(string FamilyName, string Number, string? Code, string? Address, string? Postcode, string? Town);
