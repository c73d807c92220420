using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Publications;
using Site.Core.Help.Misses;

namespace Site.Core.Feedback.Analysis;

/// <summary>Sums over some days.</summary>
/// <param name="Searches">Null for those who read some contents only: searches are the whole site's.</param>
public sealed record Sums(Satisfaction Satisfaction, int Comments, SearchSums? Searches);

/// <param name="Misses">Without result.</param>
/// <param name="Opened">Searches after which a result was opened.</param>
public readonly record struct SearchSums(int Searches, int Misses, int Opened);

public sealed record DaySums(DateOnly Day, Satisfaction Satisfaction, int Comments, SearchSums? Searches);

/// <param name="Days">Only days on which something was; in order.</param>
/// <param name="Before">Of as many days, just before.</param>
/// <param name="Publications">Edits published in these days, the newest first; at most <see cref="OverviewReading.MostPublications"/>.</param>
/// <param name="HasEverHadVotes">Whether there was ever a vote that the reader may see figures of.</param>
public sealed record Overview(
    Period Period, IReadOnlyList<DaySums> Days, Sums Sums, Sums Before, IReadOnlyList<PublishedEdit> Publications, bool HasEverHadVotes);

public sealed record PublishedEdit(Guid ContentId, DateTimeOffset Version, string Title);

/// <summary>What readers said of all contents, or of one, day by day.</summary>
public sealed class OverviewReading(IDbContextFactory<PortalDbContext> contexts)
{
    public const int MostPublications = 200;

    public async Task<Overview> ReadAsync(Period period, FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var days = await DaysAsync(context, period.Before.From, period.Until, reach, cancellation);
        var (from, until) = (ParisDay.Start(period.From), ParisDay.Start(period.Until.AddDays(1)));
        var publications = await context.Set<Publication>().AsNoTracking().Within(reach)
            .Where(publication => publication.Version >= from && publication.Version < until)
            .OrderByDescending(publication => publication.Version).Take(MostPublications)
            .Select(publication => new PublishedEdit(publication.ContentId, publication.Version, publication.Title)).ToListAsync(cancellation);
        var asked = days.Where(day => day.Day >= period.From).ToList();
        return new(
            period, asked, SumOf(asked, reach), SumOf(days.Where(day => day.Day < period.From), reach), publications,
            days.Any(day => day.Satisfaction.Votes > 0) || await context.Set<DailyFigures>().Within(reach).AnyAsync(cancellation));
    }

    /// <summary>Searches of the whole site.</summary>
    public async Task<SearchSums> SearchesAsync(Period period, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (from, until) = (period.From, period.Until);
        var days = await context.Set<SearchDay>().AsNoTracking().Where(day => day.Day >= from && day.Day <= until).ToListAsync(cancellation);
        return new(days.Sum(day => day.Searches), days.Sum(day => day.Misses), days.Sum(day => day.Opened));
    }

    private static async Task<List<DaySums>> DaysAsync(PortalDbContext context, DateOnly from, DateOnly until, FeedbackReach reach, CancellationToken cancellation)
    {
        var days = (await context.Set<DailyFigures>().Where(figures => figures.Day >= from && figures.Day <= until).Within(reach)
            .GroupBy(figures => figures.Day)
            .Select(day => new { Day = day.Key, Useful = day.Sum(f => f.Useful), NotUseful = day.Sum(f => f.NotUseful), Comments = day.Sum(f => f.Comments) })
            .ToListAsync(cancellation)).ToDictionary(day => day.Day);
        var searches = reach.Contents is not null
            ? []
            : await context.Set<SearchDay>().AsNoTracking().Where(day => day.Day >= from && day.Day <= until).ToDictionaryAsync(day => day.Day, cancellation);
        return [.. days.Keys.Union(searches.Keys).Order().Select(day => new DaySums(
            day,
            days.TryGetValue(day, out var sums) ? new(sums.Useful, sums.NotUseful) : default,
            sums?.Comments ?? 0,
            reach.Contents is not null ? null : searches.TryGetValue(day, out var counted) ? new(counted.Searches, counted.Misses, counted.Opened) : default(SearchSums)))];
    }

    private static Sums SumOf(IEnumerable<DaySums> days, FeedbackReach reach)
    {
        var (satisfaction, comments, searches) = (default(Satisfaction), 0, default(SearchSums));
        foreach (var day in days)
        {
            satisfaction += day.Satisfaction;
            comments += day.Comments;
            if (day.Searches is { } counted)
                searches = new(searches.Searches + counted.Searches, searches.Misses + counted.Misses, searches.Opened + counted.Opened);
        }
        return new(satisfaction, comments, reach.Contents is null ? searches : null);
    }
}
