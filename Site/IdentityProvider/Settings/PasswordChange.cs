using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>Another password for who is signed in.</summary>
public sealed class PasswordChange(AccountsDbContext db, UserManager<Account> users, AccountMails mails, IPortal portal, TimeProvider time)
{
    /// <summary>All sessions end, at the provider and on the portal; the owner is told by mail.</summary>
    /// <returns>The account with which the owner's own session begins anew.</returns>
    public async Task<Account> ChangeAsync(Guid accountId, string password, IPAddress? address, CancellationToken cancellation)
    {
        var account = await db.Users.SingleAsync(one => one.Id == accountId, cancellation);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Account.NewStamp();
        mails.PasswordChanged(db, account);
        db.Add(AccountEvent.Of(accountId, AccountEventKind.PasswordChanged, time.GetUtcNow(), address));
        await using var transaction = await db.BeginAloneAsync(cancellation);
        await db.Set<OneTimeLink>().Where(link => link.AccountId == accountId && link.Purpose == LinkPurpose.NewPassword).ExecuteDeleteAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await portal.EndSessionsAsync(accountId, cancellation);
        return account;
    }
}
