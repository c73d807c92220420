using System.Globalization;
using Site.Core.Calendar;

namespace Site.Reservations;

/// <summary>A month, or a week that begins on Monday, as it stands in addresses: <c>mois=2026-12</c>, <c>semaine=2026-11-30</c>.</summary>
/// <param name="First">The first of a month, or a Monday.</param>
public sealed record ShownPeriod(DateOnly First, bool IsWeek)
{
    private const int YearsAround = 5;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public DateOnly Last => IsWeek ? First.AddDays(6) : First.AddMonths(1).AddDays(-1);

    public ShownPeriod Previous => this with { First = IsWeek ? First.AddDays(-7) : First.AddMonths(-1) };

    public ShownPeriod Next => this with { First = IsWeek ? First.AddDays(7) : First.AddMonths(1) };

    public string Query => IsWeek
        ? $"{ReservationAddresses.Week}={First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : $"{ReservationAddresses.Month}={First.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";

    /// <summary>« décembre 2026 », « semaine du 30 novembre au 6 décembre 2026 ».</summary>
    public string Name => !IsWeek
        ? First.ToString("MMMM yyyy", French)
        : First.Month == Last.Month
            ? $"semaine du {Day(First)} au {Day(Last)} {Last.ToString("MMMM yyyy", French)}"
            : $"semaine du {Day(First)} {First.ToString(First.Year == Last.Year ? "MMMM" : "MMMM yyyy", French)} au {Day(Last)} {Last.ToString("MMMM yyyy", French)}";

    public static ShownPeriod MonthOf(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), IsWeek: false);

    public static ShownPeriod WeekOf(DateOnly day) => new(Weeks.MondayOf(day), IsWeek: true);

    /// <summary>What an address asks for; today's month where it asks for nothing that can be read.</summary>
    public static ShownPeriod Read(string? month, string? week, DateOnly today)
    {
        if (DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && IsNear(day, today))
            return WeekOf(day);
        return DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && IsNear(first, today) ? MonthOf(first) : MonthOf(today);
    }

    /// <summary>What a form carried along; null: nothing that can be read.</summary>
    public static ShownPeriod? Of(string? query)
    {
        if (query?.Split('=') is not [var name, var value])
            return null;
        var (format, isWeek) = name == ReservationAddresses.Week ? ("yyyy-MM-dd", true) : ("yyyy-MM", false);
        return DateOnly.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? isWeek ? WeekOf(day) : MonthOf(day) : null;
    }

    private static bool IsNear(DateOnly day, DateOnly today) => Math.Abs(day.Year - today.Year) <= YearsAround;

    private static string Day(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);
}
