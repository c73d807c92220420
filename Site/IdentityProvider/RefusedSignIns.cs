using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Site.IdentityProvider;

/// <summary>The trail of wrong passwords and codes for accounts that exist, and the mail to an owner whose account gets locked.</summary>
public sealed class RefusedSignIns(AccountsDbContext db, AccountMails mails, ReceivedMails received)
{
    /// <summary>Nothing is kept when the account has been closed meanwhile.</summary>
    /// <param name="locks">It was the one that locks.</param>
    /// <param name="at">When it was refused.</param>
    public async Task RecordAsync(Guid accountId, bool locks, DateTimeOffset at, IPAddress? address)
    {
        await using var transaction = await db.BeginAloneAsync(CancellationToken.None);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == accountId) is not { } account)
            return;
        db.Add(AccountEvent.Of(accountId, locks ? AccountEventKind.LockedOut : AccountEventKind.SignInFailed, at, address));
        // Whoever guesses on and on, from wherever, does not fill the owner's mailbox.
        if (locks && await received.CountAsync(db, account.Email!, [AccountMails.LockedOutKind], CancellationToken.None) == 0)
            mails.LockedOut(db, account);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
