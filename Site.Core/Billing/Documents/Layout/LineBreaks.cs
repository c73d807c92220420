using System.Globalization;

namespace Site.Core.Billing.Documents;

/// <summary>Breaks texts into lines: at plain spaces, never at no-break ones, and within a word only when it is wider than a line.</summary>
internal static class LineBreaks
{
    /// <param name="measure">How wide a text is.</param>
    /// <returns>At least one line, which may be empty. All that end at a space keep it, all but the last.</returns>
    public static IReadOnlyList<string> Of(string text, Func<string, double> measure, double width)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (measure(longer) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line + ' ');
            line = word;
            if (measure(word) > width)
            {
                var pieces = Pieces(word, measure, width);
                lines.AddRange(pieces[..^1]);
                line = pieces[^1];
            }
        }
        lines.Add(line);
        return lines;
    }

    private static List<string> Pieces(string word, Func<string, double> measure, double width)
    {
        List<string> pieces = [];
        var piece = "";
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (piece.Length > 0 && measure(piece + letter) > width)
            {
                pieces.Add(piece);
                piece = "";
            }
            piece += letter;
        }
        pieces.Add(piece);
        return pieces;
    }
}
