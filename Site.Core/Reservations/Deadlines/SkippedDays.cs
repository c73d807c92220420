using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>Days that do not count while a deadline is counted back.</summary>
/// <param name="PublicHolidays">« fériés ».</param>
/// <param name="Weekdays">Never all seven.</param>
public sealed record SkippedDays(bool PublicHolidays, IReadOnlyList<IsoDayOfWeek> Weekdays)
{
    private static readonly IsoDayOfWeek[] Weekend = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static SkippedDays None { get; } = new(false, []);

    /// <summary>Monday first, each once.</summary>
    public IReadOnlyList<IsoDayOfWeek> Weekdays { get; } = [.. Weekdays.Distinct().Order()];

    public bool IsNone => !PublicHolidays && Weekdays.Count == 0;

    public bool Skips(LocalDate day, Func<LocalDate, bool> isPublicHoliday) => Weekdays.Contains(day.DayOfWeek) || PublicHolidays && isPublicHoliday(day);

    public bool Equals(SkippedDays? other) => other is not null && PublicHolidays == other.PublicHolidays && Weekdays.SequenceEqual(other.Weekdays);

    public override int GetHashCode() => HashCode.Combine(PublicHolidays, Weekdays.Count);

    /// <summary>« les week-ends, les jours fériés et les mercredis ».</summary>
    public string Describe()
    {
        var words = Words("les week-ends", "les jours fériés", day => $"les {FrenchDays.Name(day)}s");
        return words is [.. { Length: > 0 } first, var last] ? $"{string.Join(", ", first)} et {last}" : string.Concat(words);
    }

    /// <summary>« week-end, fériés, mercredi ».</summary>
    public override string ToString() => string.Join(", ", Words("week-end", "fériés", FrenchDays.Name));

    private string[] Words(string weekend, string publicHolidays, Func<IsoDayOfWeek, string> word)
    {
        var all = Weekend.All(Weekdays.Contains);
        return
        [
            .. all ? [weekend] : Array.Empty<string>(),
            .. PublicHolidays ? [publicHolidays] : Array.Empty<string>(),
            .. Weekdays.Where(day => !all || !Weekend.Contains(day)).Select(word),
        ];
    }
}
