using System.Text;

namespace Site.Core.Text;

/// <summary>
/// CSV that a French spreadsheet opens by a double click: UTF-8 with byte order mark, <c>;</c> between cells, quotes as in RFC 4180. What a program would take
/// for a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
public static class SpreadsheetCsv
{
    /// <summary>Characters that are written at once.</summary>
    private const int Portion = 32 * 1024;

    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task WriteAsync(Stream to, IEnumerable<IReadOnlyList<string>> rows, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, Encoding, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows)
            await writer.WriteLineAsync(string.Join(';', row.Select(Cell)).AsMemory(), cancellation);
    }

    /// <summary>As rows come, in constant memory.</summary>
    /// <returns>How many rows were written, the head left out.</returns>
    public static async Task<int> WriteAsync<T>(
        Stream to, IReadOnlyList<string> head, IAsyncEnumerable<T> items, Func<T, IEnumerable<string>> cells, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(to, Encoding, leaveOpen: true);
        var lines = new StringBuilder(string.Join(';', head.Select(Cell))).Append("\r\n");
        var rows = 0;
        await foreach (var item in items.WithCancellation(cancellation))
        {
            lines.AppendJoin(';', cells(item).Select(Cell)).Append("\r\n");
            rows++;
            if (lines.Length < Portion)
                continue;
            // At the reader's pace.
            await writer.WriteAsync(lines, cancellation);
            lines.Clear();
        }
        await writer.WriteAsync(lines, cancellation);
        return rows;
    }

    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = "'" + text;
        return text.AsSpan().IndexOfAny(";\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
