using System.Net;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Site.IdentityProvider;

/// <summary>Ends an account. What the town keeps of the family stays; the trail stays its time and leads to nobody.</summary>
public sealed class AccountClosing(AccountsDbContext db, AccountMails mails, IPortal portal, TimeProvider time)
{
    /// <summary>The owner is told by mail. Can be repeated when it did not come to its end: the portal's part is first, so that nothing is left there without owner.</summary>
    public async Task CloseAsync(Guid accountId, IPAddress? address, CancellationToken cancellation)
    {
        if (await db.Users.SingleOrDefaultAsync(one => one.Id == accountId, cancellation) is not { } account)
            return;
        await portal.ClosedAsync(accountId, cancellation);

        var subject = accountId.ToString();
        await using var transaction = await db.BeginAloneAsync(cancellation);
        if (!await db.Users.AnyAsync(one => one.Id == accountId, cancellation))
            return;
        await db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().Where(token => token.Subject == subject).ExecuteDeleteAsync(cancellation);
        await db.Set<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().Where(granted => granted.Subject == subject).ExecuteDeleteAsync(cancellation);
        await db.Set<SignUp>().Where(signUp => signUp.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        mails.Closed(db, account);
        db.Add(AccountEvent.Of(accountId, AccountEventKind.Closed, time.GetUtcNow(), address));
        db.Remove(account);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
