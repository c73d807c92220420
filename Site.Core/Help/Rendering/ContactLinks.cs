using System.Text;
using System.Text.RegularExpressions;

namespace Site.Core.Help.Rendering;

/// <summary>A piece of text, and where it links to; null for plain text.</summary>
internal readonly record struct ContactPiece(string Text, string? Href);

/// <summary>Finds French telephone numbers and mail addresses in plain text.</summary>
public static partial class ContactLinks
{
    /// <summary>The <c>tel:</c> address of a French number written in any usual way, e.g. <c>tel:+33134334400</c>; null when it is none.</summary>
    public static string? Tel(string? number)
    {
        if (number is null)
            return null;
        var match = Contact().Match(number);
        return match.Success && match.Groups["phone"].Success && match.Length == number.Trim().Length ? TelHref(match.Value) : null;
    }

    internal static IReadOnlyList<ContactPiece>? Split(string text)
    {
        // A mail address or number of ten digits cannot be in a text without '@' or digits: most nodes leave here.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains('@'))
            return null;
        var pieces = new List<ContactPiece>();
        var end = 0;
        foreach (Match match in Contact().Matches(text))
        {
            if (match.Index > end)
                pieces.Add(new(text[end..match.Index], null));
            pieces.Add(match.Groups["phone"].Success
                ? new(KeepOnOneLine(match.Value), TelHref(match.Value))
                : new(match.Value, "mailto:" + match.Value));
            end = match.Index + match.Length;
        }
        if (pieces.Count == 0)
            return null;
        if (end < text.Length)
            pieces.Add(new(text[end..], null));
        return pieces;
    }

    private static string TelHref(string number)
    {
        var digits = new StringBuilder();
        foreach (var c in number.Replace("(0)", "", StringComparison.Ordinal))
            if (char.IsAsciiDigit(c))
                digits.Append(c);
        var all = digits.ToString();
        var national = all.StartsWith("0033", StringComparison.Ordinal) ? all[4..] : all[^9..];
        return "tel:+33" + national;
    }

    private static string KeepOnOneLine(string number) =>
        AnySpace().Replace(number, "\u00A0");

    [GeneratedRegex("""
        (?<![\w+@/.,=-])
        (?:
          (?<phone>(?:(?:\+33|0033)[ .\u00A0\u202F-]?(?:\(0\)[ \u00A0\u202F]?)?|0)[1-9](?:[ .\u00A0\u202F-]?[0-9]{2}){4})(?![\w@]|[.,/=-][0-9])
        | (?<mail>[a-zA-Z0-9][\w.+-]{0,63}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){1,8}[a-zA-Z]{2,24})(?![\w@-])
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Contact();

    [GeneratedRegex(@"[ \u00A0\u202F]")]
    private static partial Regex AnySpace();
}
