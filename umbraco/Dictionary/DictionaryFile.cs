using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Site.Cms.Data;

namespace Site.Cms.Dictionary;

/// <summary>An item with all below it, as it stands in a file.</summary>
public sealed record DictionaryBranch(Guid Id, string Name, IReadOnlyList<Translation> Translations, IReadOnlyList<DictionaryBranch> Children);

/// <summary>Dictionary items as Umbraco's <c>.udt</c> files: XML, items within items.</summary>
public static class DictionaryFile
{
    public const string Extension = "udt";

    private const long LongestFile = 4 * 1024 * 1024;
    private const int DeepestBranch = 50;

    /// <param name="withChildren">Or the item alone.</param>
    public static byte[] Write(CmsState state, DictionaryItem item, bool withChildren)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true }))
            Element(state, item, withChildren).Save(xml);
        return bytes.ToArray();
    }

    /// <returns>Null for what is no such file.</returns>
    public static DictionaryBranch? Read(Stream file)
    {
        try
        {
            using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestFile });
            return Branch(XElement.Load(xml), 0);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Element(CmsState state, DictionaryItem item, bool withChildren) => new(
        "DictionaryItem", new XAttribute("Key", item.Id), new XAttribute("Name", item.Name),
        item.Translations.Select((translation, at) => new XElement(
            "Value", new XAttribute("LanguageId", (at + 1).ToString(CultureInfo.InvariantCulture)), new XAttribute("LanguageCultureAlias", translation.IsoCode),
            new XText(Writable(translation.Text)))),
        withChildren
            ? state.Dictionary.Values.Where(child => child.ParentId == item.Id).OrderBy(child => child.Name, StringComparer.Ordinal).Select(child => Element(state, child, true))
            : []);

    // XML has no way to write the others.
    private static string Writable(string text) => new([.. text.Where((sign, at) =>
        XmlConvert.IsXmlChar(sign)
        || (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], sign)) || (at > 0 && XmlConvert.IsXmlSurrogatePair(sign, text[at - 1])))]);

    private static DictionaryBranch? Branch(XElement element, int depth)
    {
        if (element.Name != "DictionaryItem" || depth > DeepestBranch
            || !Guid.TryParse(element.Attribute("Key")?.Value, out var id) || element.Attribute("Name")?.Value is not { Length: > 0 } name)
            return null;
        var children = element.Elements("DictionaryItem").Select(child => Branch(child, depth + 1)).ToList();
        return children.Contains(null) ? null : new DictionaryBranch(id, name,
            [
                .. element.Elements("Value").Where(value => value.Attribute("LanguageCultureAlias") is not null)
                    .Select(value => new Translation(value.Attribute("LanguageCultureAlias")!.Value, value.Value)),
            ],
            [.. children.OfType<DictionaryBranch>()]);
    }
}
