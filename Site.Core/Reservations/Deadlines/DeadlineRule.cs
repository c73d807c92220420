using System.Diagnostics.CodeAnalysis;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>
/// Until when a day of an activity can be booked or cancelled, as a town has decided it. Written <c>J-2 12:00 hors week-end, fériés</c>, <c>jeudi 12:00 S-1</c>,
/// <c>S-2</c> or <c>20 M-1</c>, in files and on the command line; <see cref="object.ToString"/> is the canonical writing. Reckoned on the calendar and clock of
/// Europe/Paris: a change of the clock between the deadline and the day moves nothing.
/// </summary>
/// <param name="At">Still in time is who acts at this very second; null: until the end of the day.</param>
public abstract record DeadlineRule(LocalTime? At)
{
    private static readonly LocalTime LastMinute = new(23, 59);

    /// <exception cref="FormatException">What is wrong, in French.</exception>
    public static DeadlineRule Parse(string? text) => TryParse(text, out var rule, out var fault) ? rule : throw new FormatException(fault);

    /// <summary>Case, accents, blanks and the kind of hyphen are forgiven.</summary>
    /// <param name="fault">What is wrong, with an example, in French.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DeadlineRule? rule, [NotNullWhen(false)] out string? fault)
    {
        (rule, fault) = DeadlineText.Read(text);
        return rule is not null;
    }

    /// <param name="day">Of the activity.</param>
    /// <param name="isPublicHoliday">Asked of days before it, where the rule skips public holidays.</param>
    public Deadline For(LocalDate day, Func<LocalDate, bool> isPublicHoliday) => new(LastMoment(day, isPublicHoliday), this);

    /// <summary>
    /// The last moment that is still in time. A time that the clock skips is an hour later, one that comes twice is the first of the two; the end of a day is the
    /// last moment before the next.
    /// </summary>
    public Instant LastMoment(LocalDate day, Func<LocalDate, bool> isPublicHoliday)
    {
        var last = LastDay(day, isPublicHoliday);
        return At is { } time ? (last + time).ToParisInstant() : last.PlusDays(1).AtStartOfDayInZone(Paris.Zone).ToInstant() - Duration.Epsilon;
    }

    /// <summary>In French, e.g. « 7 jours avant », « le jeudi de la semaine précédente à 12 h ».</summary>
    public string Describe() => DescribeDay() + (At is { } time ? $" à {FrenchDays.Time(time)}" : "") + DescribeSkipped();

    /// <summary>As it is written in files.</summary>
    public sealed override string ToString() => DeadlineText.Write(this);

    protected abstract string DescribeDay();

    protected virtual string DescribeSkipped() => "";

    /// <summary>Never after <paramref name="day"/>.</summary>
    protected abstract LocalDate LastDay(LocalDate day, Func<LocalDate, bool> isPublicHoliday);

    /// <summary>« 23 h 59 » is the end of the day, to its last second.</summary>
    internal static LocalTime? EndOfDayIsNone(LocalTime? time) => time == LastMinute ? null : time;
}

/// <summary><c>J-2 12:00 hors week-end</c>: so many days before, without those that do not count.</summary>
/// <param name="Days">0: on the day itself.</param>
public sealed record DaysBefore(int Days, LocalTime? At = null, SkippedDays? Skipped = null) : DeadlineRule(At)
{
    public SkippedDays Skipped { get; } = Skipped ?? SkippedDays.None;

    protected override LocalDate LastDay(LocalDate day, Func<LocalDate, bool> isPublicHoliday)
    {
        for (var left = Days; left > 0;)
        {
            day = day.PlusDays(-1);
            if (!Skipped.Skips(day, isPublicHoliday))
                left--;
        }
        return day;
    }

    protected override string DescribeDay() => Days switch
    {
        0 => "le jour même",
        1 when Skipped.IsNone => "la veille",
        1 => "1 jour avant",
        _ => $"{Days} jours avant",
    };

    protected override string DescribeSkipped() => Skipped.IsNone ? "" : $", sans compter {Skipped.Describe()}";
}

/// <summary><c>jeudi 12:00 S-1</c>: a weekday of an earlier week; weeks begin on Monday.</summary>
/// <param name="Weeks">At least 1.</param>
public sealed record WeekdayBefore(IsoDayOfWeek Weekday, int Weeks, LocalTime? At = null) : DeadlineRule(At)
{
    protected override LocalDate LastDay(LocalDate day, Func<LocalDate, bool> isPublicHoliday) =>
        day.PlusDays((int)Weekday - (int)day.DayOfWeek).PlusWeeks(-Weeks);

    protected override string DescribeDay() =>
        Weeks == 1 ? $"le {FrenchDays.Name(Weekday)} de la semaine précédente" : $"le {FrenchDays.Name(Weekday)}, {Weeks} semaines avant";
}

/// <summary><c>S-2</c>: the same weekday of an earlier week.</summary>
/// <param name="Weeks">At least 1.</param>
public sealed record SameWeekdayBefore(int Weeks, LocalTime? At = null) : DeadlineRule(At)
{
    protected override LocalDate LastDay(LocalDate day, Func<LocalDate, bool> isPublicHoliday) => day.PlusWeeks(-Weeks);

    protected override string DescribeDay() => Weeks == 1 ? "le même jour de la semaine précédente" : $"le même jour, {Weeks} semaines avant";
}

/// <summary><c>20 M-1</c>: a day of the month before; its last one where it is shorter.</summary>
/// <param name="Day">From 1 to 31.</param>
public sealed record DayOfPreviousMonth(int Day, LocalTime? At = null) : DeadlineRule(At)
{
    private const int InEveryMonth = 28;

    protected override LocalDate LastDay(LocalDate day, Func<LocalDate, bool> isPublicHoliday)
    {
        var month = day.ToYearMonth().PlusMonths(-1);
        return month.OnDayOfMonth(Math.Min(Day, CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)));
    }

    protected override string DescribeDay() =>
        Day > InEveryMonth ? $"le {Day} du mois précédent (ou son dernier jour)" : $"le {(Day == 1 ? "1er" : Day)} du mois précédent";
}
