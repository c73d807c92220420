using System.Globalization;
using System.Text;

namespace Site.Core.Text;

/// <summary>How what people wrote is compared and searched: without case, accents and repeated blanks, with straight apostrophes.</summary>
public static class SearchableText
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (folded is { Length: > 0 } && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(rune.Value == '’' ? "'" : Rune.ToLowerInvariant(rune).ToString());
            }
        }
        return folded.ToString().Trim();
    }
}
