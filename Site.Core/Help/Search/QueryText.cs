using System.Text;
using Site.Core.Text;

namespace Site.Core.Help.Search;

/// <summary>Makes anything that a visitor can send into text that can be searched for, shown and counted.</summary>
public static class QueryText
{
    public const int MaximumLength = 200;
    public const int MaximumWords = 12;

    /// <summary>Well-formed, composed (NFC), without control characters, spaces collapsed, at most <see cref="MaximumLength"/> characters.</summary>
    public static string Clean(string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return "";
        var clean = new StringBuilder(MaximumLength);
        // A megabyte need not be read to its end.
        foreach (var rune in query.AsSpan(0, Math.Min(query.Length, 4 * MaximumLength)).EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || UnicodeText.IsNoCharacter(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else
                clean.Append(rune.ToString());
        }
        return Cut(clean.ToString().Normalize(NormalizationForm.FormC)).TrimEnd();
    }

    private static string Cut(string text) =>
        text.Length <= MaximumLength ? text
        : text[..(char.IsHighSurrogate(text[MaximumLength - 1]) ? MaximumLength - 1 : MaximumLength)];
}
