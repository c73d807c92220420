using AngleSharp.Dom;

namespace Site.Core.Help.Rendering;

/// <summary>What is done to a sanitised tree before it is written out: headings, links, pictures, then the text itself.</summary>
internal static class MarkupFinish
{
    /// <summary>Lines of text, and so the pictures in them, are at most about 600 pixels wide; browsers that can look for themselves.</summary>
    private const string SizesInText = "auto, (min-width: 640px) 600px, 100vw";

    public static void Apply(IElement body, LinkTargets links, ResponsivePictures pictures, int topHeading)
    {
        foreach (var span in body.QuerySelectorAll("span").ToList())
            Unwrap(span);
        ShiftHeadings(body, topHeading);
        foreach (var link in body.QuerySelectorAll("a").ToList())
            FinishLink(link, links);
        foreach (var picture in body.QuerySelectorAll("img").ToList())
            FinishPicture(picture, pictures);
        FinishText(body);
    }

    private static void ShiftHeadings(IElement body, int topHeading)
    {
        var headings = body.QuerySelectorAll("h1,h2,h3,h4,h5,h6").ToList();
        if (headings.Count == 0)
            return;
        var shift = topHeading - headings.Min(Level);
        if (shift <= 0)
            return;
        foreach (var heading in headings)
        {
            var shifted = body.Owner!.CreateElement("h" + Math.Min(6, Level(heading) + shift));
            MoveChildren(heading, shifted);
            heading.Replace(shifted);
        }

        static int Level(IElement heading) => heading.LocalName[1] - '0';
    }

    private static void FinishLink(IElement link, LinkTargets links)
    {
        var href = link.GetAttribute("href");
        var picked = Guid.TryParse(link.GetAttribute("data-destination-id"), out var id) && link.GetAttribute("data-link-type") is not "Media"
            ? id
            : (Guid?)null;
        link.RemoveAttribute("data-destination-id");
        link.RemoveAttribute("data-link-type");
        if (string.IsNullOrWhiteSpace(href))
        {
            Unwrap(link);
            return;
        }
        if ((picked ?? LinkTargets.LocalLink(href)) is { } document)
        {
            if (links.Document(document) is { } address)
                link.SetAttribute("href", address + Suffix(href));
            else
                Unwrap(link);
        }
        else if (IsOwnPath(href))
        {
            if (links.Path(Path(href)) is { } address)
                link.SetAttribute("href", address + Suffix(href));
        }
        else if (href.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || href.StartsWith("//", StringComparison.Ordinal))
        {
            link.SetAttribute("rel", "noopener");
        }
    }

    /// <summary>A picture from elsewhere would call a third party without the reader's consent: only its words stay.</summary>
    private static void FinishPicture(IElement picture, ResponsivePictures pictures)
    {
        var source = picture.GetAttribute("src") ?? "";
        if (!IsOwnPath(source))
        {
            picture.Replace(picture.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? ""));
            return;
        }
        if (!picture.HasAttribute("alt"))
            picture.SetAttribute("alt", "");
        picture.SetAttribute("loading", "lazy");
        if (!source.StartsWith("/media/", StringComparison.Ordinal))
            return;
        // What the editor's own view of it was cut to says nothing about the page.
        picture.SetAttribute("src", Path(source));
        if (pictures.Find(Path(source)) is not { } versions)
            return;
        picture.SetAttribute("src", versions.Preview);
        picture.SetAttribute("srcset", versions.SourceSet);
        picture.SetAttribute("sizes", SizesInText);
        if (picture.HasAttribute("width") && picture.HasAttribute("height"))
            return;
        picture.SetAttribute("width", $"{versions.Width}");
        picture.SetAttribute("height", $"{versions.Height}");
    }

    private static void FinishText(IElement body)
    {
        foreach (var text in body.Descendants<IText>().ToList())
        {
            if (IsInside(text, body, static name => name is "code" or "pre"))
                continue;
            text.Data = FrenchTypography.Apply(text.Data);
            if (IsInside(text, body, static name => name is "a") || ContactLinks.Split(text.Data) is not { } pieces)
                continue;
            text.Replace(pieces.Select(piece => ToNode(body.Owner!, piece)).ToArray());
        }
    }

    private static INode ToNode(IDocument document, ContactPiece piece)
    {
        if (piece.Href is null)
            return document.CreateTextNode(piece.Text);
        var link = document.CreateElement("a");
        link.SetAttribute("href", piece.Href);
        link.TextContent = piece.Text;
        return link;
    }

    private static bool IsInside(INode node, IElement root, Func<string, bool> name)
    {
        for (var parent = node.ParentElement; parent is not null && parent != root; parent = parent.ParentElement)
            if (name(parent.LocalName))
                return true;
        return false;
    }

    private static bool IsOwnPath(string href) =>
        href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal) && !href.StartsWith("/\\", StringComparison.Ordinal);

    private static string Path(string href) => href[..SuffixStart(href)];

    private static string Suffix(string href) => href[SuffixStart(href)..];

    private static int SuffixStart(string href) => href.IndexOfAny(['?', '#']) is >= 0 and var start ? start : href.Length;

    private static void Unwrap(IElement element)
    {
        element.Replace(element.ChildNodes.ToArray());
    }

    private static void MoveChildren(IElement from, IElement to)
    {
        while (from.FirstChild is { } child)
            to.AppendChild(child);
    }
}
