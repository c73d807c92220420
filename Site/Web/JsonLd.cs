using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Site.Web;

/// <summary>Structured data for the inside of a <c>script type="application/ld+json"</c>.</summary>
public sealed class JsonLd(JsonObject data) : IHtmlContent
{
    // Readable accents, but <, >, & and quotes stay escaped: nothing that editors write can end the script element.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA),
    };

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(data.ToJsonString(Options));
}
