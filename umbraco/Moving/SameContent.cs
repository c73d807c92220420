using System.Text;
using System.Text.Json;
using Site.Cms.Model;

namespace Site.Cms.Moving;

/// <summary>
/// Values by what they say. The order of members says nothing, nor does an absent one beside a null, nor what a server writes down for itself: keys of
/// picks, which are drawn anew, and the names of editors and media types, which the ids tell.
/// </summary>
internal static class SameContent
{
    private static readonly string[] Told = ["$type", "editorAlias", "mediaTypeAlias"];

    public static bool Are(PropertyValues one, PropertyValues other) => one.Equals(other) || Of(JsonElement.Parse(one.Json)) == Of(JsonElement.Parse(other.Json));

    /// <summary>The same text for what says the same.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder to, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var isPick = value.TryGetProperty("mediaKey", out _);
                to.Append('{');
                foreach (var member in value.EnumerateObject()
                    .Where(member => member.Value.ValueKind != JsonValueKind.Null && !Told.Contains(member.Name) && !(isPick && member.Name == "key"))
                    .OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    to.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Write(to, member.Value);
                    to.Append(',');
                }
                to.Append('}');
                break;
            case JsonValueKind.Array:
                to.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(to, item);
                    to.Append(',');
                }
                to.Append(']');
                break;
            case JsonValueKind.String:
                to.Append(JsonSerializer.Serialize(value.GetString()));
                break;
            default:
                to.Append(value.GetRawText());
                break;
        }
    }
}
