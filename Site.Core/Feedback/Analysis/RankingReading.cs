using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Figures;

namespace Site.Core.Feedback.Analysis;

public enum RankingOrder
{
    /// <summary>« À améliorer d’abord » : most people let down first, not the lowest share.</summary>
    MostLetDown,

    /// <summary>Highest lower bound (<see cref="Satisfaction.WilsonLow"/>) first.</summary>
    MostSatisfied,

    /// <summary>Lowest upper bound (<see cref="Satisfaction.WilsonHigh"/>) first: surely not good, rather than few votes.</summary>
    LeastSatisfied,

    MostVotes,
}

/// <param name="Type">One of <see cref="Publications.VotedContent.Types"/>; null for all.</param>
/// <param name="Screen">Which screen of the portal they explain; null for all.</param>
public sealed record RankingQuery(Period Period, RankingOrder Order, string? Type, string? Screen);

/// <param name="Before">Of as many days, just before.</param>
public sealed record RankedContent(NamedContent Content, Satisfaction Satisfaction, int Comments, Satisfaction Before);

/// <summary>Contents by what readers said of them. Contents without votes in these days are not in it.</summary>
public sealed class RankingReading(IDbContextFactory<PortalDbContext> contexts, ContentNames names)
{
    public async Task<IReadOnlyList<RankedContent>> ReadAsync(RankingQuery query, FeedbackReach reach, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var sums = await SumsAsync(context, query.Period, reach, cancellation);
        var before = (await SumsAsync(context, query.Period.Before, reach, cancellation)).ToDictionary(content => content.Content, content => content.Satisfaction);
        var named = await names.OfAsync(context, [.. sums.Select(content => content.Content)], cancellation);
        var ranked = sums
            .Where(content => content.Satisfaction.Votes > 0 && named.ContainsKey(content.Content))
            .Select(content => new RankedContent(named[content.Content], content.Satisfaction, content.Comments, before.GetValueOrDefault(content.Content)))
            .Where(content => query.Type is null || content.Content.Type == query.Type)
            .Where(content => query.Screen is null || content.Content.Screen == query.Screen);
        var ordered = query.Order switch
        {
            RankingOrder.MostSatisfied => ranked.OrderByDescending(content => content.Satisfaction.WilsonLow),
            RankingOrder.LeastSatisfied => ranked.OrderBy(content => content.Satisfaction.WilsonHigh),
            RankingOrder.MostVotes => ranked.OrderByDescending(content => content.Satisfaction.Votes),
            _ => ranked.OrderByDescending(content => content.Satisfaction.NotUseful).ThenBy(content => content.Satisfaction.WilsonHigh),
        };
        return [.. ordered.ThenByDescending(content => content.Satisfaction.Votes).ThenBy(content => content.Content.Title, StringComparer.Ordinal).ThenBy(content => content.Content.Id)];
    }

    private static async Task<List<(Guid Content, Satisfaction Satisfaction, int Comments)>> SumsAsync(
        PortalDbContext context, Period period, FeedbackReach reach, CancellationToken cancellation)
    {
        var (from, until) = (period.From, period.Until);
        var sums = await context.Set<DailyFigures>().Where(figures => figures.Day >= from && figures.Day <= until).Within(reach)
            .GroupBy(figures => figures.ContentId)
            .Select(content => new { content.Key, Useful = content.Sum(f => f.Useful), NotUseful = content.Sum(f => f.NotUseful), Comments = content.Sum(f => f.Comments) })
            .ToListAsync(cancellation);
        return [.. sums.Select(content => (content.Key, new Satisfaction(content.Useful, content.NotUseful), content.Comments))];
    }
}
