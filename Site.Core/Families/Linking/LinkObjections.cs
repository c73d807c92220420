using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.Core.Families;

/// <summary>
/// « Ce n’est pas moi »: whoever held a dossier before, and whoever reads the address that the town has of a guardian without account, can suspend a new
/// link, from a mail, without signing in.
/// </summary>
public sealed class LinkObjections(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, Outbox outbox, LinkMails mails, TimeProvider time, ILogger<LinkObjections> logger)
{
    /// <summary>How long a mail's link works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>For the page that asks for confirmation: it changes nothing, so that a mail scanner changes nothing.</summary>
    /// <param name="token">From the mail's link.</param>
    /// <returns>Null where <see cref="ObjectAsync"/> would answer <see cref="ObjectionResult.NotValid"/>.</returns>
    public async Task<ObjectedLink?> FindAsync(string? token, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var linkId = await LinkOfAsync(context, token, cancellation);
        return await (
            from link in context.Set<DossierLink>()
            where link.Id == linkId
            join dossier in context.Set<Dossier>() on link.DossierId equals dossier.Id
            from account in context.Set<PortalAccount>().Where(account => account.Id == link.AccountId).DefaultIfEmpty()
            select new ObjectedLink(dossier.Number, account!.UserName, link.Since, link.State)).AsNoTracking().SingleOrDefaultAsync(cancellation);
    }

    /// <summary>The confirmation was posted: the new link is suspended until the desk has decided, and whoever made it is told by mail.</summary>
    public Task<ObjectionResult> ObjectAsync(string? token, CancellationToken cancellation) => writer.WriteAsync(async (context, stop) =>
    {
        if (await LinkOfAsync(context, token, stop) is not { } linkId)
            return ObjectionResult.NotValid;
        var link = await context.Set<DossierLink>().SingleAsync(one => one.Id == linkId, stop);
        if (link.State != LinkState.Active)
            return ObjectionResult.NothingToDo;

        (link.State, link.StateChangedAt) = (LinkState.Suspended, time.GetUtcNow());
        var account = await context.Set<PortalAccount>().SingleAsync(a => a.Id == link.AccountId, stop);
        if (account.Mail is { } mail)
            outbox.Add(context, mails.Suspended(mail, account.UserName), LinkMails.SuspendedKind);
        await context.SaveChangesAsync(stop);
        logger.LogInformation("Link {Link} was suspended by another guardian.", link.Id);
        return ObjectionResult.Suspended;
    }, cancellation);

    /// <summary>
    /// Mails everybody who holds the dossier of a new link, and at the addresses that the town has the guardians for whom no account stands, in the caller's
    /// transaction. Nobody is mailed twice, nor whoever has just linked.
    /// </summary>
    internal async Task InviteAsync(PortalDbContext context, DossierLink link, PortalAccount newcomer, CancellationToken cancellation)
    {
        var number = await context.Set<Dossier>().Where(dossier => dossier.Id == link.DossierId).Select(dossier => dossier.Number).SingleAsync(cancellation);
        var others = context.Set<DossierLink>().Where(other => other.DossierId == link.DossierId && other.AccountId != link.AccountId);
        var holders = await FamilyScope.Held(context, others, time).Select(other => new
        {
            other.LinkId,
            Account = context.Set<PortalAccount>().Single(account => account.Id == other.AccountId),
            GuardianMail = context.Set<Guardian>().Where(guardian => guardian.Id == other.GuardianId).Select(guardian => guardian.Mail).FirstOrDefault(),
        }).ToListAsync(cancellation);
        var mailed = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { newcomer.Mail ?? "" };
        foreach (var holder in holders)
            if ((holder.Account.Mail ?? holder.GuardianMail) is { } address && mailed.Add(address))
                Invite(address, holder.Account.UserName, toLink: holder.LinkId, toGuardian: null);
        var guardians = await context.Set<Guardian>().AsNoTracking()
            .Where(guardian => guardian.DossierId == link.DossierId && guardian.Id != link.GuardianId && guardian.Mail != null)
            .Where(Guardian.IsActiveOn(time.Today())).Where(FamilyScope.IsUnclaimed(context)).ToListAsync(cancellation);
        foreach (var guardian in guardians)
            if (mailed.Add(guardian.Mail!))
                Invite(guardian.Mail!, userName: null, toLink: null, toGuardian: guardian.Id);

        void Invite(string address, string? userName, Guid? toLink, Guid? toGuardian)
        {
            var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
            context.Add(new LinkObjection
            {
                Id = Guid.NewGuid(),
                LinkId = link.Id,
                ToLinkId = toLink,
                ToGuardianId = toGuardian,
                TokenHash = Hash(token),
                ExpiresAt = time.GetUtcNow() + Lifetime,
            });
            outbox.Add(context, mails.NewLink(address, userName, number, newcomer.UserName, link.Proof, token), LinkMails.NewLinkKind);
        }
    }

    /// <summary>The new link that a token is about; null when there is none, or whoever was mailed has no access any more.</summary>
    private async Task<Guid?> LinkOfAsync(PortalDbContext context, string? token, CancellationToken cancellation)
    {
        var (hash, now) = (Hash(token ?? ""), time.GetUtcNow());
        var objection = await context.Set<LinkObjection>().AsNoTracking().SingleOrDefaultAsync(one => one.TokenHash == hash && one.ExpiresAt > now, cancellation);
        if (objection is null)
            return null;
        if (objection.ToGuardianId is { } guardianId)
        {
            return await context.Set<Guardian>().Where(guardian => guardian.Id == guardianId).Where(Guardian.IsActiveOn(time.Today())).AnyAsync(cancellation)
                ? objection.LinkId : null;
        }
        var mailed = context.Set<DossierLink>().Where(link => link.Id == objection.ToLinkId);
        return await FamilyScope.Held(context, mailed, time).AnyAsync(cancellation) ? objection.LinkId : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
