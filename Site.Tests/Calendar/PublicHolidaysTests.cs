using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Tests.Calendar;

public class PublicHolidaysTests
{
    private static readonly Gen<int> Years = Gen.Choose(1900, 2299);

    [Test]
    public void A_year_has_the_eleven_of_the_labour_code_in_order() =>
        Assert.That(PublicHolidays.In(2026).Select(holiday => $"{holiday.Day.Month:00}-{holiday.Day.Day:00} {holiday.Name}"), Is.EqualTo(
        [
            "01-01 1er janvier", "04-06 lundi de Pâques", "05-01 1er mai", "05-08 8 mai", "05-14 Ascension", "05-25 lundi de Pentecôte",
            "07-14 14 juillet", "08-15 Assomption", "11-01 Toussaint", "11-11 11 novembre", "12-25 Noël",
        ]));

    [TestCase(1818, 3, 22, Description = "the earliest")]
    [TestCase(1943, 4, 25, Description = "the latest")]
    [TestCase(1954, 4, 18)]
    [TestCase(1981, 4, 19)]
    [TestCase(2000, 4, 23)]
    [TestCase(2025, 4, 20)]
    [TestCase(2026, 4, 5)]
    [TestCase(2027, 3, 28)]
    [TestCase(2038, 4, 25)]
    public void Easter_is_when_the_church_has_it(int year, int month, int day) =>
        Assert.That(PublicHolidays.Easter(year), Is.EqualTo(new LocalDate(year, month, day)));

    [Test]
    public void Easter_is_the_Sunday_after_the_full_moon_of_spring_in_every_year() => Prop.ForAll(Years.ToArbitrary(), year =>
    {
        // The tables of the Gregorian reform, reckoned in another way than the code does: epact, full moon, next Sunday.
        var (golden, century) = (year % 19 + 1, year / 100 + 1);
        var epact = ((11 * golden + 20 + (8 * century + 5) / 25 - 5 - (3 * century / 4 - 12)) % 30 + 30) % 30;
        if (epact == 24 || epact == 25 && golden > 11)
            epact++;
        var fullMoon = epact <= 23 ? new LocalDate(year, 3, 21).PlusDays(23 - epact) : new LocalDate(year, 3, 21).PlusDays(53 - epact);
        return PublicHolidays.Easter(year) == fullMoon.Next(IsoDayOfWeek.Sunday);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_movable_ones_fall_on_their_weekdays_in_every_year() => Prop.ForAll(Years.ToArbitrary(), year =>
    {
        var days = PublicHolidays.In(year).ToDictionary(holiday => holiday.Name, holiday => holiday.Day);
        return days.Count == 11
            && days["lundi de Pâques"].DayOfWeek == IsoDayOfWeek.Monday
            && days["Ascension"].DayOfWeek == IsoDayOfWeek.Thursday
            && days["lundi de Pentecôte"].DayOfWeek == IsoDayOfWeek.Monday
            && Period.DaysBetween(days["Ascension"], days["lundi de Pentecôte"]) == 11;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void A_day_is_one_when_the_year_has_it() => Assert.Multiple(() =>
    {
        Assert.That(PublicHolidays.On(new LocalDate(2027, 5, 6))?.Name, Is.EqualTo("Ascension"));
        Assert.That(PublicHolidays.IsOn(new LocalDate(2026, 11, 11)), Is.True);
        Assert.That(PublicHolidays.IsOn(new LocalDate(2026, 4, 3)), Is.False, "Good Friday is one in Alsace and Moselle only");
        Assert.That(PublicHolidays.IsOn(new LocalDate(2026, 12, 26)), Is.False);
    });
}
