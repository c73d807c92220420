using System.Xml.Linq;

namespace Site.Web;

public static class XmlText
{
    /// <summary>The document with its declaration, for an answer in UTF-8.</summary>
    public static string Declared(this XDocument document) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document;
}
