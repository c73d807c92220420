using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Site.Core.Help.Remote;

/// <summary>
/// Texts may name pages and files of the CMS by a whole address, as the editor's own buttons write it, and a server may be set to give whole addresses. For
/// readers they are the site's own: the host is cut off.
/// </summary>
internal static class OwnAddresses
{
    private static readonly JsonWriterOptions AsGiven = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="origins">Of the CMS, each with a last slash.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Cut(JsonElement item, IReadOnlyList<string> origins)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(item);
        // Slashes may be escaped in many ways, host names hardly: most items name none.
        if (!origins.Any(origin => json.AsSpan().IndexOf(Encoding.UTF8.GetBytes(new Uri(origin).Host)) >= 0))
            return json;
        var buffer = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(buffer, AsGiven))
            Write(item, writer, origins);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, IReadOnlyList<string> origins)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer, origins);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var one in element.EnumerateArray())
                    Write(one, writer, origins);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(origins.Aggregate(element.GetString()!, (text, origin) => text.Replace(origin, "/", StringComparison.OrdinalIgnoreCase)));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
