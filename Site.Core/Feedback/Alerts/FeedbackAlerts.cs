using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Figures;
using Site.Core.Mail;

namespace Site.Core.Feedback.Alerts;

/// <param name="NotUseful">For a burst: how many were let down within <see cref="FeedbackAlerts.BurstWindow"/>.</param>
/// <param name="Before">For a fall: the share before, from 0 to 1.</param>
/// <param name="Now">For a fall: the share now.</param>
public sealed record FeedbackAlert(AlertKind Kind, NamedContent Content, int NotUseful, double Before, double Now);

/// <summary>
/// Mails those who want it when a content suddenly lets many people down, or satisfies fewer than before. One mail tells all that is new; nobody gets more than
/// <see cref="MostMailsADay"/> a day, nor hears the same of the same content again soon.
/// </summary>
public sealed class FeedbackAlerts(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, ContentNames names, IFeedbackReaders readers, MailComposer composer, Outbox outbox,
    TimeProvider time)
{
    /// <summary>A sliding window: the last hour, at any minute.</summary>
    public static readonly TimeSpan BurstWindow = TimeSpan.FromHours(1);

    /// <summary>« Pas vraiment » within the window.</summary>
    public const int Burst = 10;

    /// <summary>Days of now, against <see cref="DaysBefore"/> before them.</summary>
    public const int DaysNow = 7;

    public const int DaysBefore = 28;

    /// <summary>Points of the share; and it has to be more than chance (<see cref="Satisfaction.Since"/>).</summary>
    public const double Fall = 0.1;

    /// <summary>For one person, within 24 hours.</summary>
    public const int MostMailsADay = 3;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How long trails of sent alerts are needed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <returns>Mails that were left to be sent.</returns>
    public async Task<int> SendAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var wanted = await context.Set<Subscription>().AsNoTracking().Where(subscription => subscription.Alerts).Select(subscription => subscription.StaffId).ToListAsync(cancellation);
        if (wanted.Count == 0)
            return 0;
        var alerts = await FindAsync(context, cancellation);
        var mails = 0;
        foreach (var staff in alerts.Count == 0 ? [] : wanted)
        {
            if (await readers.FindAsync(staff, cancellation) is { } reader)
                mails += await writer.WriteAsync((database, token) => TellAsync(database, reader, alerts, token), cancellation);
        }
        return mails;
    }

    /// <summary>How long nobody hears the same of the same content again.</summary>
    private static TimeSpan QuietAfter(AlertKind kind) => kind == AlertKind.BurstOfNegativeVotes ? TimeSpan.FromDays(1) : TimeSpan.FromDays(DaysNow);

    private async Task<List<FeedbackAlert>> FindAsync(PortalDbContext context, CancellationToken cancellation)
    {
        var bursts = await BurstsAsync(context, cancellation);
        var falls = await FallsAsync(context, cancellation);
        var named = await names.OfAsync(context, [.. bursts.Select(burst => burst.Content).Union(falls.Select(fall => fall.Content))], cancellation);
        return
        [
            .. from burst in bursts where named.ContainsKey(burst.Content) select new FeedbackAlert(AlertKind.BurstOfNegativeVotes, named[burst.Content], burst.NotUseful, 0, 0),
            .. from fall in falls where named.ContainsKey(fall.Content) select new FeedbackAlert(AlertKind.FallingSatisfaction, named[fall.Content], 0, fall.Before, fall.Now),
        ];
    }

    private async Task<List<(Guid Content, int NotUseful)>> BurstsAsync(PortalDbContext context, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - BurstWindow;
        var bursts = await context.Set<Vote>().Where(vote => vote.VotedAt > since && !vote.Useful).GroupBy(vote => vote.ContentId)
            .Select(group => new { group.Key, Count = group.Count() }).Where(group => group.Count >= Burst).ToListAsync(cancellation);
        return [.. bursts.Select(burst => (burst.Key, burst.Count))];
    }

    private async Task<List<(Guid Content, double Before, double Now)>> FallsAsync(PortalDbContext context, CancellationToken cancellation)
    {
        var until = time.Today();
        var now = await SumsAsync(context, until.AddDays(1 - DaysNow), until, cancellation);
        var before = await SumsAsync(context, until.AddDays(1 - DaysNow - DaysBefore), until.AddDays(-DaysNow), cancellation);
        return
        [
            .. from content in now
               where before.ContainsKey(content.Key)
               let difference = content.Value.Since(before[content.Key])
               where difference is { Points: <= -Fall, Significance: Significance.MoreThanChance }
               select (content.Key, before[content.Key].Share!.Value, content.Value.Share!.Value),
        ];
    }

    private static async Task<Dictionary<Guid, Satisfaction>> SumsAsync(PortalDbContext context, DateOnly from, DateOnly until, CancellationToken cancellation) =>
        await context.Set<DailyFigures>().Where(figures => figures.Day >= from && figures.Day <= until).GroupBy(figures => figures.ContentId)
            .Select(content => new { content.Key, Useful = content.Sum(f => f.Useful), NotUseful = content.Sum(f => f.NotUseful) })
            .ToDictionaryAsync(content => content.Key, content => new Satisfaction(content.Useful, content.NotUseful), cancellation);

    private async Task<int> TellAsync(PortalDbContext database, FeedbackReader reader, List<FeedbackAlert> alerts, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kept = now - Kept;
        await database.Set<SentAlert>().Where(sent => sent.StaffId == reader.Id && sent.SentAt < kept).ExecuteDeleteAsync(cancellation);
        var sent = await database.Set<SentAlert>().AsNoTracking().Where(one => one.StaffId == reader.Id).ToListAsync(cancellation);
        if (sent.Where(one => one.SentAt > now - Day).Select(one => one.SentAt).Distinct().Count() >= MostMailsADay)
            return 0;
        var news = alerts
            .Where(alert => reader.Reach.Includes(alert.Content.Id))
            .Where(alert => !sent.Any(one => one.ContentId == alert.Content.Id && one.Kind == alert.Kind && one.SentAt > now - QuietAfter(alert.Kind)))
            .ToList();
        if (news.Count == 0)
            return 0;
        database.AddRange(news.Select(alert => new SentAlert { Id = Guid.NewGuid(), StaffId = reader.Id, ContentId = alert.Content.Id, Kind = alert.Kind, SentAt = now }));
        outbox.Add(database, composer.Compose(FeedbackMailTexts.Alert(reader, news, readers)), FeedbackMailTexts.AlertMail);
        await database.SaveChangesAsync(cancellation);
        return 1;
    }
}
