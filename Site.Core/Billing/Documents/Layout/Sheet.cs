using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Site.Core.Billing.Documents;

/// <summary>
/// A4 pages that are filled from top to bottom, in points. All text stands in a tag (heading, paragraph, cell), and what is only there for the eye is marked as such,
/// so that a screen reader tells the document in its order.
/// </summary>
internal sealed class Sheet : IDisposable
{
    public const double Left = 20 * Millimetre;
    public const double Right = 190 * Millimetre;
    public const double Width = Right - Left;
    public const double Millimetre = 72 / 25.4;

    private const double Top = 15 * Millimetre;
    private const double Bottom = 275 * Millimetre;
    private const double AfterHeading = 4;
    private const double FooterTop = 281 * Millimetre;

    private static readonly XBrush Ink = new XSolidBrush(XColor.FromArgb(0x1b, 0x24, 0x27));
    private static readonly XBrush Grey = new XSolidBrush(XColor.FromArgb(0x4c, 0x5a, 0x5e));
    private static readonly XBrush Tint = new XSolidBrush(XColor.FromArgb(0xf3, 0xf2, 0xee));
    private static readonly XPen Rule = new(XColor.FromArgb(0xb5, 0xb9, 0xba), 0.6);

    private readonly PdfDocument _document = new();
    private readonly Dictionary<TextStyle, XFont> _fonts = [];
    private readonly StructureBuilder _tags;
    private readonly string _title;
    private readonly int _pages;
    private XGraphics? _page;

    /// <param name="pages">How many there will be; 0: not known yet.</param>
    private Sheet(string title, string author, DateOnly day, int pages)
    {
        (_title, _pages) = (PrintableText.Of(title), pages);
        // PDFsharp writes a no-break space as the byte that PDF reads as « € » here.
        _document.Info.Title = _title.Replace('\u00a0', ' ');
        _document.Info.Author = PrintableText.Of(author).Replace('\u00a0', ' ');
        // The document's day, not the moment of printing: the same document is the same file but for the ids that PDFsharp draws.
        _document.Info.CreationDate = _document.Info.ModificationDate = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var accessibility = UAManager.ForDocument(_document);
        accessibility.SetDocumentLanguage("fr-FR");
        _tags = accessibility.StructureBuilder;
        _document.RenderEvents.RenderTextEvent += (_, text) =>
        {
            var glyphs = text.CodePointGlyphIndexPairs;
            for (var index = 0; index < glyphs.Length; index++)
                if (glyphs[index].GlyphIndex == 0)
                {
                    glyphs[index].CodePoint = PrintableText.InsteadOf(glyphs[index].CodePoint);
                    text.ReevaluateGlyphIndices = true;
                }
        };
        NewPage();
    }

    /// <summary>Where the next thing goes.</summary>
    public double Y { get; set; }

    public static double BodyHeight => Bottom - Top;

    private XGraphics Page => _page!;

    /// <summary>
    /// Lays a document out and writes it, whole or not at all, in one synchronous write.
    /// </summary>
    /// <param name="lay">Is called twice: the first time counts the pages.</param>
    public static void Write(string title, string author, DateOnly day, Action<Sheet> lay, Stream to)
    {
        int pages;
        using (var draft = new Sheet(title, author, day, 0))
        {
            lay(draft);
            pages = draft._document.PageCount;
        }
        using var sheet = new Sheet(title, author, day, pages);
        lay(sheet);
        sheet._page!.Dispose();
        using var written = new MemoryStream();
        sheet._document.Save(written, closeStream: false);
        to.Write(written.GetBuffer(), 0, (int)written.Length);
    }

    /// <summary>Goes to the next page unless that much height is left.</summary>
    /// <returns>Whether a page was begun.</returns>
    public bool Need(double height)
    {
        if (Y + height <= Bottom || Y <= Top)
            return false;
        NewPage();
        return true;
    }

    public void Heading(string text, int level)
    {
        var style = level == 1 ? TextStyle.Title : TextStyle.Heading;
        // Never alone at the foot of a page.
        Need(style.LineHeight + 3 * TextStyle.Body.LineHeight);
        using (Tag(level == 1 ? PdfBlockLevelElementTag.Heading1 : PdfBlockLevelElementTag.Heading2))
            Lines(Wrap(text, style, Width), style, Left);
        Y += AfterHeading;
    }

