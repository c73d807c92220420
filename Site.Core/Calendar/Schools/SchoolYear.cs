using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Core.Calendar;

/// <summary>« 2026-2027 »: from one September to the next.</summary>
public readonly partial record struct SchoolYear(int FirstYear) : IComparable<SchoolYear>
{
    public SchoolYear Previous => new(FirstYear - 1);

    public static SchoolYear? Parse(string? text) =>
        text is not null && Written().Match(text.Trim()) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var first
        && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) == first + 1
            ? new SchoolYear(first)
            : null;

    public int CompareTo(SchoolYear other) => FirstYear.CompareTo(other.FirstYear);

    public static bool operator <(SchoolYear left, SchoolYear right) => left.CompareTo(right) < 0;

    public static bool operator >(SchoolYear left, SchoolYear right) => left.CompareTo(right) > 0;

    public static bool operator <=(SchoolYear left, SchoolYear right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SchoolYear left, SchoolYear right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FirstYear}-{FirstYear + 1}");

    [GeneratedRegex("^([12][0-9]{3})-([12][0-9]{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
