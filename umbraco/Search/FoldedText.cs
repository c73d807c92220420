using System.Globalization;
using System.Text;

namespace Site.Cms.Search;

/// <summary>Names as people look for them: without case and accents.</summary>
internal static class FoldedText
{
    /// <summary>Orders names as a French reader expects: À beside A.</summary>
    public static StringComparer FrenchOrder { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true);

    public static string Fold(string text)
    {
        // Normalising throws on half a surrogate pair, which a query string can carry.
        if (!IsWellFormed(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            _ = char.ToLowerInvariant(character) switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                '’' => folded.Append('\''),
                '\u00A0' or '\u202F' => folded.Append(' '),
                var lower => folded.Append(lower),
            };
        }
        return folded.ToString();
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (char.IsSurrogate(text[at]) && (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[++at])))
                return false;
        return true;
    }
}