    /// <summary>Of a heading of the second level, in points.</summary>
    public double HeadingHeight(string text) => Wrap(text, TextStyle.Heading, Width).Count * TextStyle.Heading.LineHeight + AfterHeading;

    public void Paragraph(string text, TextStyle style, double left = Left, double width = Width)
    {
        using (Tag(PdfBlockLevelElementTag.Paragraph))
            Lines(Wrap(text, style, width), style, left);
    }

    public void List(IEnumerable<string> items)
    {
        using var list = Tag(PdfBlockLevelElementTag.List);
        foreach (var item in items)
        {
            Need(TextStyle.Body.LineHeight);
            using var listItem = Tag(PdfBlockLevelElementTag.ListItem);
            using (Tag(PdfBlockLevelElementTag.Label))
                Line("•", TextStyle.Body, Left, Y);
            using (Tag(PdfBlockLevelElementTag.ListBody))
                Lines(Wrap(item, TextStyle.Body, Width - 12), TextStyle.Body, Left + 12);
            Y += 2;
        }
    }

    /// <summary>One line of text, in the tag that is open.</summary>
    /// <param name="x">Its left end, or its right one.</param>
    /// <param name="top">Its top.</param>
    public void Line(string text, TextStyle style, double x, double top, bool toTheRight = false)
    {
        var left = toTheRight ? x - Measure(text.TrimEnd(), style) : x;
        Page.DrawString(text, Font(style), style.Muted ? Grey : Ink, left, top + style.Baseline);
    }

    /// <summary>A tinted field behind what is printed next.</summary>
    public void Field(double top, double height)
    {
        using (Decoration())
            Page.DrawRectangle(Tint, Left, top, Width, height);
    }

    public void RuleAt(double y, double left = Left)
    {
        using (Decoration())
            Page.DrawLine(Rule, left, y, Right, y);
    }

    /// <summary>Lines no wider than given. All but the last end in a space, which keeps words apart when the text is read aloud or copied.</summary>
    public IReadOnlyList<string> Wrap(string text, TextStyle style, double width) => LineBreaks.Of(PrintableText.Of(text), piece => Measure(piece, style), width);

    public Tagged Tag(PdfBlockLevelElementTag tag)
    {
        _tags.BeginElement(tag);
        return new Tagged(_tags);
    }

    /// <summary>For what a screen reader passes over.</summary>
    public Tagged Decoration()
    {
        _tags.BeginArtifact();
        return new Tagged(_tags);
    }

    /// <summary>Of the header cell whose tag is open.</summary>
    /// <param name="ofRow">Else of its column.</param>
    public void SetScope(bool ofRow) => _tags.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", ofRow ? "/Row" : "/Column");

    public void SetSpan(int columns) => _tags.SetColSpan(columns);

    public void Dispose()
    {
        _page?.Dispose();
        _document.Dispose();
    }

    private void NewPage()
    {
        if (_page is not null)
        {
            // What is open goes on in a mark of its own on the next page.
            _tags.EndMarkedContentsWithId();
            _page.Dispose();
        }
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        Y = Top;
        using (Decoration())
        {
            var number = $"Page\u00a0{_document.PageCount} sur\u00a0{_pages}";
            Page.DrawLine(Rule, Left, FooterTop - 3, Right, FooterTop - 3);
            Line(Wrap(_title, TextStyle.Note, Width - 100)[0], TextStyle.Note, Left, FooterTop);
            Line(number, TextStyle.Note, Right, FooterTop, toTheRight: true);
        }
    }

    private void Lines(IReadOnlyList<string> lines, TextStyle style, double left)
    {
        foreach (var line in lines)
        {
            Need(style.LineHeight);
            Line(line, style, left, Y);
            Y += style.LineHeight;
        }
    }

    private double Measure(string text, TextStyle style) => Page.MeasureString(text, Font(style)).Width;

    private XFont Font(TextStyle style)
    {
        if (!_fonts.TryGetValue(style, out var font))
            _fonts[style] = font = DocumentFonts.Of(style.Size, style.Bold);
        return font;
    }

    /// <summary>A tag that is open until disposed of.</summary>
    internal readonly struct Tagged(StructureBuilder tags) : IDisposable
    {
        public void Dispose() => tags.End();
    }
}
