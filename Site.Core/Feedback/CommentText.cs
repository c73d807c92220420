using System.Globalization;
using System.Text;
using Site.Core.Privacy;

namespace Site.Core.Feedback;

public enum CommentFault { None, Empty, TooLong, Unreadable }

/// <summary>A comment fit to be stored: plain text, tidied, personal data masked.</summary>
public sealed class CommentText
{
    /// <summary>In characters (Unicode code points, as databases count them), line ends counting one each, before masking: a mask may be longer than what it hides.</summary>
    public const int MaximumLength = 2000;

    private CommentText(string value) => Value = value;

    public string Value { get; }

    /// <summary>Null with the reason when it cannot be kept. Control characters are left out, line ends become LF, blanks at both ends go.</summary>
    public static CommentText? Parse(string? text, out CommentFault fault)
    {
        var tidy = Tidy(text ?? "");
        fault = tidy switch
        {
            "" => CommentFault.Empty,
            // What a form's bytes become when they are not UTF-8.
            _ when tidy.Contains('\uFFFD') => CommentFault.Unreadable,
            _ when tidy.EnumerateRunes().Count() > MaximumLength => CommentFault.TooLong,
            _ => CommentFault.None,
        };
        return fault == CommentFault.None ? new CommentText(PersonalDataMask.Apply(tidy)) : null;
    }

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control)
                tidy.Append(rune.ToString());
        }
        return tidy.ToString().Trim();
    }
}
