using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.FirstRun;
using Site.Cms.Model;
using Site.Cms.Publishing;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.Moving;

/// <summary>
/// The documents of <c>content/</c>, as editors last saved them. One that readers cannot reach says so (<c>published: false</c>), and when it is to be
/// published or withdrawn; the recycle bin stays behind.
/// </summary>
internal sealed class DocumentExport(CmsState state)
{
    private readonly ShortForms _short = new(state.Schema);

    public IEnumerable<(string File, string Text)> Files() => Below(null, SeedFolder.Content);

    private IEnumerable<(string File, string Text)> Below(Guid? parent, string folder)
    {
        var names = parent is null ? new ExportNames(SeedFolder.MediaName) : new ExportNames();
        foreach (var document in state.ChildrenOf(parent).Where(child => !child.Trashed).OrderBy(child => child.SortOrder).ThenBy(child => child.Id))
        {
            var path = $"{folder}/{names.Of(document.Draft.Name)}";
            yield return ($"{path}.md", Text(document));
            foreach (var below in Below(document.Id, path))
                yield return below;
        }
    }

    private string Text(Document document)
    {
        var type = state.Schema.DocumentTypes[document.DocumentTypeId];
        var stored = document.Draft.Values.ByAlias;
        var front = FrontMatter.Of(document.Id, type.Alias, document.Draft.Name, document.SortOrder);
        if (!state.IsReachable(document))
            front.Add("published", "false");
        if (document.ScheduledPublishDate is { } from)
            front.Add("publishAt", FrontMatter.Time(from));
        if (document.ScheduledUnpublishDate is { } until)
            front.Add("unpublishAt", FrontMatter.Time(until));
        var values = _short.Of(type, alias => stored.TryGetValue(alias, out var value) ? value : default(JsonElement?));
        front.Add("values", values);
        return FrontMatter.File(front, TakeBody(type, values));
    }

    /// <summary>The main text, which then stands no longer among the values.</summary>
    private static string? TakeBody(DocumentTypeDefinition type, YamlMappingNode values)
    {
        if (SeedContentLoader.MainText(type) is not { } main || !values.Children.TryGetValue(main.Alias, out var node) || node is not YamlScalarNode { Value: { } text } || !CanonicalYaml.KeepsLines(text))
            return null;
        values.Children.Remove(main.Alias);
        return text;
    }
}
