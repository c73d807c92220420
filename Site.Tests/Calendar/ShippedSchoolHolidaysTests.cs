using NodaTime;
using Site.Core.Calendar;

namespace Site.Tests.Calendar;

/// <summary>The holidays that come with the product, against the dates of the arrêtés, written out by hand.</summary>
public class ShippedSchoolHolidaysTests
{
    [TestCase(SchoolZone.A, "2025-2026", "18/10 03/11", "20/12 05/01", "07/02 23/02", "04/04 20/04", "04/07 01/09")]
    [TestCase(SchoolZone.B, "2025-2026", "18/10 03/11", "20/12 05/01", "14/02 02/03", "11/04 27/04", "04/07 01/09")]
    [TestCase(SchoolZone.C, "2025-2026", "18/10 03/11", "20/12 05/01", "21/02 09/03", "18/04 04/05", "04/07 01/09")]
    [TestCase(SchoolZone.A, "2026-2027", "17/10 02/11", "19/12 04/01", "13/02 01/03", "10/04 26/04", "03/07 02/09")]
    [TestCase(SchoolZone.B, "2026-2027", "17/10 02/11", "19/12 04/01", "20/02 08/03", "17/04 03/05", "03/07 02/09")]
    [TestCase(SchoolZone.C, "2026-2027", "17/10 02/11", "19/12 04/01", "06/02 22/02", "03/04 19/04", "03/07 02/09")]
    public void The_years_that_are_published(SchoolZone zone, string year, params string[] periods)
    {
        var calendar = new SchoolCalendar(zone, ShippedSchoolHolidays.All);
        var ofYear = calendar.Holidays.Where(holiday => holiday.Year == SchoolYear.Parse(year) && !holiday.IsBridge).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(calendar.IsPublished(SchoolYear.Parse(year)!.Value), Is.True);
            Assert.That(ofYear.Select(holiday => holiday.Name), Is.EqualTo(SchoolHolidayNames.OfEveryYear));
            Assert.That(ofYear.Select(holiday => $"{Day(holiday.Start)} {Day(holiday.ClassResumes!.Value)}"), Is.EqualTo(periods));
        });
    }

    [Test]
    public void The_bridges_of_Ascension() => Assert.That(
        ShippedSchoolHolidays.All.Where(holiday => holiday.IsBridge && holiday.Zone == SchoolZone.C)
            .Select(holiday => $"{holiday.Name} {holiday.Year}\u00a0: {Day(holiday.Start)} {Day(holiday.ClassResumes!.Value)}"),
        Is.EqualTo(["Pont de l’Ascension 2025-2026\u00a0: 14/05 18/05", "Pont de l’Ascension 2026-2027\u00a0: 07/05 08/05"]));

    [Test]
    public void Each_names_its_source() => Assert.That(ShippedSchoolHolidays.All, Has.All.Matches<SchoolHoliday>(holiday =>
        holiday.Source.StartsWith("Arrêté du ", StringComparison.Ordinal) && (holiday.PublishedOn is not null || holiday.IsSummer)));

    [TestCase("2024-2025", Description = "only its summer is kept: the rentrée of 2025")]
    [TestCase("2027-2028")]
    [TestCase("2030-2031")]
    public void Nothing_else_is_published(string year) => Assert.That(
        Enum.GetValues<SchoolZone>().Select(zone => new SchoolCalendar(zone, ShippedSchoolHolidays.All).IsPublished(SchoolYear.Parse(year)!.Value)),
        Has.All.False);

    private static string Day(LocalDate day) => $"{day.Day:00}/{day.Month:00}";
}
