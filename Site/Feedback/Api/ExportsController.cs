using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Exports;

namespace Site.Feedback.Api;

/// <summary>CSV for French spreadsheets, streamed; every export is in the trail before its first row leaves.</summary>
[ForTriage]
public sealed class ExportsController(FeedbackExport export, ExportLog log, TimeProvider time) : FeedbackApi(time)
{
    private const string Csv = "text/csv";

    /// <summary>Who took out what, newest first.</summary>
    [HttpGet("exports", Name = "GetExports")]
    public async Task<ActionResult<IReadOnlyList<ExportAnswer>>> Trail(CancellationToken cancellation) =>
        (await log.ReadAsync(cancellation)).Select(one => new ExportAnswer(one.At, one.StaffName, one.Kind, one.Filter, one.Rows)).ToList();

    /// <summary>Every vote of these days.</summary>
    [HttpGet("exports/votes.csv", Name = "ExportVotes")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK, Csv)]
    public Task<IActionResult> Votes([FromQuery] PeriodQuery dates) =>
        SendAsync("votes", dates, "", (body, period, cancellation) => export.VotesAsync(body, period, Reach, cancellation));

    /// <summary>Comments, as the list shows them.</summary>
    [HttpGet("exports/comments.csv", Name = "ExportComments")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK, Csv)]
    public Task<IActionResult> Comments([FromQuery] PeriodQuery dates, [FromQuery] CommentQuery query) => query.Read(null, Caller.Id) is { } filter
        ? SendAsync("comments", dates, query.Describe(), (body, period, cancellation) => export.CommentsAsync(body, filter with { Period = period }, Reach, cancellation))
        : Task.FromResult<IActionResult>(Refuse(StatusCodes.Status400BadRequest, FeedbackApiTexts.WrongFilter));

    [HttpGet("exports/ranking.csv", Name = "ExportRanking")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK, Csv)]
    public Task<IActionResult> Ranking([FromQuery] PeriodQuery dates, [FromQuery] RankingOrder? order, [FromQuery] string? type, [FromQuery] string? screen) => SendAsync(
        "ranking", dates, $"order={order ?? RankingOrder.MostLetDown}{(type is null ? "" : ", type")}{(screen is null ? "" : ", screen")}",
        (body, period, cancellation) => export.RankingAsync(body, new(period, order ?? RankingOrder.MostLetDown, type, screen), Reach, cancellation));

    /// <summary>Searches without result; only for those who read everything.</summary>
    [HttpGet("exports/searches.csv", Name = "ExportSearches")]
    [ProducesResponseType<FileResult>(StatusCodes.Status200OK, Csv)]
    public Task<IActionResult> Searches([FromQuery] PeriodQuery dates) => Reach.Contents is null
        ? SendAsync("searches", dates, "", (body, period, cancellation) => export.SearchesAsync(body, period, cancellation))
        : Task.FromResult<IActionResult>(Refuse(StatusCodes.Status403Forbidden, FeedbackApiTexts.SearchesNotForPart));

    private async Task<IActionResult> SendAsync(string kind, PeriodQuery dates, string filter, Func<Stream, Period, CancellationToken, Task<int>> write)
    {
        if (PeriodOf(dates, out var refusal) is not { } period)
            return refusal!;
        var name = string.Create(CultureInfo.InvariantCulture, $"avis-{kind}-{period.From:yyyy-MM-dd}-{period.Until:yyyy-MM-dd}.csv");
        var id = await log.BeginAsync(kind, string.Create(CultureInfo.InvariantCulture, $"{period.From:yyyy-MM-dd}…{period.Until:yyyy-MM-dd} {filter}").Trim(), Analyst, CancellationToken.None);
        Response.ContentType = Csv + "; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var rows = await write(Response.Body, period, HttpContext.RequestAborted);
        await log.EndAsync(id, rows, CancellationToken.None);
        return new EmptyResult();
    }
}
