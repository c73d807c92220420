using System.Globalization;
using System.Text;

namespace Site.Cms.Publishing;

/// <summary>
/// URL segments from names, as Umbraco makes them: accents and case folded, a straight apostrophe dropped
/// (<c>Centre d'aide</c> → <c>centre-daide</c>), anything else that is no ASCII letter or digit a hyphen (<c>d’adresse</c> → <c>d-adresse</c>).
/// </summary>
public static class UrlSegment
{
    public static string From(string name)
    {
        var segment = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (letter == '\'' || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (Fold(char.ToLowerInvariant(letter)) is { } folded)
                segment.Append(folded);
            else if (segment.Length > 0 && segment[^1] != '-')
                segment.Append('-');
        }
        while (segment.Length > 0 && segment[^1] == '-')
            segment.Length--;
        return segment.Length > 0 ? segment.ToString() : "-";
    }

    /// <summary>The segment, or with <c>-1</c>, <c>-2</c>… when it is taken.</summary>
    public static string Unique(string name, Func<string, bool> isTaken)
    {
        var segment = From(name);
        if (!isTaken(segment))
            return segment;
        var number = 1;
        while (isTaken($"{segment}-{number}"))
            number++;
        return $"{segment}-{number}";
    }

    private static string? Fold(char letter) => letter switch
    {
        (>= 'a' and <= 'z') or (>= '0' and <= '9') => letter.ToString(),
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'đ' => "d",
        'ł' => "l",
        _ => null,
    };
}
