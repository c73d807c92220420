using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Tests.Reservations.Deadlines;

/// <summary>What rules mean, on the rules that real towns have, and on the days of the year that are unlike others.</summary>
public class DeadlineRuleTests
{
    [TestCase("J-7", "2026-11-26", "2026-11-19 23:59:59", Description = "Cergy: seven days")]
    [TestCase("J-3", "2026-11-26", "2026-11-23 23:59:59", Description = "Éragny: 72 hours")]
    [TestCase("J-16", "2027-02-22", "2027-02-06 23:59:59", Description = "Éragny, holidays: fifteen clear days lie between")]
    [TestCase("J-2 12:00 hors week-end", "2026-11-26", "2026-11-24 12:00:00", Description = "Cruas, a Thursday")]
    [TestCase("J-2 12:00 hors week-end", "2026-11-23", "2026-11-19 12:00:00", Description = "Cruas, a Monday")]
    [TestCase("J-2 12:00 hors week-end", "2026-11-24", "2026-11-20 12:00:00", Description = "Cruas, a Tuesday")]
    [TestCase("J-2 12:00 hors week-end, fériés", "2026-11-13", "2026-11-10 12:00:00", Description = "11 November does not count")]
    [TestCase("J-2 12:00 hors week-end, fériés, mercredi", "2026-11-13", "2026-11-10 12:00:00")]
    [TestCase("J-2 12:00 hors week-end, fériés, mercredi", "2026-11-20", "2026-11-17 12:00:00", Description = "neither does Wednesday")]
    [TestCase("J-1 12:00 hors week-end, fériés", "2026-05-26", "2026-05-22 12:00:00", Description = "Whit Monday and the weekend")]
    [TestCase("J-0 9:00", "2026-11-26", "2026-11-26 09:00:00", Description = "in the morning of the day itself")]
    [TestCase("vendredi 9:00 S-1", "2026-11-23", "2026-11-20 09:00:00", Description = "Vailhauquès, for Monday")]
    [TestCase("vendredi 9:00 S-1", "2026-11-24", "2026-11-20 09:00:00", Description = "Vailhauquès, for Tuesday")]
    [TestCase("mardi 23:59 S-1", "2026-11-23", "2026-11-17 23:59:59", Description = "Veyras: Tuesday for the week after")]
    [TestCase("mardi 23:59 S-1", "2026-11-27", "2026-11-17 23:59:59", Description = "Veyras, on a Friday")]
    [TestCase("jeudi 12:00 S-1", "2026-11-23", "2026-11-19 12:00:00")]
    [TestCase("dimanche S-2", "2026-11-29", "2026-11-15 23:59:59", Description = "a week ends on Sunday")]
    [TestCase("jeudi S-1", "2027-01-04", "2026-12-31 23:59:59", Description = "over the end of the year")]
    [TestCase("S-1", "2026-11-25", "2026-11-18 23:59:59")]
    [TestCase("S-2", "2026-11-25", "2026-11-11 23:59:59")]
    [TestCase("S-1 18:00", "2026-11-25", "2026-11-18 18:00:00")]
    [TestCase("20 M-1", "2026-11-25", "2026-10-20 23:59:59")]
    [TestCase("20 M-1 12:00", "2027-01-04", "2026-12-20 12:00:00")]
    [TestCase("31 M-1", "2027-03-01", "2027-02-28 23:59:59", Description = "the last day of a month that is shorter")]
    [TestCase("30 M-1", "2028-03-31", "2028-02-29 23:59:59")]
    public void The_last_second_in_time(string rule, string day, string last)
    {
        var moment = DeadlineRule.Parse(rule).LastMoment(Day(day), PublicHolidays.IsOn).InZone(Paris.Zone);

        Assert.That(moment.ToString("uuuu-MM-dd HH:mm:ss", null), Is.EqualTo(last));
    }

    [Test]
    public void At_the_hour_it_is_still_in_time_and_a_second_later_no_more()
    {
        var deadline = DeadlineRule.Parse("J-2 12:00").For(Day("2026-11-26"), PublicHolidays.IsOn);

        Assert.Multiple(() =>
        {
            Assert.That(new LocalDateTime(2026, 11, 24, 12, 0, 0).ToParisInstant(), Is.LessThanOrEqualTo(deadline.LastMoment));
            Assert.That(new LocalDateTime(2026, 11, 24, 12, 0, 1).ToParisInstant(), Is.GreaterThan(deadline.LastMoment));
        });
    }

