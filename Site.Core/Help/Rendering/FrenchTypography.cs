using System.Text.RegularExpressions;

namespace Site.Core.Help.Rendering;

/// <summary>French spacing rules for text that editors typed with plain spaces.</summary>
public static partial class FrenchTypography
{
    private const string NoBreakSpace = "\u00A0";

    /// <summary>
    /// Puts a non-breaking space (U+00A0) where a plain one stands before <c>; : ? ! »</c> or after <c>«</c>,
    /// so that no line begins with a lonely mark. Adds no space where there was none. For plain text, never for markup.
    /// </summary>
    public static string Apply(string text) =>
        text.Length == 0 ? text : SpaceBeforeMark().Replace(text, NoBreakSpace);

    [GeneratedRegex(@" (?=[;:?!»])|(?<=«) ")]
    private static partial Regex SpaceBeforeMark();
}
