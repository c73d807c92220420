using System.Text.RegularExpressions;
using Site.Core.Help.Search;

namespace Site.Core.Help.Misses;

/// <summary>What of a query may be kept.</summary>
public static partial class SearchMissText
{
    public const int MaximumLength = QueryText.MaximumLength;

    /// <summary>Lower case, one space between words, mail addresses and numbers of five digits or more masked; empty when nothing is left to keep.</summary>
    public static string Keep(string? query)
    {
        var text = QueryText.Clean(query).ToLowerInvariant();
        text = Mail().Replace(text, "[adresse mail]");
        text = LongNumber().Replace(text, "[numéro]");
        return text.Length <= MaximumLength ? text : text[..MaximumLength].TrimEnd();
    }

    [GeneratedRegex(@"\S*[\w.+-]@[\w.-]\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    // Telephone numbers, dates of birth, dossier, card and account numbers, however their digits are grouped.
    [GeneratedRegex(@"\+?[0-9](?:[\s.\-/()\u00A0\u202F]{0,2}[0-9]){4,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
