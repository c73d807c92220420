using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.FirstRun;

/// <summary>One content file: YAML front matter, then the text of the type's main property.</summary>
/// <param name="File">Path below the seed folder.</param>
/// <param name="Parent">The file of the parent document; null at the root.</param>
/// <param name="Values">By alias.</param>
internal sealed record SeedDocument(
    string File, string? Parent, Guid Id, string Type, string Name, int SortOrder, IReadOnlyDictionary<string, YamlNode> Values, string Body)
{
    private static readonly string[] Known = ["id", "type", "name", "sortOrder", "published", "publishAt", "unpublishAt", "values"];

    /// <summary>Whether readers are to see it.</summary>
    public bool Published { get; private init; } = true;

    /// <summary>UTC; when it is to be published.</summary>
    public DateTime? PublishAt { get; private init; }

    /// <summary>UTC; when it is to be withdrawn.</summary>
    public DateTime? UnpublishAt { get; private init; }

    /// <summary>Null when the file cannot be used; <paramref name="problems"/> says why.</summary>
    public static SeedDocument? Read(string file, string? parent, string text, List<SeedProblem> problems)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
            return Refuse(null, "It must begin with front matter between two lines of ---.");
        var afterEnd = text.IndexOf('\n', end + 1);
        var body = afterEnd < 0 ? "" : text[afterEnd..].Trim('\n');

        YamlMappingNode front;
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text[4..(end + 1)]));
            if (yaml.Documents is not [{ RootNode: YamlMappingNode mapping }])
                return Refuse(null, "Its front matter must be a mapping.");
            front = mapping;
        }
        catch (YamlException error)
        {
            return Refuse(null, $"Its front matter cannot be read: {error.Message} (line {error.Start.Line + 1}).");
        }

        var before = problems.Count;
        var members = front.Members();
        foreach (var unknown in members.Keys.Except(Known))
            Refuse(unknown, "There is no such member of the front matter.");
        if (!Guid.TryParse(members.Text("id"), out var id) || id == Guid.Empty)
            Refuse("id", "It must be a GUID.");
        var type = members.Text("type");
        if (string.IsNullOrEmpty(type))
            Refuse("type", "It must name a document type.");
        var name = members.Text("name");
        if (string.IsNullOrWhiteSpace(name))
            Refuse("name", "It must not be empty.");
        var order = 0;
        if (members.ContainsKey("sortOrder") && !int.TryParse(members.Text("sortOrder"), out order))
            Refuse("sortOrder", "It must be a whole number.");
        var published = true;
        if (members.ContainsKey("published") && !bool.TryParse(members.Text("published"), out published))
            Refuse("published", "It must be true or false.");
        var values = members.GetValueOrDefault("values");
        if (values is not null and not YamlMappingNode)
            Refuse("values", "It must be a mapping of aliases to values.");
        var (from, until) = (Time("publishAt"), Time("unpublishAt"));
        return problems.Count > before
            ? null
            : new SeedDocument(file, parent, id, type!, name!, order, (values as YamlMappingNode)?.Members() ?? new Dictionary<string, YamlNode>(), body)
            {
                Published = published,
                PublishAt = from,
                UnpublishAt = until,
            };

        DateTime? Time(string member)
        {
            if (!members.ContainsKey(member))
                return null;
            if (DateTime.TryParse(members.Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time))
                return time;
            Refuse(member, "It must be a time, like 2026-11-25T08:15:00Z.");
            return null;
        }

        SeedDocument? Refuse(string? property, string reason)
        {
            problems.Add(new SeedProblem(file, property, reason));
            return null;
        }
    }
}

internal static class YamlReading
{
    public static IReadOnlyDictionary<string, YamlNode> Members(this YamlMappingNode node) =>
        node.Children.Where(child => child.Key is YamlScalarNode { Value: not null })
            .ToDictionary(child => ((YamlScalarNode)child.Key).Value!, child => child.Value);

    public static string? Text(this IReadOnlyDictionary<string, YamlNode> members, string name) =>
        members.GetValueOrDefault(name) is YamlScalarNode scalar ? scalar.Value : null;
}
