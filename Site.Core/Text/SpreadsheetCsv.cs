using System.Text;

namespace Site.Core.Text;

/// <summary>
/// CSV that a French spreadsheet opens by a double click: UTF-8 with byte order mark, <c>;</c> between cells, quotes as in RFC 4180. What a program would take
/// for a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
public static class SpreadsheetCsv
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(Stream to, IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, Encoding, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows)
            await writer.WriteLineAsync(string.Join(';', row.Select(Cell)).AsMemory(), cancellation);
    }

    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
