using System.Text;

namespace Site.Core.Text;

/// <summary>What of a text that came from outside is Unicode's.</summary>
public static class UnicodeText
{
    /// <summary>Whether all of it can be normalised: <see cref="string.Normalize()"/> throws at half a surrogate pair and at code points that are no characters.</summary>
    public static bool IsSound(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar || IsNoCharacter(rune))
                return false;
        return true;
    }

    /// <summary>Code points that Unicode will never assign.</summary>
    public static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
