using System.Diagnostics.Metrics;

namespace Site.Core.Mail;

/// <summary>Metrics of outgoing mails, by kind; they know no address.</summary>
public static class OutboxMeter
{
    public const string Name = "Site.Core.Mail";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> SentMails = Meter.CreateCounter<long>("portal.mails.sent", "{mail}", "Mails that a mail server has taken");
    private static readonly Counter<long> FailedTries = Meter.CreateCounter<long>("portal.mails.failed", "{attempt}", "Attempts that failed");
    private static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("portal.mails.dead", "{mail}", "Mails given up");

    internal static void Sent(string kind) => SentMails.Add(1, Of(kind));

    internal static void Failed(string kind) => FailedTries.Add(1, Of(kind));

    internal static void Dead(string kind) => DeadLetters.Add(1, Of(kind));

    private static KeyValuePair<string, object?> Of(string kind) => new("kind", kind);
}
