using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Families;

/// <summary>Which account stands for which guardian. A link is made with the town's letter and shows its dossier at once.</summary>
public sealed class DossierLinks(
    PortalWriter writer, Letters letters, LinkObjections objections, IOptions<FamiliesOptions> options, TimeProvider time, ILogger<DossierLinks> logger)
{
    /// <summary>
    /// Links an account to the dossier of a letter. The account becomes the guardian that it can only be (<see cref="DossierPlaces.Meant"/>), or else may be
    /// any of them (<see cref="DossierLink.GuardianId"/>). Accounts that are linked already are mailed in the same transaction.
    /// </summary>
    /// <param name="letter">With its <see cref="LetterInput.AccountId"/>.</param>
    public Task<LinkResult> LinkAsync(LetterInput letter, CancellationToken cancellation)
    {
        var accountId = letter.AccountId ?? throw new ArgumentException("Who links is missing.", nameof(letter));
        return writer.WriteAsync(async (context, token) =>
        {
            var result = await letters.CheckAsync(context, letter, token);
            return result switch
            {
                LetterResult.Matches match => await LinkAsync(context, accountId, match.DossierId, letter, token),
                LetterResult.CodeWrong => await LinkedBeforeAsync(context, accountId, letter, token) ?? new LinkResult.CodeWrong(),
                LetterResult.TooManyFailures closed => new LinkResult.TooManyFailures(closed.Until),
                _ => new LinkResult.NoMatch(),
            };
        }, cancellation);
    }

    /// <summary>The person gives the dossier back; a letter brings it again.</summary>
    /// <returns>False when there was nothing to end; a suspended link is the desk's to decide.</returns>
    public Task<bool> UnlinkAsync(Guid accountId, Guid dossierId, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, token) => await EndAsync(
            context.Set<DossierLink>().Where(l => l.AccountId == accountId && l.DossierId == dossierId && l.State == LinkState.Active), LinkEnd.Person, token) > 0, cancellation);

    /// <summary>The desk ends one link.</summary>
    /// <returns>False when there is no such link, or it has ended.</returns>
    public Task<bool> EndByDeskAsync(Guid linkId, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => EndByDeskAsync(context, linkId, token), cancellation);

    /// <summary>The desk ends a guardian's access: nobody is linked as that guardian from now on, and no import changes that.</summary>
    /// <returns>False when there is no such guardian, or the access was ended before.</returns>
    public Task<bool> EndGuardianAsync(Guid guardianId, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => EndGuardianAsync(context, guardianId, token), cancellation);

    /// <summary>The desk takes back that it ended a guardian's access. The account that stood for the guardian has its own ending, to be taken back too.</summary>
    /// <returns>False when there is no such guardian, or the access was not ended.</returns>
    public Task<bool> ResumeGuardianAsync(Guid guardianId, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => ResumeGuardianAsync(context, guardianId, token), cancellation);

    /// <summary>The desk takes back a suspension, or its own ending of a link.</summary>
    /// <returns>False when there is nothing to take back, the account is closed, somebody else has become that guardian meanwhile, or the guardian's own access has ended.</returns>
    public Task<bool> ResumeByDeskAsync(Guid linkId, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => ResumeByDeskAsync(context, linkId, token), cancellation);

    /// <summary>In the caller's transaction.</summary>
    internal async Task<bool> ResumeGuardianAsync(PortalDbContext context, Guid guardianId, CancellationToken cancellation)
    {
        if (await context.Set<Guardian>().Where(guardian => guardian.Id == guardianId && guardian.AccessEndedAt != null)
                .ExecuteUpdateAsync(guardian => guardian.SetProperty(g => g.AccessEndedAt, (DateTimeOffset?)null), cancellation) == 0)
            return false;
        logger.LogInformation("The desk gave the access of guardian {Guardian} back.", guardianId);
        return true;
    }

    /// <summary>The desk has settled what it ended, or what was suspended of an account that is closed: from now on a letter links somebody again.</summary>
    /// <returns>False when there is nothing that bars anybody.</returns>
    public Task<bool> SettleByDeskAsync(Guid linkId, CancellationToken cancellation) =>
        writer.WriteAsync((context, token) => SettleByDeskAsync(context, linkId, token), cancellation);

    /// <summary>In the caller's transaction.</summary>
    internal async Task<bool> EndByDeskAsync(PortalDbContext context, Guid linkId, CancellationToken cancellation) =>
        await EndAsync(context.Set<DossierLink>().Where(link => link.Id == linkId), LinkEnd.Desk, cancellation) > 0;

    /// <summary>In the caller's transaction.</summary>
    internal async Task<bool> EndGuardianAsync(PortalDbContext context, Guid guardianId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await context.Set<Guardian>().Where(guardian => guardian.Id == guardianId && guardian.AccessEndedAt == null)
                .ExecuteUpdateAsync(guardian => guardian.SetProperty(g => g.AccessEndedAt, now), cancellation) == 0)
            return false;
        await EndAsync(context.Set<DossierLink>().Where(link => link.GuardianId == guardianId), LinkEnd.Desk, cancellation);
        logger.LogInformation("The desk ended the access of guardian {Guardian}.", guardianId);
        return true;
    }

    /// <summary>In the caller's transaction.</summary>
    internal async Task<bool> SettleByDeskAsync(PortalDbContext context, Guid linkId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await context.Set<DossierLink>()
            .Where(link => link.Id == linkId && (link.End == LinkEnd.Desk || (link.AccountId == null && link.State == LinkState.Suspended)))
            .ExecuteUpdateAsync(link => link.SetProperty(l => l.State, LinkState.Ended).SetProperty(l => l.End, LinkEnd.Settled)
                .SetProperty(l => l.StateChangedAt, now), cancellation) == 1;
    }

    /// <summary>In the caller's transaction.</summary>
    internal async Task<bool> ResumeByDeskAsync(PortalDbContext context, Guid linkId, CancellationToken cancellation)
    {
        var link = await context.Set<DossierLink>().SingleOrDefaultAsync(one => one.Id == linkId, cancellation);
        if (link?.AccountId is null || !(link.State == LinkState.Suspended || link.End == LinkEnd.Desk) || !await HasPlaceAsync(context, link, cancellation))
            return false;
        (link.State, link.End, link.StateChangedAt) = (LinkState.Active, null, time.GetUtcNow());
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>
    /// The desk has seen who somebody is: their account becomes that guardian, whatever was ended or suspended of others in the dossier. An account that could
    /// have been any guardian becomes this one. All others are mailed as after a letter. In the caller's transaction.
    /// </summary>
    internal async Task<DeskLinkResult> LinkByDeskAsync(PortalDbContext context, Guardian guardian, PortalAccount account, CancellationToken cancellation)
    {
        var own = await context.Set<DossierLink>().Where(one => one.AccountId == account.Id && one.DossierId == guardian.DossierId).ToListAsync(cancellation);
        if (own.Exists(one => one.State == LinkState.Suspended || one.End == LinkEnd.Desk))
            return new DeskLinkResult.Barred();
        var link = own.Find(one => one.End is null);
        if (link?.GuardianId is not null)
            return new DeskLinkResult.AlreadyLinked();
        var today = time.Today();
        var places = await DossierPlaces.FindAsync(context, guardian.DossierId, today, cancellation);
        if (!places.IsFree(guardian.Id))
            return new DeskLinkResult.NotFree();
        // The place may be that of an account of which nobody knows whose it is; this one would take it away unseen.
        if (link is null && places.IsFull)
            return new DeskLinkResult.Undecided();
        if (link is null)
        {
            link = new DossierLink
            {
                Id = Guid.NewGuid(),
                AccountId = account.Id,
                DossierId = guardian.DossierId,
                State = LinkState.Active,
                Since = time.GetUtcNow(),
                SinceDay = today,
                Proof = LinkProof.Desk,
            };
            context.Add(link);
        }
        (link.GuardianId, link.Proof) = (guardian.Id, LinkProof.Desk);
        await objections.InviteAsync(context, link, account, cancellation);
        await context.SaveChangesAsync(cancellation);
        logger.LogInformation("Link {Link} was made by the desk.", link.Id);
        return new DeskLinkResult.Linked(link.Id);
    }

    /// <summary>Whether a link would give access again: as <see cref="FamilyScope.Held(PortalDbContext, IQueryable{DossierLink}, TimeProvider)"/> says.</summary>
    private async Task<bool> HasPlaceAsync(PortalDbContext context, DossierLink link, CancellationToken cancellation)
    {
        var open = await context.Set<DossierLink>().AsNoTracking()
            .Where(other => other.DossierId == link.DossierId && other.Id != link.Id && other.End == null).ToListAsync(cancellation);
        if (open.Exists(other => other.AccountId == link.AccountId))
            return false;
        var guardians = await context.Set<Guardian>().AsNoTracking().Where(guardian => guardian.DossierId == link.DossierId).ToListAsync(cancellation);
        var meant = guardians.FindAll(guardian => !open.Exists(other => other.GuardianId == guardian.Id)
            && (link.GuardianId is { } known ? guardian.Id == known : !(guardian.EndsOn < link.SinceDay) && !(guardian.AccessEndedAt < link.Since)));
        var today = time.Today();
        return meant.TrueForAll(guardian => guardian.AccessEndedAt is null && !(guardian.EndsOn < today))
            && meant.Count > (link.GuardianId is null ? open.Count(other => other.GuardianId is null) : 0);
    }

    private async Task<LinkResult> LinkAsync(PortalDbContext context, Guid accountId, Guid dossierId, LetterInput letter, CancellationToken cancellation)
    {
        if (await LinkedBeforeAsync(context, accountId, dossierId, cancellation) is { } before)
            return before;

        var today = time.Today();
        var places = await DossierPlaces.FindAsync(context, dossierId, today, cancellation);
        var account = await context.Set<PortalAccount>().SingleAsync(a => a.Id == accountId, cancellation);
        if (places.IsFull || (places.IsBarred && places.Known(account.Mail) is null))
            return new LinkResult.NoGuardianLeft();
        var link = new DossierLink
        {
            Id = Guid.NewGuid(),
            AccountId = accountId,
            DossierId = dossierId,
            GuardianId = places.Meant(letter.FamilyName, account.Mail)?.Id,
            State = LinkState.Active,
            Since = time.GetUtcNow(),
            SinceDay = today,
            Proof = options.Value.LetterCode.Required ? LinkProof.LetterWithCode : LinkProof.Letter,
        };
        await letters.UseCodeAsync(context, dossierId, letter.Code, cancellation);
        await objections.InviteAsync(context, link, account, cancellation);
        context.Add(link);
        await context.SaveChangesAsync(cancellation);
        logger.LogInformation("Link {Link} was made with a letter.", link.Id);
        return new LinkResult.Linked(dossierId);
    }

    // A code that was used up by this very account: a second click is no failure to tell of.
    private static async Task<LinkResult?> LinkedBeforeAsync(PortalDbContext context, Guid accountId, LetterInput letter, CancellationToken cancellation)
    {
        var number = LetterText.Number(letter.Number);
        var dossierId = await context.Set<Dossier>().Where(dossier => dossier.NormalisedNumber == number).Select(dossier => dossier.Id).SingleAsync(cancellation);
        return await LinkedBeforeAsync(context, accountId, dossierId, cancellation);
    }

    private static async Task<LinkResult?> LinkedBeforeAsync(PortalDbContext context, Guid accountId, Guid dossierId, CancellationToken cancellation)
    {
        var links = await context.Set<DossierLink>().AsNoTracking()
            .Where(link => link.AccountId == accountId && link.DossierId == dossierId).ToListAsync(cancellation);
        if (links.Any(link => link.State == LinkState.Active))
            return new LinkResult.AlreadyLinked(dossierId);
        if (links.Any(link => link.State == LinkState.Suspended))
            return new LinkResult.Suspended();
        return links.Any(link => link.End == LinkEnd.Desk) ? new LinkResult.EndedByDesk() : null;
    }

    private async Task<int> EndAsync(IQueryable<DossierLink> links, LinkEnd by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await links.Where(link => link.End == null).ExecuteUpdateAsync(
            link => link.SetProperty(l => l.State, LinkState.Ended).SetProperty(l => l.End, by).SetProperty(l => l.StateChangedAt, now), cancellation);
    }
}