    [Test]
    public void Without_an_hour_the_whole_of_the_last_second_is_in_time_and_midnight_is_not()
    {
        var last = DeadlineRule.Parse("J-7").LastMoment(Day("2026-11-26"), PublicHolidays.IsOn);
        var midnight = new LocalDateTime(2026, 11, 20, 0, 0).ToParisInstant();

        Assert.Multiple(() =>
        {
            Assert.That(midnight - Duration.FromMilliseconds(1), Is.LessThanOrEqualTo(last));
            Assert.That(midnight, Is.GreaterThan(last));
        });
    }

    [TestCase("J-7 12:00", "2026-04-02", "2026-03-26T11:00:00Z", Description = "seven days over the night of 29 March: winter time there")]
    [TestCase("J-2 12:00", "2026-03-31", "2026-03-29T10:00:00Z", Description = "on the day of the change: summer time already")]
    [TestCase("J-7 12:00", "2026-10-30", "2026-10-23T10:00:00Z", Description = "over the night of 25 October: summer time there")]
    [TestCase("J-2 12:00", "2026-10-27", "2026-10-25T11:00:00Z", Description = "on the day of the change: winter time already")]
    [TestCase("J-2 2:30", "2026-03-31", "2026-03-29T01:30:00Z", Description = "2:30 does not exist: 3:30")]
    [TestCase("J-2 2:30", "2026-10-27", "2026-10-25T00:30:00Z", Description = "2:30 comes twice: the first")]
    [TestCase("J-2", "2026-10-27", "2026-10-25T22:59:59Z", Description = "the end of the longest day")]
    [TestCase("J-2", "2026-03-31", "2026-03-29T21:59:59Z", Description = "the end of the shortest")]
    public void A_change_of_the_clock_leaves_the_time_on_the_wall(string rule, string day, string utc)
    {
        var moment = DeadlineRule.Parse(rule).LastMoment(Day(day), PublicHolidays.IsOn);

        Assert.That(moment.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null), Is.EqualTo(utc));
    }

    [TestCase("J-7", "7 jours avant")]
    [TestCase("J-1", "la veille")]
    [TestCase("J-1 12:00", "la veille à 12\u00a0h")]
    [TestCase("J-0 9:30", "le jour même à 9\u00a0h\u00a030")]
    [TestCase("J-2 12:00 hors week-end", "2 jours avant à 12\u00a0h, sans compter les week-ends")]
    [TestCase("J-2 12:00 hors fériés, week-end, mercredi", "2 jours avant à 12\u00a0h, sans compter les week-ends, les jours fériés et les mercredis")]
    [TestCase("J-1 hors dimanche", "1 jour avant, sans compter les dimanches")]
    [TestCase("jeudi 12:00 S-1", "le jeudi de la semaine précédente à 12\u00a0h")]
    [TestCase("mardi S-2", "le mardi, 2 semaines avant")]
    [TestCase("S-1 18:05", "le même jour de la semaine précédente à 18\u00a0h\u00a005")]
    [TestCase("S-2", "le même jour, 2 semaines avant")]
    [TestCase("20 M-1 12:00", "le 20 du mois précédent à 12\u00a0h")]
    [TestCase("1 M-1", "le 1er du mois précédent")]
    [TestCase("31 M-1", "le 31 du mois précédent (ou son dernier jour)")]
    public void A_rule_says_in_French_what_it_is(string rule, string french) => Assert.That(DeadlineRule.Parse(rule).Describe(), Is.EqualTo(french));

    [TestCase("J-7", "2026-11-26", "jusqu’au jeudi 19 novembre 2026 à 23\u00a0h\u00a059")]
    [TestCase("jeudi 12:00 S-1", "2026-11-23", "jusqu’au jeudi 19 novembre 2026 à 12\u00a0h")]
    [TestCase("J-1 9:05", "2026-12-02", "jusqu’au mardi 1er décembre 2026 à 9\u00a0h\u00a005")]
    public void A_deadline_says_until_when(string rule, string day, string french) =>
        Assert.That(DeadlineRule.Parse(rule).For(Day(day), PublicHolidays.IsOn).Describe(), Is.EqualTo(french));

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
