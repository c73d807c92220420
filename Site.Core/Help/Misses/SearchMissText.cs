using System.Text.RegularExpressions;
using Site.Core.Help.Search;
using Site.Core.Privacy;

namespace Site.Core.Help.Misses;

/// <summary>What of a query may be kept.</summary>
public static partial class SearchMissText
{
    public const int MaximumLength = QueryText.MaximumLength;

    /// <summary>Lower case, one space between words, mail addresses and numbers of five digits or more masked; empty when nothing is left to keep.</summary>
    public static string Keep(string? query)
    {
        var text = PersonalDataMask.Apply(QueryText.Clean(query).ToLowerInvariant());
        text = LongNumber().Replace(text, PersonalDataMask.Number);
        return text.Length <= MaximumLength ? text : text[..MaximumLength].TrimEnd();
    }

    // Stricter than the mask of comments, which leaves dates: in a search box a date is one of birth.
    [GeneratedRegex(@"\+?[0-9](?:[\s.\-/()\u00A0\u202F]{0,2}[0-9]){4,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
