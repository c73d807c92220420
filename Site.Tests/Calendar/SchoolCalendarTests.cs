using NodaTime;
using Site.Core.Calendar;

namespace Site.Tests.Calendar;

/// <summary>What is known of a school year, and what an import changes.</summary>
public class SchoolCalendarTests
{
    private static readonly SchoolYear Year = new(2027);

    private static readonly IReadOnlyList<SchoolHoliday> NextYear =
    [
        Holiday(SchoolHolidayNames.Autumn, new(2027, 10, 23), new(2027, 11, 8)),
        Holiday(SchoolHolidayNames.Christmas, new(2027, 12, 18), new(2028, 1, 3)),
        Holiday(SchoolHolidayNames.Winter, new(2028, 2, 12), new(2028, 2, 28)),
        Holiday(SchoolHolidayNames.Spring, new(2028, 4, 15), new(2028, 5, 2)),
        Holiday(SchoolHolidayNames.Summer, new(2028, 7, 1), null),
    ];

    [Test]
    public void A_year_lasts_from_its_rentree_to_the_next() => Assert.Multiple(() =>
    {
        var calendar = new SchoolCalendar(SchoolZone.C, ShippedSchoolHolidays.All);
        Assert.That(calendar.FirstDay(new SchoolYear(2026)), Is.EqualTo(new LocalDate(2026, 9, 1)));
        Assert.That(calendar.YearOf(new LocalDate(2026, 8, 31)), Is.EqualTo(new SchoolYear(2025)));
        Assert.That(calendar.YearOf(new LocalDate(2026, 9, 1)), Is.EqualTo(new SchoolYear(2026)));
        Assert.That(calendar.YearOf(new LocalDate(2027, 9, 1)), Is.EqualTo(new SchoolYear(2026)));
        Assert.That(calendar.YearOf(new LocalDate(2027, 9, 2)), Is.Null);
        Assert.That(calendar.FirstDay(new SchoolYear(2028)), Is.Null);
    });

    [Test]
    public void A_year_is_published_when_all_its_holidays_are() => Assert.Multiple(() =>
    {
        Assert.That(new SchoolCalendar(SchoolZone.C, NextYear).IsPublished(Year), Is.True);
        foreach (var missing in NextYear)
            Assert.That(new SchoolCalendar(SchoolZone.C, NextYear.Except([missing])).IsPublished(Year), Is.False, missing.Name);
        Assert.That(new SchoolCalendar(SchoolZone.B, NextYear).IsPublished(Year), Is.False, "another zone's");
    });

    [Test]
    public void After_the_last_summer_begins_nothing_is_known() => Assert.Multiple(() =>
    {
        var town = new TownCalendar(new SchoolCalendar(SchoolZone.C, SchoolCalendar.Replace(ShippedSchoolHolidays.All, NextYear)), new CalendarOptions());
        Assert.That(town.DayAt(new LocalDate(2027, 9, 2)).Kind, Is.EqualTo(DayKind.ClassDay));
        Assert.That(town.DayAt(new LocalDate(2028, 6, 30)).Kind, Is.EqualTo(DayKind.ClassDay));
        Assert.That(town.DayAt(new LocalDate(2028, 7, 3)).Kind, Is.EqualTo(DayKind.NotPublished));
    });

    [Test]
    public void Days_before_the_first_holiday_of_a_year_without_a_rentree_are_not_known() => Assert.Multiple(() =>
    {
        var calendar = new SchoolCalendar(SchoolZone.C, NextYear);
        Assert.That(calendar.YearOf(new LocalDate(2027, 10, 22)), Is.Null);
        Assert.That(calendar.YearOf(new LocalDate(2027, 11, 8)), Is.EqualTo(Year));
    });

    [Test]
    public void An_import_replaces_the_same_holiday_and_leaves_the_others()
    {
        var winter = Holiday(SchoolHolidayNames.Winter, new(2027, 2, 13), new(2027, 3, 1)) with { Year = new SchoolYear(2026) };

        var all = SchoolCalendar.Replace(ShippedSchoolHolidays.All, [winter]);

        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Count.EqualTo(ShippedSchoolHolidays.All.Count));
            Assert.That(new SchoolCalendar(SchoolZone.C, all).HolidayOn(new LocalDate(2027, 2, 26)), Is.EqualTo(winter));
            Assert.That(new SchoolCalendar(SchoolZone.C, all).HolidayOn(new LocalDate(2027, 2, 8)), Is.Null);
            Assert.That(new SchoolCalendar(SchoolZone.A, all).HolidayOn(new LocalDate(2027, 2, 26))?.Source, Does.StartWith("Arrêté"));
        });
    }

    [Test]
    public void An_older_file_that_does_not_know_the_next_rentree_does_not_void_it()
    {
        var summer = Holiday(SchoolHolidayNames.Summer, new(2026, 7, 4), null) with { Year = new SchoolYear(2025) };

        var calendar = new SchoolCalendar(SchoolZone.C, SchoolCalendar.Replace(ShippedSchoolHolidays.All, [summer]));

        Assert.That(calendar.FirstDay(new SchoolYear(2026)), Is.EqualTo(new LocalDate(2026, 9, 1)));
    }

    [TestCase("2026-2027", 2026)]
    [TestCase(" 2026-2027 ", 2026)]
    [TestCase("2026-2028", null)]
    [TestCase("2026", null)]
    [TestCase("9999-10000", null)]
    [TestCase(null, null)]
    public void A_school_year_is_written_with_both_its_years(string? text, int? first) => Assert.That(SchoolYear.Parse(text)?.FirstYear, Is.EqualTo(first));

    private static SchoolHoliday Holiday(string name, LocalDate start, LocalDate? resumes) => new(SchoolZone.C, Year, name, start, resumes, "import", null);
}
