namespace Site.Core.Feedback.Analysis;

/// <summary>Whole days (Europe/Paris), both ends included.</summary>
public sealed record Period
{
    /// <summary>Two years and more: as long as votes are kept, and the figures after them.</summary>
    public const int MostDays = 3_700;

    private Period(DateOnly from, DateOnly until) => (From, Until) = (from, until);

    public DateOnly From { get; }

    public DateOnly Until { get; }

    public int Days => Until.DayNumber - From.DayNumber + 1;

    /// <summary>As many days, just before.</summary>
    public Period Before => new(From.AddDays(-Days), From.AddDays(-1));

    /// <summary>Null when it ends before it begins, or has more than <see cref="MostDays"/>.</summary>
    public static Period? Of(DateOnly from, DateOnly until) =>
        until >= from && until.DayNumber - from.DayNumber < MostDays && from.DayNumber >= MostDays ? new(from, until) : null;

    /// <summary>The last so many days, that day included.</summary>
    public static Period Last(int days, DateOnly until) =>
        Of(until.AddDays(1 - days), until) ?? throw new ArgumentOutOfRangeException(nameof(days));
}
