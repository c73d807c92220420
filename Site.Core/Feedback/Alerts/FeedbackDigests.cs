using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback.Analysis;
using Site.Core.Help.Misses;
using Site.Core.Mail;

namespace Site.Core.Feedback.Alerts;

/// <param name="LetDown">Contents to mend first.</param>
/// <param name="Misses">Searches without result; empty for readers of some contents only.</param>
public sealed record Digest(DigestRhythm Rhythm, Sums Sums, Sums Before, Period Period, IReadOnlyList<RankedContent> LetDown, IReadOnlyList<SearchMissGroup> Misses);

/// <summary>What readers said in the last whole week (Monday to Sunday) or month, by mail to those who want it. Weeks in which nothing was said send nothing.</summary>
public sealed class FeedbackDigests(
    PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, OverviewReading overview, RankingReading ranking, SearchMissGroups misses,
    IFeedbackReaders readers, MailComposer composer, Outbox outbox, TimeProvider time)
{
    private const int MostListed = 5;

    /// <returns>Mails that were left to be sent.</returns>
    public async Task<int> SendAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var mails = 0;
        foreach (var subscription in await context.Set<Subscription>().AsNoTracking().Where(one => one.Digest != DigestRhythm.None).ToListAsync(cancellation))
        {
            var period = LastPeriod(subscription.Digest, time.Today());
            if (subscription.DigestedUntil >= period.Until || await readers.FindAsync(subscription.StaffId, cancellation) is not { } reader)
                continue;
            var digest = await ReadAsync(subscription.Digest, period, reader.Reach, cancellation);
            mails += await writer.WriteAsync((database, token) => TellAsync(database, reader, digest, token), cancellation);
        }
        return mails;
    }

    /// <summary>The last week or month that is over.</summary>
    internal static Period LastPeriod(DigestRhythm rhythm, DateOnly today)
    {
        if (rhythm == DigestRhythm.Weekly)
        {
            var sunday = today.AddDays(today.DayOfWeek == DayOfWeek.Sunday ? -7 : -(int)today.DayOfWeek);
            return Period.Last(7, sunday);
        }
        var first = new DateOnly(today.Year, today.Month, 1);
        return Period.Of(first.AddMonths(-1), first.AddDays(-1))!;
    }

    private async Task<Digest> ReadAsync(DigestRhythm rhythm, Period period, FeedbackReach reach, CancellationToken cancellation)
    {
        var read = await overview.ReadAsync(period, reach, cancellation);
        var ranked = await ranking.ReadAsync(new(period, RankingOrder.MostLetDown, Type: null, Screen: null), reach, cancellation);
        var searches = reach.Contents is null ? await misses.ReadAsync(period.From, period.Until, cancellation) : [];
        return new(rhythm, read.Sums, read.Before, period, [.. ranked.Where(content => content.Satisfaction.NotUseful > 0).Take(MostListed)], [.. searches.Take(MostListed)]);
    }

    private async Task<int> TellAsync(PortalDbContext database, FeedbackReader reader, Digest digest, CancellationToken cancellation)
    {
        // Another node may have told meanwhile, or the person may have changed their mind.
        var subscription = await database.Set<Subscription>().FindAsync([reader.Id], cancellation);
        if (subscription?.Digest != digest.Rhythm || subscription.DigestedUntil >= digest.Period.Until)
            return 0;
        subscription.DigestedUntil = digest.Period.Until;
        var hasNews = digest.Sums.Satisfaction.Votes + digest.Sums.Comments + digest.Misses.Count > 0;
        if (hasNews)
            outbox.Add(database, composer.Compose(FeedbackMailTexts.Digest(reader, digest, readers)), FeedbackMailTexts.DigestMail);
        await database.SaveChangesAsync(cancellation);
        return hasNews ? 1 : 0;
    }
}
