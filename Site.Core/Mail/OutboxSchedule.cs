namespace Site.Core.Mail;

/// <summary>When a mail that was not taken is tried again.</summary>
public static class OutboxSchedule
{
    /// <summary>
    /// How long a mail belongs to the worker that took it in hand. Far more than a try can last: when it is over, that worker has died.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Sent, dead or not, a row is gone after this.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    // Together less than two days, which is as long as the longest-lived link in a mail.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <param name="attempts">How many have failed, the last among them; from 1.</param>
    /// <returns>Null when that was the last one.</returns>
    public static TimeSpan? PauseAfter(int attempts) => attempts <= Pauses.Length ? Pauses[attempts - 1] : null;
}
