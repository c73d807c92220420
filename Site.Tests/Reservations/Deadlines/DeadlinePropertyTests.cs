using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Tests.Reservations.Deadlines;

/// <summary>What holds of every rule on every day.</summary>
public class DeadlinePropertyTests
{
    private static readonly IsoDayOfWeek[] Weekdays = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    private static readonly Gen<LocalTime?> Times = Gen.OneOf(
        Gen.Constant<LocalTime?>(null),
        from minute in Gen.Choose(0, 23 * 60 + 58) select (LocalTime?)LocalTime.FromMinutesSinceMidnight(minute));

    private static readonly Gen<SkippedDays> Skips =
        from holidays in Gen.Elements(true, false)
        from days in Gen.SubListOf(Weekdays).Where(days => days.Count < 7)
        select new SkippedDays(holidays, [.. days]);

    private static readonly Gen<DaysBefore> Counted =
        from days in Gen.Choose(0, 40) from time in Times from skips in Skips select new DaysBefore(days, time, skips);

    private static readonly Gen<DeadlineRule> Rules = Gen.OneOf(
        from rule in Counted select (DeadlineRule)rule,
        from weekday in Gen.Elements(Weekdays) from weeks in Gen.Choose(1, 8) from time in Times select (DeadlineRule)new WeekdayBefore(weekday, weeks, time),
        from weeks in Gen.Choose(1, 8) from time in Times select (DeadlineRule)new SameWeekdayBefore(weeks, time),
        from day in Gen.Choose(1, 31) from time in Times select (DeadlineRule)new DayOfPreviousMonth(day, time));

    // Four years, both changes of the clock and a 29 February in them.
    private static readonly Gen<LocalDate> Days = from day in Gen.Choose(0, 4 * 365) select new LocalDate(2025, 9, 1).PlusDays(day);

    [Test]
    public void A_deadline_is_never_after_the_day() => Check(from rule in Rules from day in Days select (rule, day), one =>
        one.rule.LastMoment(one.day, PublicHolidays.IsOn) < one.day.PlusDays(1).AtStartOfDayInZone(Paris.Zone).ToInstant());

    [Test]
    public void A_later_day_has_no_earlier_deadline() => Check(from rule in Rules from day in Days from more in Gen.Choose(1, 40) select (rule, day, more), one =>
        one.rule.LastMoment(one.day, PublicHolidays.IsOn) <= one.rule.LastMoment(one.day.PlusDays(one.more), PublicHolidays.IsOn));

    [Test]
    public void So_many_days_that_count_lie_from_the_deadline_to_the_day() => Check(from rule in Counted from day in Days select (rule, day), one =>
    {
        var last = Local(one.rule, one.day).Date;
        var between = Enumerable.Range(0, Period.DaysBetween(last, one.day)).Select(last.PlusDays).ToList();
        return between.Count(day => !IsSkipped(one.rule.Skipped, day)) == one.rule.Days && (one.rule.Days == 0 || !IsSkipped(one.rule.Skipped, last));
    });

    [Test]
    public void A_rule_is_read_from_what_it_writes() => Check(Rules, rule => DeadlineRule.Parse(rule.ToString()) == rule);

    [Test]
    public void The_clock_on_the_wall_shows_the_hour_of_the_rule_in_every_season() =>
        Check(from rule in Rules where rule.At is { Hour: not 2 } from day in Days select (rule, day), one => Local(one.rule, one.day).TimeOfDay == one.rule.At);

    [Test]
    public void Without_an_hour_the_deadline_is_the_end_of_its_day_in_every_season() =>
        Check(from rule in Rules where rule.At is null from day in Days select (rule, day), one => Local(one.rule, one.day).TimeOfDay == LocalTime.MaxValue);

    [Test]
    public void What_is_typed_is_read_or_told_and_never_throws() => Check(
        Gen.Elements([.. "JSMjm-12 :,hé3".Select(letter => letter.ToString()), "hors ", "week-end", "jeudi", "\u00a0", "\0", "😀"]).ListOf().Select(string.Concat),
        text => DeadlineRule.TryParse(text, out var rule, out var fault) ? rule.ToString().Length > 0 : fault.Length > 0);

    private static bool IsSkipped(SkippedDays skipped, LocalDate day) =>
        skipped.Weekdays.Contains(day.DayOfWeek) || skipped.PublicHolidays && PublicHolidays.In(day.Year).Any(holiday => holiday.Day == day);

    private static LocalDateTime Local(DeadlineRule rule, LocalDate day) => rule.LastMoment(day, PublicHolidays.IsOn).InZone(Paris.Zone).LocalDateTime;

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
