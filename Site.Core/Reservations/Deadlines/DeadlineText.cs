using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>Reads and writes rules as staff write them.</summary>
internal static partial class DeadlineText
{
    /// <summary>In characters; no rule is as long.</summary>
    private const int Longest = 200;

    private const int MostDays = 366;
    private const int MostWeeks = 52;

    // What word processors put in: « J–7 » is « J-7 ».
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2212";

    private static readonly Dictionary<string, IsoDayOfWeek> Weekdays =
        Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToDictionary(FrenchDays.Name);

    public static (DeadlineRule? Rule, string? Fault) Read(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return (null, DeadlineTexts.Empty);
        if (written.Length > Longest)
            return (null, DeadlineTexts.TooLong);
        var text = Plain(written);
        var skipped = SkippedDays.None;
        if (Without().Match(text) is { Success: true } without)
        {
            var (days, fault) = Skipped(text[(without.Index + without.Length)..]);
            if (days is null)
                return (null, fault);
            (skipped, text) = (days, text[..without.Index]);
        }
        var parts = new Parts();
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            if (Token().Match(rest) is not { Success: true } token)
                return (null, DeadlineTexts.Unknown(rest.Split(' ')[0]));
            if (parts.Take(token) is { } fault)
                return (null, fault);
            rest = rest[token.Length..].TrimStart();
        }
        return parts.Rule(skipped);
    }

    public static string Write(DeadlineRule rule) => rule switch
    {
        DaysBefore { Skipped.IsNone: true } days => Join($"J-{days.Days}", Time(days)),
        DaysBefore days => Join($"J-{days.Days}", Time(days), $"hors {days.Skipped}"),
        WeekdayBefore weekday => Join(FrenchDays.Name(weekday.Weekday), Time(weekday), $"S-{weekday.Weeks}"),
        SameWeekdayBefore same => Join($"S-{same.Weeks}", Time(same)),
        DayOfPreviousMonth month => Join($"{month.Day} M-1", Time(month)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Join(params string?[] parts) => string.Join(' ', parts.Where(part => part is not null));

    private static string? Time(DeadlineRule rule) =>
        rule.At is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}:{time.Minute:00}") : null;

    private static (SkippedDays? Days, string? Fault) Skipped(string text)
    {
        var (holidays, weekdays) = (false, new List<IsoDayOfWeek>());
        var words = Separators().Split(text.Trim());
        foreach (var word in words)
        {
            if (word.Length == 0)
                return (null, DeadlineTexts.NothingSkipped);
            if (Weekend().IsMatch(word))
                weekdays.AddRange([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]);
            else if (PublicHolidays().IsMatch(word))
                holidays = true;
            else if (Weekdays.TryGetValue(word.TrimEnd('s'), out var weekday))
                weekdays.Add(weekday);
            else
                return (null, DeadlineTexts.UnknownSkipped(word));
        }
        var skipped = new SkippedDays(holidays, weekdays);
        return skipped.Weekdays.Count < Weekdays.Count ? (skipped, null) : (null, DeadlineTexts.AllSkipped);
    }

    /// <summary>Small letters without accents, one kind of hyphen, one blank at most.</summary>
    private static string Plain(string written)
    {
        var plain = new StringBuilder(written.Length);
        // No rule has such signs, and half of one could not be normalised.
        var letters = string.Concat(written.Select(letter => char.IsSurrogate(letter) ? '?' : letter));
        foreach (var letter in letters.Normalize(NormalizationForm.FormKD))
        {
            if (Hyphens.Contains(letter))
                plain.Append('-');
            else if (char.IsWhiteSpace(letter))
                plain.Append(' ');
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return Blanks().Replace(plain.ToString(), " ").Trim();
    }

    /// <summary>What has been read of a rule, in whichever order it was written.</summary>
    private sealed class Parts
    {
        private (char Unit, int Number)? _count;
        private IsoDayOfWeek? _weekday;
        private int? _day;
        private LocalTime? _time;

        /// <returns>What is wrong with it, in French.</returns>
        public string? Take(Match token)
        {
            if (token.Groups["unit"] is { Success: true } unit)
                return _count is null ? Set(() => _count = (char.ToUpperInvariant(unit.Value[0]), Number(token, "count"))) : DeadlineTexts.Twice(token.Value);
            if (token.Groups["weekday"] is { Success: true } weekday)
                return _weekday is null ? Set(() => _weekday = Weekdays[weekday.Value]) : DeadlineTexts.Twice(token.Value);
            if (token.Groups["day"].Success)
                return _day is null ? Set(() => _day = Number(token, "day")) : DeadlineTexts.Twice(token.Value);
            if (_time is not null)
                return DeadlineTexts.Twice(token.Value);
            var (hour, minute) = (Number(token, "hour"), token.Groups["minute"].Success ? Number(token, "minute") : 0);
            return hour < 24 && minute < 60 ? Set(() => _time = new LocalTime(hour, minute)) : DeadlineTexts.NoTime(token.Value);
        }

        public (DeadlineRule? Rule, string? Fault) Rule(SkippedDays skipped)
        {
            if (_count is not { } count)
                return (null, DeadlineTexts.NoCount);
            var time = DeadlineRule.EndOfDayIsNone(_time);
            if (count.Unit != 'J' && !skipped.IsNone)
                return (null, DeadlineTexts.SkippedWithout);
            if (count.Unit != 'S' && _weekday is { } weekday)
                return (null, DeadlineTexts.WeekdayWithout(FrenchDays.Name(weekday)));
            if (count.Unit != 'M' && _day is { } day)
                return (null, DeadlineTexts.DayWithout(day));
            return count.Unit switch
            {
                'J' when count.Number > MostDays => (null, DeadlineTexts.TooFar('J', MostDays)),
                'J' => (new DaysBefore(count.Number, time, skipped), null),
                'S' when count.Number is 0 => (null, DeadlineTexts.SameWeek),
                'S' when count.Number > MostWeeks => (null, DeadlineTexts.TooFar('S', MostWeeks)),
                'S' when _weekday is { } name => (new WeekdayBefore(name, count.Number, time), null),
                'S' => (new SameWeekdayBefore(count.Number, time), null),
                _ when count.Number != 1 => (null, DeadlineTexts.OtherMonth(count.Number)),
                _ when _day is not { } => (null, DeadlineTexts.NoDay),
                _ when _day is < 1 or > 31 => (null, DeadlineTexts.NoSuchDay(_day.Value)),
                _ => (new DayOfPreviousMonth(_day.Value, time), null),
            };
        }

        private static string? Set(Action set)
        {
            set();
            return null;
        }

        private static int Number(Match token, string group) => int.Parse(token.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        """
        ^(?: (?<unit>[jsm])[ ]?-[ ]?(?<count>[0-9]{1,4})
           | (?<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)
           | (?<hour>[0-9]{1,2})[ ]?(?: :[ ]?(?<minute>[0-9]{2}) | h(?:[ ]?(?<minute>[0-9]{2}))? )
           | (?<day>[0-9]{1,2})(?:er)?
        )(?=[ ]|$)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<=^|\s)hors(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Without();

    [GeneratedRegex(@"\s*,\s*|\s+et\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex("^week[ -]?ends?$", RegexOptions.CultureInvariant)]
    private static partial Regex Weekend();

    [GeneratedRegex("^(?:jours? )?feries?$", RegexOptions.CultureInvariant)]
    private static partial Regex PublicHolidays();

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
