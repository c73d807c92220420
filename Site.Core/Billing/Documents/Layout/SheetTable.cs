using PdfSharp.UniversalAccessibility;

namespace Site.Core.Billing.Documents;

/// <param name="Title">Empty in all columns: the table has no header row.</param>
/// <param name="Width">In points.</param>
internal sealed record Column(string Title, double Width, bool ToTheRight = false);

/// <param name="Note">Smaller, under the text.</param>
/// <param name="Span">How many columns it fills.</param>
internal sealed record Cell(string Text, string? Note = null, int Span = 1);

/// <param name="Strong">In bold, with a rule above, and its first cell names it: a total. It never stands alone at the top of a page.</param>
internal sealed record Row(IReadOnlyList<Cell> Cells, bool Strong = false);

/// <summary>A table over as many pages as it needs: rows stay whole, and its header is repeated on each page.</summary>
/// <param name="name">Repeated with the header, as « Lina (suite) »; null: it is not.</param>
/// <param name="rowHeaders">Whether the first cell of every row names the row.</param>
internal sealed class SheetTable(Sheet sheet, IReadOnlyList<Column> columns, string? name = null, bool rowHeaders = false)
{
    private const double Padding = 3;
    private const double Gap = 8;

    private readonly double _left = Sheet.Right - columns.Sum(column => column.Width);
    private readonly bool _hasHeader = columns.Any(column => column.Title.Length > 0);

    /// <param name="before">Drawn above the table, on the page where it begins.</param>
    /// <param name="beforeHeight">How high that is, in points.</param>
    /// <param name="together">A short one that is not to be torn apart.</param>
    public void Write(IReadOnlyList<Row> rows, Action? before = null, double beforeHeight = 0, bool together = false)
    {
        var laid = rows.SelectMany(Lay).ToList();
        var header = _hasHeader ? Lay(new Row([.. columns.Select(column => new Cell(column.Title))], Strong: true)).Single() : null;
        sheet.Need(beforeHeight + (header?.Height ?? 0) + (together ? laid.Sum(row => row.Height) : Together(laid, 0)));
        before?.Invoke();
        using var table = sheet.Tag(PdfBlockLevelElementTag.Table);
        if (header is not null)
            Draw(header, isHeader: true);
        for (var index = 0; index < laid.Count; index++)
        {
            if (sheet.Need(Together(laid, index)))
                Repeat(header);
            Draw(laid[index], isHeader: false);
        }
    }

    /// <summary>A row's height, with that of the total that follows it.</summary>
    private static double Together(List<LaidRow> rows, int index) =>
        rows[index].Height + (index + 1 < rows.Count && rows[index + 1].Row.Strong && !rows[index].Row.Strong ? rows[index + 1].Height : 0);

    private void Repeat(LaidRow? header)
    {
        using (sheet.Decoration())
            RepeatTexts(header);
        if (header is not null)
            sheet.RuleAt(sheet.Y, _left);
    }

    private void RepeatTexts(LaidRow? header)
    {
        if (name is not null)
        {
            sheet.Line(sheet.Wrap($"{name} (suite)", TextStyle.Strong, Sheet.Width)[0], TextStyle.Strong, Sheet.Left, sheet.Y);
            sheet.Y += TextStyle.Strong.LineHeight;
        }
        if (header is not null)
        {
            foreach (var (lines, column, x) in header.Cells.Select((lines, index) => (lines, columns[index], X(index))))
                Draw(lines, column, x, column.Width);
            sheet.Y += header.Height;
        }
    }

    private void Draw(LaidRow row, bool isHeader)
    {
        if (row.Row.Strong && !isHeader)
            sheet.RuleAt(sheet.Y, _left);
        using (sheet.Tag(PdfBlockLevelElementTag.TableRow))
            for (int index = 0, column = 0; index < row.Cells.Count; column += row.Row.Cells[index].Span, index++)
            {
                var span = row.Row.Cells[index].Span;
                var names = isHeader || (index == 0 && (rowHeaders || row.Row.Strong));
                using var cell = sheet.Tag(names ? PdfBlockLevelElementTag.TableHeaderCell : PdfBlockLevelElementTag.TableDataCell);
                if (names)
                    sheet.SetScope(ofRow: !isHeader);
                if (span > 1)
                    sheet.SetSpan(span);
                Draw(row.Cells[index], columns[column], X(column), WidthOf(column, span));
            }
        sheet.Y += row.Height;
        if (!row.Row.Strong || isHeader)
            sheet.RuleAt(sheet.Y, _left);
    }

    private void Draw(IReadOnlyList<(string Text, TextStyle Style)> lines, Column column, double x, double width)
    {
        var top = sheet.Y + Padding;
        foreach (var (text, style) in lines)
        {
            if (text.Length > 0)
                sheet.Line(text, style, column.ToTheRight ? x + width : x, top, column.ToTheRight);
            top += style.LineHeight;
        }
    }

    /// <summary>A row, or several when its text is longer than a page.</summary>
    private IEnumerable<LaidRow> Lay(Row row)
    {
        var column = 0;
        List<List<(string Text, TextStyle Style)>> cells = [];
        foreach (var cell in row.Cells)
        {
            var width = WidthOf(column, cell.Span) - (columns[column].ToTheRight ? 0 : Gap);
            var style = row.Strong ? TextStyle.Strong : TextStyle.Body;
            List<(string, TextStyle)> lines = [.. sheet.Wrap(cell.Text, style, width).Select(line => (line, style))];
            if (cell.Note is { Length: > 0 } note)
                lines.AddRange(sheet.Wrap(note, TextStyle.Note, width).Select(line => (line, TextStyle.Note)));
            cells.Add(lines);
            column += cell.Span;
        }
        var most = (int)((Sheet.BodyHeight - 100) / TextStyle.Strong.LineHeight);
        for (var from = 0; from == 0 || cells.Any(cell => cell.Count > from); from += most)
        {
            var part = cells.Select(cell => (IReadOnlyList<(string Text, TextStyle Style)>)[.. cell.Skip(from).Take(most)]).ToList();
            yield return new LaidRow(row, part, part.Max(lines => lines.Sum(line => line.Style.LineHeight)) + 2 * Padding);
        }
    }

    private double X(int column) => _left + columns.Take(column).Sum(one => one.Width);

    private double WidthOf(int column, int span) => columns.Skip(column).Take(span).Sum(one => one.Width);

    private sealed record LaidRow(Row Row, IReadOnlyList<IReadOnlyList<(string Text, TextStyle Style)>> Cells, double Height);
}
