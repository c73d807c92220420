using Microsoft.EntityFrameworkCore;
using Site.Core.Mail;

namespace Site.IdentityProvider;

/// <summary>How many of the provider's mails somebody has been sent lately: whoever fills in forms must not fill other people's mailboxes.</summary>
public sealed class ReceivedMails(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Within the last hour, sent or waiting.</summary>
    /// <param name="mail">Whichever way it is written.</param>
    /// <param name="kinds">Of <see cref="OutboxMail.Kind"/>.</param>
    public Task<int> CountAsync(DbContext db, string mail, IReadOnlyCollection<string> kinds, CancellationToken cancellation)
    {
        var (folded, since) = (mail.ToUpperInvariant(), time.GetUtcNow() - Window);
#pragma warning disable CA1304, CA1311, CA1862 // The database's own upper(), which takes no culture.
        return db.Set<OutboxMail>().CountAsync(row => row.CreatedAt > since && kinds.Contains(row.Kind) && row.To.ToUpper() == folded, cancellation);
#pragma warning restore CA1304, CA1311, CA1862
    }
}
