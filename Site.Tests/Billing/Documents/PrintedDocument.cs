using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Site.Tests.Billing.Documents;

/// <summary>A PDF as another program reads it: what its pages show, and what a screen reader tells, in the order of its tags.</summary>
internal sealed partial class PrintedDocument
{
    private readonly List<(string Tag, string Text)> _told = [];
    private readonly Dictionary<IndirectReference, Dictionary<int, string>> _marks = [];

    private PrintedDocument(byte[] bytes)
    {
        Bytes = bytes;
        using var pdf = PdfDocument.Open(bytes);
        Title = pdf.Information.Title ?? "";
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Language = ((StringToken)catalog.Data["Lang"]).Data;
        IsMarked = Dictionary(pdf, catalog.Data["MarkInfo"]).Data["Marked"] == BooleanToken.True;
        foreach (var page in pdf.GetPages())
        {
            var marked = page.GetMarkedContents();
            Pages.Add(new PrintedPage(
                Plain(string.Join(' ', page.GetWords().Select(word => word.Text))),
                [.. page.Letters],
                [.. marked.Where(content => !content.IsArtifact).SelectMany(content => content.Letters)],
                page.Letters.Count - marked.Sum(content => content.Letters.Count),
                Plain(string.Concat(marked.Where(content => content.IsArtifact).SelectMany(content => content.Letters).Select(letter => letter.Value)))));
            _marks[Reference(pdf, page)] = marked.Where(content => !content.IsArtifact)
                .ToDictionary(content => content.MarkedContentIdentifier, content => string.Concat(content.Letters.Select(letter => letter.Value)));
        }
        Tell(pdf, Dictionary(pdf, Dictionary(pdf, catalog.Data["StructTreeRoot"]).Data["K"]));
    }

    public byte[] Bytes { get; }

    public string Title { get; }

    public string Language { get; }

    public bool IsMarked { get; }

    public List<PrintedPage> Pages { get; } = [];

    /// <summary>Tags with the text that stands in each, in reading order.</summary>
    public IReadOnlyList<(string Tag, string Text)> Told => _told;

    /// <summary>All that is told, with a space between tags; no-break spaces as they are.</summary>
    public string Text => string.Join(' ', _told.Where(one => one.Text.Length > 0).Select(one => one.Text));

    public static PrintedDocument Of(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return new PrintedDocument(stream.ToArray());
    }

    /// <summary>The file without what is drawn at random for each: its ids and the tags of its fonts.</summary>
    public string WithoutIds() => Ids().Replace(Encoding.Latin1.GetString(Bytes), "");

    [GeneratedRegex(@"uuid:[0-9a-f-]{36}|/ID\[.*?\]|[A-Z]{6}(?=\+Atkinson)", RegexOptions.Singleline)]
    private static partial Regex Ids();

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static DictionaryToken Dictionary(PdfDocument pdf, IToken token) =>
        token as DictionaryToken ?? (DictionaryToken)pdf.Structure.GetObject(((IndirectReferenceToken)token).Data).Data;

    private static IndirectReference Reference(PdfDocument pdf, Page page)
    {
        var pages = Dictionary(pdf, pdf.Structure.Catalog.CatalogDictionary.Data["Pages"]);
        return ((IndirectReferenceToken)((ArrayToken)pages.Data["Kids"]).Data[page.Number - 1]).Data;
    }

    private void Tell(PdfDocument pdf, DictionaryToken element)
    {
        var at = _told.Count;
        _told.Add((((NameToken)element.Data["S"]).Data, ""));
        var text = new StringBuilder();
        foreach (var kid in element.Data.GetValueOrDefault("K") switch { ArrayToken array => array.Data, { } one => [one], null => [] })
            if (kid is NumericToken mark)
                text.Append(_marks[((IndirectReferenceToken)element.Data["Pg"]).Data][mark.Int]);
            else if (Dictionary(pdf, kid) is var inner && inner.Data.ContainsKey("MCID"))
                text.Append(_marks[((IndirectReferenceToken)inner.Data["Pg"]).Data][((NumericToken)inner.Data["MCID"]).Int]);
            else
                Tell(pdf, inner);
        _told[at] = (_told[at].Tag, text.ToString());
    }
}

/// <param name="Shown">All its words, artifacts too, with plain spaces.</param>
/// <param name="Tagged">The letters that a screen reader tells.</param>
/// <param name="Untagged">How many letters stand neither in a tag nor in an artifact.</param>
/// <param name="Artifacts">What a screen reader passes over.</param>
internal sealed record PrintedPage(string Shown, IReadOnlyList<Letter> Letters, IReadOnlyList<Letter> Tagged, int Untagged, string Artifacts);
