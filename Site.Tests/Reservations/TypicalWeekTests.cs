using System.Globalization;
using Site.Core.Reservations;

namespace Site.Tests.Reservations;

/// <summary>Which weeks a typical week has.</summary>
public class TypicalWeekTests
{
    // 2026 has 53 weeks by ISO 8601: 28 December 2026 begins week 53, 4 January 2027 week 1.
    [TestCase(WeekRhythm.Every, "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11")]
    [TestCase(WeekRhythm.Even, "2026-12-21", "2027-01-11")]
    [TestCase(WeekRhythm.Odd, "2026-12-28", "2027-01-04")]
    [TestCase(WeekRhythm.EverySecond, "2026-12-21", "2027-01-04")]
    public void A_rhythm_has_its_weeks_through_the_turn_of_the_year(WeekRhythm rhythm, params string[] mondays)
    {
        var week = new TypicalWeek(Guid.Empty, new(2026, 12, 23), new(2027, 1, 17), rhythm, []);
        var days = Enumerable.Range(0, 28).Select(new DateOnly(2026, 12, 21).AddDays);

        Assert.That(days.Where(week.HasWeekOf).Select(day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct(), Is.EqualTo(mondays));
    }
}
