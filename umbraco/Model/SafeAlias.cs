using System.Globalization;
using System.Text;

namespace Site.Cms.Model;

/// <summary>Turns whatever was given as an alias into one, as Umbraco does: <c>é mauvais alias</c> → <c>eMauvaisAlias</c>, <c>1abc</c> → <c>abc</c>.</summary>
internal static class SafeAlias
{
    public static string From(string alias)
    {
        var result = new StringBuilder(alias.Length);
        var startsWord = false;
        foreach (var letter in alias.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '_')
                startsWord = result.Length > 0;
            else if (result.Length == 0 && !char.IsAsciiLetter(letter))
                continue;
            else
            {
                result.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
                startsWord = false;
            }
        }
        return result.ToString();
    }
}
