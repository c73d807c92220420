using CsvHelper;

namespace Site.Core.Import;

/// <summary>Reads the lines of one CSV file: <c>;</c> or <c>,</c> between cells, quotes as in RFC 4180 but for line breaks in cells.</summary>
internal sealed class CsvFile(IReadOnlyList<ImportColumn> expected, Action<long, string> refuse)
{
    /// <summary>In characters; more is no line that a town wrote.</summary>
    public const int LongestLine = 20_000;

    private readonly HashSet<string> _required = [.. expected.Where(column => column.IsRequired).Select(column => column.Name)];

    /// <summary>The lines that can be taken apart; the others are told to <c>refuse</c>, as is a file that cannot be read at all.</summary>
    /// <param name="progress">Told now and then how many bytes have been read.</param>
    public IEnumerable<ImportRow> Read(string path, Action<long> progress)
    {
        using var stream = File.OpenRead(path);
        var encoding = CsvEncoding.Detect(stream);
        if (encoding.Encoding is null)
        {
            refuse(encoding.Line, encoding.Fault!);
            yield break;
        }
        stream.Position = 0;
        using var text = new LineLimit(new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: true), LongestLine);
        var badQuotes = new HashSet<long>();
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = Separator(path),
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => badQuotes.Add(record.LineNumber),
        });

        if (!reader.Read())
        {
            refuse(1, ImportTexts.Empty);
            yield break;
        }
        if (Columns(reader) is not { } columns)
            yield break;
        while (reader.Read())
        {
            progress(stream.Position);
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = reader.GetString(at);
            if (text.IsCut(reader.LineNumber))
                refuse(reader.LineNumber, ImportTexts.LineTooLong);
            else if (badQuotes.Remove(reader.LineNumber))
                refuse(reader.LineNumber, ImportTexts.Quotes);
            else if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            else if (cells.Length != columns.Count)
                refuse(reader.LineNumber, ImportTexts.CellCount(cells.Length, columns.Count));
            else
                yield return new ImportRow(reader.LineNumber, columns, _required, cells);
        }
    }

    /// <summary>The one that stands more often in the header: no column's name has either.</summary>
    private static char Separator(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[4096];
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var line = header.AsSpan(0, length);
        if (line.IndexOfAny((byte)'\r', (byte)'\n') is var end and >= 0)
            line = line[..end];
        return line.Count((byte)',') > line.Count((byte)';') ? ',' : ';';
    }

    /// <summary>Null when the header was refused.</summary>
    private Dictionary<string, int>? Columns(CsvReader reader)
    {
        var (columns, known, sound) = (new Dictionary<string, int>(StringComparer.Ordinal), expected.Select(column => column.Name).ToList(), true);
        for (var at = 0; at < reader.FieldCount; at++)
        {
            var name = reader.GetString(at).Trim().ToLowerInvariant();
            if (!known.Contains(name))
                Refuse(ImportTexts.UnknownColumn(name, known));
            else if (!columns.TryAdd(name, at))
                Refuse(ImportTexts.TwiceTheColumn(name));
        }
        foreach (var name in _required.Where(name => !columns.ContainsKey(name)))
            Refuse(ImportTexts.MissingColumn(name));
        return sound ? columns : null;

        void Refuse(string reason)
        {
            sound = false;
            refuse(reader.LineNumber, reason);
        }
    }
}
