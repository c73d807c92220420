using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.Moving;

/// <summary>
/// The one spelling of front matter (umbraco/README.md, « Canonical form »). Strings are plain where YAML allows it; several lines stand as a literal
/// block; what a reader of lines would change (tabs, other line ends) is escaped in double quotes.
/// </summary>
internal static class CanonicalYaml
{
    private const string FirstOnly = ",[]{}#&*!|>'\"%@`";

    public static string Write(YamlMappingNode front)
    {
        var text = new StringBuilder();
        Block(text, front, 0);
        return text.ToString();
    }

    /// <summary>Whether a text survives as it is between lines: neither its ends nor its line ends would be changed when a file is read.</summary>
    public static bool KeepsLines(string text) =>
        text.Length > 0 && text[0] != '\n' && text[^1] != '\n' && !text.Any(letter => letter is '\r' or '\f' or '\0' or '\u0085' or '\u2028' or '\u2029' or '\uFEFF');

    private static void Block(StringBuilder to, YamlNode node, int indent)
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var (key, value) in mapping.Children)
            {
                to.Append(' ', indent).Append(Inline(((YamlScalarNode)key).Value ?? "", ((YamlScalarNode)key).Style)).Append(':');
                After(to, value, indent);
            }
            return;
        }
        foreach (var item in ((YamlSequenceNode)node).Children)
        {
            if (IsInline(item))
            {
                to.Append(' ', indent).Append('-');
                After(to, item, indent);
                continue;
            }
            var start = to.Length;
            Block(to, item, indent + 2);
            to[start + indent] = '-';
        }
    }

    private static void After(StringBuilder to, YamlNode node, int indent)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { } lines } when lines.Contains('\n', StringComparison.Ordinal) && IsLiteral(lines):
                to.Append(" |-\n");
                foreach (var line in lines.Split('\n'))
                    to.Append(' ', line.Length == 0 ? 0 : indent + 2).Append(line).Append('\n');
                break;
            case YamlScalarNode scalar:
                to.Append(' ').Append(Inline(scalar.Value ?? "", scalar.Style)).Append('\n');
                break;
            case YamlSequenceNode { Children.Count: 0 }:
                to.Append(" []\n");
                break;
            case YamlMappingNode { Children.Count: 0 }:
                to.Append(" {}\n");
                break;
            default:
                to.Append('\n');
                Block(to, node, indent + 2);
                break;
        }
    }

    private static bool IsInline(YamlNode node) =>
        node is YamlScalarNode or YamlSequenceNode { Children.Count: 0 } or YamlMappingNode { Children.Count: 0 };

    private static string Inline(string text, ScalarStyle style)
    {
        if (text.Contains('\n', StringComparison.Ordinal) || text.Any(IsSpecial))
            return Escaped(text);
        return style == ScalarStyle.Plain || (style == ScalarStyle.Any && IsPlain(text)) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    // A first line that begins with a blank would be taken for indentation.
    private static bool IsLiteral(string text) => KeepsLines(text) && text[0] is not (' ' or '\t') && !text.Any(letter => letter != '\n' && IsSpecial(letter));

    private static bool IsPlain(string text)
    {
        if (text is "" or "null" or "~" || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return false;
        if (FirstOnly.Contains(text[0], StringComparison.Ordinal) || (text[0] is '-' or '?' or ':' && (text.Length == 1 || text[1] == ' ')))
            return false;
        return !text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("...", StringComparison.Ordinal)
            && !text.Contains(": ", StringComparison.Ordinal) && text[^1] != ':' && !text.Contains(" #", StringComparison.Ordinal);
    }

    private static bool IsSpecial(char letter) => letter < ' ' || letter is (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static string Escaped(string text)
    {
        var to = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => to.Append('\\').Append(letter),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                _ when IsSpecial(letter) => to.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)),
                _ => to.Append(letter),
            };
        }
        return to.Append('"').ToString();
    }
}
