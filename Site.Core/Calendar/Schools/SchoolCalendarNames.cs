using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace Site.Core.Calendar;

/// <summary>How the ministry's files write holidays and zones.</summary>
internal static partial class SchoolCalendarNames
{
    private const string BeginningOf = "debut des ";

    private static readonly Dictionary<string, string> Known =
        SchoolHolidayNames.OfEveryYear.Append(SchoolHolidayNames.Ascension).ToDictionary(Plain);

    /// <summary>Neither a rentrée nor the teachers' own.</summary>
    public static bool IsHoliday(string name)
    {
        var plain = Plain(name);
        return (plain.StartsWith("vacances", StringComparison.Ordinal) || plain.StartsWith("pont", StringComparison.Ordinal))
            && !plain.Contains("enseignant", StringComparison.Ordinal) && !plain.Contains("rentree", StringComparison.Ordinal);
    }

    /// <param name="population">« - », « Élèves » or « Enseignants ».</param>
    public static bool IsForPupils(string? population) =>
        population is null || Plain(population) is var plain && (!plain.Contains("enseignant", StringComparison.Ordinal) || plain.Contains("eleve", StringComparison.Ordinal));

    /// <summary>« Début des Vacances d'Été » is « Vacances d’été »; a name that is not known is kept.</summary>
    public static string Name(string name) => Known.GetValueOrDefault(Plain(name)) ?? SchoolCalendarTexts.Typographic(name);

    /// <summary>« Zone C », « Zones A/B/C - Corse », « Zones A B C », <c>Zone-C@</c>; empty when none is named.</summary>
    public static IReadOnlyList<SchoolZone> Zones(string text) =>
        Written().Match(text) is { Success: true } match
            ? [.. match.Groups[1].Value.ToUpperInvariant().Where(char.IsAsciiLetter).Distinct().Select(letter => Enum.Parse<SchoolZone>(letter.ToString()))]
            : [];

    public static bool IsNear(LocalDate date) => date.Year is >= 2000 and < 2100;

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Trim().Replace('’', '\'').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString() is var all && all.StartsWith(BeginningOf, StringComparison.Ordinal) ? all[BeginningOf.Length..] : all;
    }

    [GeneratedRegex(@"\bzones?[ -]+([abc](?![\p{L}])(?:[ /,-]+[abc](?![\p{L}]))*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
