using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Core.Text;

namespace Site.Core.Families;

/// <summary>
/// What two writings of the same letter have in common. Forgiven are, after Unicode normalisation: case, accents, the kind of apostrophe or hyphen,
/// blanks at both ends and doubled ones; in a number all blanks. Nothing else: a hyphen is no blank, « œ » is not « oe ».
/// </summary>
public static class LetterText
{
    /// <summary>In characters; nothing longer is compared.</summary>
    public const int Longest = 200;

    // The acute and grave accents stand for an apostrophe when they stand alone; normalising would take the first apart into a blank and a mark.
    private const string Apostrophes = "'’‘‛ʼʹ′`´＇ꞌ";
    private const string Hyphens = "-\u2010‑\u2012–—―−﹘﹣－\u00AD⁃";

    /// <summary>Of a family name; empty when there is none or it is longer than any name.</summary>
    public static string Name(string? written) => Plain(written, keepBlanks: true);

    /// <summary>
    /// A name for searching, more forgiving than a letter: apostrophes and hyphens part words as blanks do. Each word stands behind a blank, so that words
    /// can be found by how they begin, e.g. <c> LE GOFF MARIE ANNE</c>.
    /// </summary>
    public static string Words(string? written) =>
        string.Concat(Name(written).Split([' ', '\'', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => ' ' + word));

    /// <summary>Of a dossier number; empty when there is none or it is longer than any number.</summary>
    public static string Number(string? written) => Plain(written, keepBlanks: false);

    /// <summary>Whether two normalised texts are the same, in a time that does not tell where they differ.</summary>
    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Digest(one), Digest(other));

    /// <summary>SHA-256 of a normalised text.</summary>
    public static byte[] Digest(string normalised) => SHA256.HashData(Encoding.UTF8.GetBytes(normalised));

    private static string Plain(string? written, bool keepBlanks)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > Longest || !UnicodeText.IsSound(written))
            return "";
        var signs = new StringBuilder(written.Length);
        foreach (var letter in written)
            signs.Append(Sign(letter));

        var plain = new StringBuilder(signs.Length);
        foreach (var rune in signs.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (keepBlanks && plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
            {
                // Again: « ŉ » holds an apostrophe that only normalising brings out.
                foreach (var letter in Rune.ToUpperInvariant(rune).ToString())
                    plain.Append(Sign(letter));
            }
        }
        return plain.ToString().TrimEnd(' ');
    }

    private static char Sign(char letter) => Apostrophes.Contains(letter) ? '\'' : Hyphens.Contains(letter) ? '-' : letter;
}
