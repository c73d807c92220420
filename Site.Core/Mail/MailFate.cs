using Microsoft.EntityFrameworkCore;

namespace Site.Core.Mail;

/// <summary>What became of one mail, without its words.</summary>
/// <param name="Kind">What it was for, as <see cref="OutboxMail.Kind"/>.</param>
/// <param name="At">When it was written (UTC, as all moments here).</param>
/// <param name="NextAttemptAt">Of a mail that waits.</param>
/// <param name="LastError">See <see cref="OutboxMail.LastError"/>.</param>
public sealed record MailFate(
    string Kind, string To, DateTimeOffset At, OutboxState State, int Attempts, DateTimeOffset? SentAt, DateTimeOffset NextAttemptAt, string? LastError)
{
    /// <summary>The mails of one outbox to these addresses, as they were written, latest first.</summary>
    public static async Task<IReadOnlyList<MailFate>> OfAsync(DbContext context, IReadOnlyCollection<string> addresses, int most, CancellationToken cancellation)
    {
        return await context.Set<OutboxMail>().AsNoTracking().Where(mail => addresses.Contains(mail.To))
            .OrderByDescending(mail => mail.CreatedAt).Take(most)
            .Select(mail => new MailFate(mail.Kind, mail.To, mail.CreatedAt, mail.State, mail.Attempts, mail.SentAt, mail.NextAttemptAt, mail.LastError))
            .ToListAsync(cancellation);
    }
}
