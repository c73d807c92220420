using Microsoft.AspNetCore.Mvc;
using Site.Core.Feedback.Analysis;

namespace Site.Feedback.Api;

/// <summary>Days of a request: <c>from</c> and <c>until</c> (both included, Europe/Paris), or the last <c>days</c> with today; 30 when nothing is named.</summary>
public sealed class PeriodQuery
{
    private const int Usual = 30;

    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }
    [FromQuery(Name = "until")]
    public DateOnly? Until { get; init; }
    [FromQuery(Name = "days")]
    public int? Days { get; init; }

    /// <summary>Null for days that are no period.</summary>
    public Period? Read(DateOnly today)
    {
        if (From is { } from)
            return Period.Of(from, Until ?? (from > today ? from : today));
        var days = Days ?? Usual;
        return days is > 0 and <= Period.MostDays && (Until ?? today) is var until && until.DayNumber > days ? Period.Of(until.AddDays(1 - days), until) : null;
    }
}
