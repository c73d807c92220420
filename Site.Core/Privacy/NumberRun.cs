using System.Text;

namespace Site.Core.Privacy;

/// <summary>Digits with at most a few blanks, dots, dashes, slashes or brackets between them, as people write long numbers; decides what they are.</summary>
internal static class NumberRun
{
    private const int ShortestLabelled = 3;
    private const int ShortestBare = 6;
    private const int ShortestInternational = 7;
    private const int ShortestPhone = 9;
    private const int ShortestCard = 13;

    /// <summary>Whether a number that follows a word such as « dossier » is one to hide.</summary>
    public static bool Identifies(string number)
    {
        var groups = Groups(number);
        return groups.Sum(group => group.Length) >= ShortestLabelled && !(groups.Count > 1 && Calendar(number, groups, 0) == groups.Count);
    }

    /// <summary>The run with the numbers in it replaced by what they are; dates and school years in it stay.</summary>
    public static string Mask(string run)
    {
        var groups = Groups(run);
        var masked = new StringBuilder(run.Length);
        var written = 0;
        for (var first = 0; first < groups.Count;)
        {
            var calendar = Calendar(run, groups, first);
            if (calendar > first)
            {
                first = calendar;
                continue;
            }
            var next = first + 1;
            while (next < groups.Count && Calendar(run, groups, next) == next)
                next++;
            var start = first == 0 ? 0 : groups[first].Start;
            var end = groups[next - 1].End;
            if (Kind(run[start..end], groups.GetRange(first, next - first)) is { } mask)
            {
                masked.Append(run, written, start - written).Append(mask);
                written = end;
            }
            first = next;
        }
        return written == 0 ? run : masked.Append(run, written, run.Length - written).ToString();
    }

    private static string? Kind(string text, List<Group> groups)
    {
        var digits = groups.Sum(group => group.Length);
        var international = text.Contains('+') || text.StartsWith("00", StringComparison.Ordinal);
        return digits switch
        {
            >= ShortestInternational and <= 15 when international => PersonalDataMask.Phone,
            >= ShortestCard => PersonalDataMask.Card,
            >= ShortestPhone when text.TrimStart('(') is ['0', ..] => PersonalDataMask.Phone,
            >= ShortestPhone => PersonalDataMask.Number,
            _ when groups.Exists(group => group.Length >= ShortestBare) => PersonalDataMask.Number,
            _ => null,
        };
    }

    /// <summary>The group after the date or school year that begins at <paramref name="at"/>; <paramref name="at"/> itself when none does.</summary>
    private static int Calendar(string text, List<Group> groups, int at)
    {
        foreach (var length in (ReadOnlySpan<int>)[3, 2])
        {
            if (at + length <= groups.Count && StandsAlone(text, groups, at, length) && OneMark(text, groups, at, length)
                && IsCalendar(text, groups.GetRange(at, length)))
                return at + length;
        }
        return at;
    }

    private static bool IsCalendar(string text, List<Group> groups)
    {
        int Value(int index) => groups[index].Length <= 4 && int.TryParse(text.AsSpan(groups[index].Start, groups[index].Length), out var value) ? value : 0;
        bool Year(int index) => groups[index].Length == 4 && Value(index) is >= 1900 and < 2100;
        bool Day(int index) => groups[index].Length <= 2 && Value(index) is >= 1 and <= 31;
        bool Month(int index) => groups[index].Length <= 2 && Value(index) is >= 1 and <= 12;

        return groups.Count == 2
            ? Year(0) && Year(1)
            : (Day(0) && Month(1) && Year(2)) || (Year(0) && Month(1) && Day(2));
    }

    private static bool StandsAlone(string text, List<Group> groups, int at, int length) =>
        (at == 0 ? groups[0].Start == 0 : Between(text, groups, at - 1).IsWhiteSpace())
        && (at + length == groups.Count || Between(text, groups, at + length - 1).IsWhiteSpace());

    private static bool OneMark(string text, List<Group> groups, int at, int length)
    {
        var mark = Between(text, groups, at);
        return mark is ['/' or '.' or '-' or '–'] && (length == 2 || Between(text, groups, at + 1).SequenceEqual(mark));
    }

    private static ReadOnlySpan<char> Between(string text, List<Group> groups, int left) =>
        text.AsSpan(groups[left].End, groups[left + 1].Start - groups[left].End);

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsDigit(text[index]))
                continue;
            var start = index;
            while (index < text.Length && char.IsDigit(text[index]))
                index++;
            groups.Add(new Group(start, index));
        }
        return groups;
    }

    private readonly record struct Group(int Start, int End)
    {
        public int Length => End - Start;
    }
}
