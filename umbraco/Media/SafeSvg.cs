using System.Xml;
using System.Xml.Linq;
using Site.Cms.Model.Editors;

namespace Site.Cms.Media;

/// <summary>Takes out of an SVG whatever could run or reach elsewhere. An SVG without such things keeps its bytes.</summary>
internal static class SafeSvg
{
    /// <summary>Bytes; an SVG is read as a whole.</summary>
    public const int Longest = 10 * 1024 * 1024;

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "foreignObject", "iframe", "object", "embed", "handler", "listener", "set", "animate", "animateTransform", "animateMotion",
    };

    /// <returns>The bytes to keep and the document; null when it is not well-formed SVG.</returns>
    public static (byte[] Bytes, XElement Svg)? Clean(byte[] bytes)
    {
        XDocument document;
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 10_000_000 });
            document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
        if (document.Root is not { Name.LocalName: "svg" } svg)
            return null;

        var elements = svg.Descendants().Where(element => Forbidden.Contains(element.Name.LocalName)).ToList();
        elements.ForEach(element => element.Remove());
        var attributes = svg.DescendantsAndSelf().Attributes().Where(IsDangerous).ToList();
        attributes.ForEach(attribute => attribute.Remove());
        var instructions = document.DescendantNodes().OfType<XProcessingInstruction>().ToList();
        instructions.ForEach(instruction => instruction.Remove());
        if (elements.Count + attributes.Count + instructions.Count == 0)
            return (bytes, svg);

        using var cleaned = new MemoryStream();
        using (var writer = XmlWriter.Create(cleaned, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), OmitXmlDeclaration = true }))
            document.Save(writer);
        return (cleaned.ToArray(), svg);
    }

    private static bool IsDangerous(XAttribute attribute) =>
        attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (attribute.Name.LocalName is "href" or "src" && IsOutside(attribute.Value));

    private static bool IsOutside(string address) =>
        !address.TrimStart().StartsWith('#')
        && (SafeMarkup.IsDangerousAddress(address)
            ? !address.TrimStart().StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
                || address.Contains("svg", StringComparison.OrdinalIgnoreCase)
            : address.Contains("//", StringComparison.Ordinal) && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
