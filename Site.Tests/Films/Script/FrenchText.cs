using System.Text.RegularExpressions;

namespace Site.Films.Script;

/// <summary>The non-breaking spaces of French, which nobody sees while writing a script.</summary>
public static partial class FrenchText
{
    private const string NonBreaking = "\u00A0";

    /// <summary>Before : ; ? ! and », after «.</summary>
    public static string Spaced(string text) => InsideQuotes().Replace(BeforeHighSign().Replace(text, NonBreaking), "«" + NonBreaking);

    [GeneratedRegex(" (?=[:;?!»])")]
    private static partial Regex BeforeHighSign();

    [GeneratedRegex("« ")]
    private static partial Regex InsideQuotes();
}
