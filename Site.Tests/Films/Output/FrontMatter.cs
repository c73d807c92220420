using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Films.Output;

/// <summary>YAML in the one form that content files have: two spaces, no line broken, texts of several lines as they are.</summary>
internal static class FrontMatter
{
    public static string Text(YamlNode root)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024).WithIndentedSequences());
        new YamlStream(new YamlDocument(root)).Save(emitter, assignAnchors: false);
        return text.ToString().ReplaceLineEndings("\n").Replace("\n...\n", "\n", StringComparison.Ordinal);
    }

    public static YamlMappingNode Mapping(params (string Key, YamlNode Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(member.Key), member.Value)));

    public static YamlScalarNode Scalar(string value) => new(value) { Style = value.Contains('\n') ? ScalarStyle.Literal : ScalarStyle.Any };

    public static YamlSequenceNode List(params YamlNode[] items) => new(items);
}
