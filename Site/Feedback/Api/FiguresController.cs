using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Publications;
using Site.Core.Help.Misses;

namespace Site.Feedback.Api;

/// <summary>Overview, ranking, one content edit by edit, searches.</summary>
public sealed class FiguresController(
    OverviewReading overview, RankingReading ranking, VersionReading versions, ImprovementService improvements, SearchMissGroups misses, ContentNames names,
    AnswerShapes shapes, TimeProvider time) : FeedbackApi(time)
{
    private const int LargestPage = 500;

    private static readonly StringComparer ByTitle = StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true);

    /// <summary>Day by day, with sums and those of as many days before; of all contents, or of one.</summary>
    [HttpGet("overview", Name = "GetOverview")]
    public async Task<ActionResult<OverviewAnswer>> Overview([FromQuery] PeriodQuery dates, [FromQuery] Guid? content, CancellationToken cancellation)
    {
        if (PeriodOf(dates, out var refusal) is not { } period)
            return refusal!;
        var reach = content is { } one ? Reach.And([one]) : Reach;
        return OverviewAnswer.Of(await overview.ReadAsync(period, reach, cancellation));
    }

    /// <summary>Contents with votes in these days.</summary>
    /// <param name="type">Only of this document type.</param>
    /// <param name="screen">Only those that explain this screen of the portal.</param>
    [HttpGet("ranking", Name = "GetRanking")]
    public async Task<ActionResult<RankingAnswer>> Ranking(
        [FromQuery] PeriodQuery dates, [FromQuery] RankingOrder? order, [FromQuery] string? type, [FromQuery] string? screen,
        [FromQuery] int? skip, [FromQuery] int? take, CancellationToken cancellation)
    {
        if (PeriodOf(dates, out var refusal) is not { } period)
            return refusal!;
        if (type is not null && !VotedContent.Types.Contains(type))
            return Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.WrongFilter);
        var ranked = await ranking.ReadAsync(new(period, order ?? RankingOrder.MostLetDown, type, screen), Reach, cancellation);
        var page = ranked.Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(take ?? LargestPage, 1, LargestPage)).Select(shapes.Of);
        return new RankingAnswer(period.From, period.Until, ranked.Count, [.. page]);
    }

    /// <summary>Published contents, by title: to choose from.</summary>
    [HttpGet("contents", Name = "GetContents")]
    public ActionResult<IReadOnlyList<ContentAnswer>> Contents()
    {
        var reach = Reach;
        return names.Published.Where(content => reach.Includes(content.Id))
            .OrderBy(content => content.Title, ByTitle).Select(shapes.Of).ToList();
    }

    /// <summary>One content, each published edit with its figures.</summary>
    [HttpGet("contents/{id:guid}", Name = "GetContent")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<ActionResult<ContentFiguresAnswer>> Content(Guid id, CancellationToken cancellation)
    {
        if (await versions.ReadAsync(id, Reach, cancellation) is not { } figures)
            return Missing();
        return new ContentFiguresAnswer(
            shapes.Of(figures.Content), SatisfactionAnswer.Of(figures.Satisfaction), figures.Comments, [.. figures.Versions.Select(AnswerShapes.Of)],
            await improvements.OfAsync(id, Reach, cancellation));
    }

    /// <summary>Searches, and those without result by what they mean; only for those who read everything.</summary>
    [HttpGet("searches", Name = "GetSearches")]
    public async Task<ActionResult<SearchesAnswer>> Searches([FromQuery] PeriodQuery dates, CancellationToken cancellation)
    {
        if (PeriodOf(dates, out var refusal) is not { } period)
            return refusal!;
        if (Reach.Contents is not null)
            return Refuse(StatusCodes.Status403Forbidden, FeedbackApiTexts.SearchesNotForPart);
        var groups = await misses.ReadAsync(period.From, period.Until, cancellation);
        return new SearchesAnswer(
            period.From, period.Until,
            SearchSumsAnswer.Of(await overview.SearchesAsync(period, cancellation))!, SearchSumsAnswer.Of(await overview.SearchesAsync(period.Before, cancellation))!,
            [.. groups.Select(group => new SearchGroupAnswer(group.Query, group.Count, group.Others))]);
    }
}
