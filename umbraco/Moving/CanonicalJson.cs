using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site.Cms.Moving;

/// <summary>The one spelling of a schema file: two spaces, LF, members in the order given, nothing escaped that JSON lets stand.</summary>
internal static class CanonicalJson
{
    // The platform's own writers escape non-breaking spaces and emoji, which French names hold and diffs should show.
    public static string Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Node(text, value, 0);
        return text.Append('\n').ToString();
    }

    private static void Node(StringBuilder to, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members:
                Lines(to, '{', members, '}', depth, member =>
                {
                    Text(to, member.Key);
                    to.Append(": ");
                    Node(to, member.Value, depth + 1);
                });
                break;
            case JsonArray { Count: > 0 } items:
                Lines(to, '[', items, ']', depth, item => Node(to, item, depth + 1));
                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.String:
                Text(to, value.GetValue<string>());
                break;
            default:
                to.Append(value is null ? "null" : value.ToJsonString());
                break;
        }
    }

    private static void Lines<T>(StringBuilder to, char open, IEnumerable<T> items, char close, int depth, Action<T> write)
    {
        to.Append(open);
        var separator = "\n";
        foreach (var item in items)
        {
            to.Append(separator).Append(' ', 2 * (depth + 1));
            write(item);
            separator = ",\n";
        }
        to.Append('\n').Append(' ', 2 * depth).Append(close);
    }

    private static void Text(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => to.Append('\\').Append(letter),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                < ' ' => to.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => to.Append(letter),
            };
        }
        to.Append('"');
    }
}
