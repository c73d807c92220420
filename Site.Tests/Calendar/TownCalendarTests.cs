using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using Site.Core.Calendar;

namespace Site.Tests.Calendar;

/// <summary>What kind of day it is, in zone C unless a test says otherwise.</summary>
public class TownCalendarTests
{
    [TestCase("2026-09-01", DayKind.ClassDay, null, Description = "the rentrée, a Tuesday")]
    [TestCase("2026-11-26", DayKind.ClassDay, null)]
    [TestCase("2026-11-25", DayKind.Wednesday, "pas de classe le mercredi")]
    [TestCase("2026-11-28", DayKind.Weekend, "week-end")]
    [TestCase("2026-11-29", DayKind.Weekend, "week-end")]
    [TestCase("2026-11-11", DayKind.PublicHoliday, "jour férié\u00a0: 11 novembre", Description = "a Wednesday")]
    [TestCase("2026-11-01", DayKind.PublicHoliday, "jour férié\u00a0: Toussaint", Description = "a Sunday of the holidays")]
    [TestCase("2026-10-16", DayKind.ClassDay, null, Description = "the Friday before the holidays")]
    [TestCase("2026-10-17", DayKind.Weekend, "week-end")]
    [TestCase("2026-10-19", DayKind.Holiday, "Vacances de la Toussaint")]
    [TestCase("2026-10-21", DayKind.Holiday, "Vacances de la Toussaint", Description = "a Wednesday of the holidays")]
    [TestCase("2026-10-30", DayKind.Holiday, "Vacances de la Toussaint")]
    [TestCase("2026-11-02", DayKind.ClassDay, null, Description = "class resumes in the morning")]
    [TestCase("2026-12-25", DayKind.PublicHoliday, "jour férié\u00a0: Noël")]
    [TestCase("2027-02-08", DayKind.Holiday, "Vacances d’hiver")]
    [TestCase("2027-05-06", DayKind.PublicHoliday, "jour férié\u00a0: Ascension")]
    [TestCase("2027-05-07", DayKind.Holiday, "Pont de l’Ascension")]
    [TestCase("2027-05-10", DayKind.ClassDay, null)]
    [TestCase("2026-07-06", DayKind.Holiday, "Vacances d’été")]
    [TestCase("2026-08-31", DayKind.Holiday, "Vacances d’été")]
    [TestCase("2027-09-01", DayKind.Holiday, "Vacances d’été", Description = "the rentrée is on Thursday 2 September")]
    [TestCase("2027-09-02", DayKind.NotPublished, "calendrier pas encore publié")]
    [TestCase("2027-11-11", DayKind.PublicHoliday, "jour férié\u00a0: 11 novembre", Description = "computed for every year")]
    [TestCase("2028-03-22", DayKind.NotPublished, "calendrier pas encore publié", Description = "a Wednesday, of the holidays or not")]
    [TestCase("2028-03-25", DayKind.Weekend, "week-end")]
    [TestCase("2024-11-25", DayKind.NotPublished, "calendrier pas encore publié")]
    public void Days_of_a_school_year(string day, DayKind kind, string? reason)
    {
        var read = Town().DayAt(Day(day));

        Assert.That((read.Kind, read.Reason), Is.EqualTo((kind, reason)));
    }

    [TestCase(SchoolZone.A, "2027-02-15", DayKind.Holiday)]
    [TestCase(SchoolZone.A, "2027-02-08", DayKind.ClassDay)]
    [TestCase(SchoolZone.B, "2027-02-22", DayKind.Holiday)]
    [TestCase(SchoolZone.B, "2027-02-15", DayKind.ClassDay)]
    [TestCase(SchoolZone.C, "2027-02-22", DayKind.ClassDay)]
    public void Winter_holidays_are_those_of_the_zone(SchoolZone zone, string day, DayKind kind) =>
        Assert.That(Town(new CalendarOptions { Zone = zone }).DayAt(Day(day)).Kind, Is.EqualTo(kind));

    [Test]
    public void On_a_bridge_day_the_service_is_closed()
    {
        var town = Town(new CalendarOptions { BridgeDays = { Day("2026-07-13"), Day("2027-05-07") } });

        Assert.Multiple(() =>
        {
            Assert.That(town.DayAt(Day("2026-07-13")), Is.EqualTo(new CalendarDay(Day("2026-07-13"), DayKind.BridgeDay, "pont\u00a0: le service est fermé")));
            Assert.That(town.DayAt(Day("2027-05-07")).Kind, Is.EqualTo(DayKind.BridgeDay));
        });
    }

