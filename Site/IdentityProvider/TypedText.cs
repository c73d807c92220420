using System.Text;
using Microsoft.AspNetCore.Identity;
using Site.Core.Text;

namespace Site.IdentityProvider;

/// <summary>
/// Text as people, or programs, send it. It may hold what is no character (half a surrogate pair, U+FFFE), which <see cref="string.Normalize()"/> refuses
/// with an exception, or U+0000, which PostgreSQL refuses. Such text is like no other: it is nobody's name.
/// </summary>
internal sealed class TypedText : ILookupNormalizer
{
    /// <summary>Normalised, with U+FFFD for what is no character.</summary>
    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC)
    {
        if (Ascii.IsValid(text) && !text.Contains('\0'))
            return text;
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            readable.Append(rune.Value == 0 || UnicodeText.IsNoCharacter(rune) ? Rune.ReplacementChar.ToString() : rune.ToString());
        return readable.ToString().Normalize(form);
    }

    public string? NormalizeName(string? name) => name is null ? null : Normalize(name).ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
