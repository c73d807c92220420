using System.Globalization;
using System.Text;

namespace Site.Core.Billing.Documents;

/// <summary>Texts as they can be printed: names and reasons come from files and people, and may hold anything.</summary>
internal static class PrintableText
{
    /// <summary>
    /// On one line, composed, without what is invisible: controls, and the marks that turn text around (a name could otherwise rearrange the amount beside it).
    /// </summary>
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator when Rune.IsWhiteSpace(rune):
                    kept.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate:
                    break;
                default:
                    kept.Append(Typeset(rune));
                    break;
            }
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>
    /// For a letter that the typeface does not have, which would be an empty box, and nothing at all when read aloud: the letter without its marks (a Vietnamese name), or « ? ».
    /// </summary>
    public static int InsteadOf(int codePoint) =>
        Rune.TryCreate(codePoint, out var rune) && rune.ToString().Normalize(NormalizationForm.FormD)[0] is var bare && char.IsAsciiLetter(bare) ? bare : '?';

    // The typeface has neither; what they are for is kept, since lines are broken at plain spaces alone.
    private static string Typeset(Rune rune) => rune.Value switch
    {
        0x202F => "\u00a0",
        0x2010 or 0x2011 => "-",
        _ => rune.ToString(),
    };
}