    [Test]
    public void A_school_can_have_a_week_of_its_own()
    {
        var options = Bound(
            ("Calendar:Schools:École Jean-Moulin:Days:0", "Monday"), ("Calendar:Schools:École Jean-Moulin:Days:1", "Tuesday"),
            ("Calendar:Schools:École Jean-Moulin:Days:2", "Wednesday"), ("Calendar:Schools:École Jean-Moulin:Days:3", "Thursday"));
        var town = Town(options);

        Assert.Multiple(() =>
        {
            Assert.That(town.DayAt(Day("2026-11-25"), "école jean-moulin").Kind, Is.EqualTo(DayKind.ClassDay));
            Assert.That(town.DayAt(Day("2026-11-27"), "École Jean-Moulin").Kind, Is.EqualTo(DayKind.NoClass));
            Assert.That(town.DayAt(Day("2026-11-27"), "École Jean-Moulin").Reason, Is.EqualTo("pas de classe le vendredi"));
            Assert.That(town.DayAt(Day("2026-10-21"), "École Jean-Moulin").Kind, Is.EqualTo(DayKind.Holiday));
            Assert.That(town.DayAt(Day("2026-11-27"), "École Buffon").Kind, Is.EqualTo(DayKind.ClassDay));
        });
    }

    [Test]
    public void A_holiday_begins_after_class_on_its_first_day()
    {
        // As in 2016: « du mercredi 19 octobre, après la classe », on a day of class of one school and not of another.
        var moved = SchoolCalendar.Replace(ShippedSchoolHolidays.All, [Autumn(Day("2026-10-14"), Day("2026-11-02"))]);
        var options = new CalendarOptions { Schools = { ["Matin"] = new SchoolWeekOptions { Days = { IsoDayOfWeek.Wednesday } } } };
        var town = new TownCalendar(new SchoolCalendar(SchoolZone.C, moved), options);

        Assert.Multiple(() =>
        {
            Assert.That(town.DayAt(Day("2026-10-14"), "Matin").Kind, Is.EqualTo(DayKind.ClassDay));
            Assert.That(town.DayAt(Day("2026-10-14")).Kind, Is.EqualTo(DayKind.Wednesday));
            Assert.That(town.DayAt(Day("2026-10-15")).Kind, Is.EqualTo(DayKind.Holiday));
        });
    }

    [Test]
    public void Class_on_Saturday_is_class()
    {
        var town = Town(new CalendarOptions { Schools = { ["Samedi"] = new SchoolWeekOptions { Days = { IsoDayOfWeek.Saturday } } } });

        Assert.Multiple(() =>
        {
            Assert.That(town.DayAt(Day("2026-11-28"), "Samedi").Kind, Is.EqualTo(DayKind.ClassDay));
            Assert.That(town.DayAt(Day("2026-10-17"), "Samedi").Kind, Is.EqualTo(DayKind.ClassDay), "the holidays begin after class");
            Assert.That(town.DayAt(Day("2026-10-24"), "Samedi").Kind, Is.EqualTo(DayKind.Holiday));
            Assert.That(town.DayAt(Day("2028-03-25"), "Samedi").Kind, Is.EqualTo(DayKind.NotPublished));
        });
    }

    [Test]
    public void The_options_are_read_from_the_configuration()
    {
        var options = Bound(("Calendar:Zone", "B"), ("Calendar:BridgeDays:0", "2027-05-07"));

        Assert.Multiple(() =>
        {
            Assert.That(options.Zone, Is.EqualTo(SchoolZone.B));
            Assert.That(options.BridgeDays, Is.EqualTo([Day("2027-05-07")]));
            Assert.That(options.DaysOf(null), Is.EqualTo([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]));
            Assert.That(new CalendarOptions().Zone, Is.EqualTo(SchoolZone.C));
        });
    }

    [TestCase("Sunday")]
    [TestCase("None")]
    [TestCase("12")]
    public void A_week_with_a_day_that_is_none_is_refused(string day)
    {
        var options = Bound(("Calendar:Schools:École:Days:0", day));

        Assert.That(options.Validate(new(options)), Is.Not.Empty);
    }

    private static SchoolHoliday Autumn(LocalDate start, LocalDate resumes) =>
        new(SchoolZone.C, new SchoolYear(2026), SchoolHolidayNames.Autumn, start, resumes, "essai", null);

    private static TownCalendar Town(CalendarOptions? options = null) =>
        new(new SchoolCalendar((options ?? new()).Zone, ShippedSchoolHolidays.All), options ?? new());

    private static CalendarOptions Bound(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build()
        .GetSection(CalendarOptions.Section).Get<CalendarOptions>()!;

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
