using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.FirstRun;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.Moving;

/// <summary>The library below <c>content/media/</c>: each file with what is known of it beside it, folders as folders.</summary>
internal sealed class MediaExport(CmsState state)
{
    /// <param name="Hash">Of the file to copy to it; null where <paramref name="Text"/> is all.</param>
    public sealed record MediumFile(string File, string? Text, string? Hash);

    public IEnumerable<MediumFile> Files() => Below(null, SeedFolder.Media);

    private IEnumerable<MediumFile> Below(Guid? parent, string folder)
    {
        var names = new ExportNames();
        foreach (var item in state.MediaChildrenOf(parent).Where(child => !child.Trashed).OrderBy(child => child.SortOrder).ThenBy(child => child.Id))
        {
            var front = FrontMatter.Of(item.Id, MediaTypes.ById[item.MediaTypeId].Alias, item.Name, item.SortOrder);
            if (item.File is not { } file)
            {
                var path = $"{folder}/{names.Of(item.Name)}";
                front.Add("values", new YamlMappingNode());
                yield return new MediumFile($"{path}/{SeedFolder.FolderFile}", FrontMatter.File(front, null), null);
                foreach (var below in Below(item.Id, path))
                    yield return below;
                continue;
            }
            var name = names.Of(item.Name, $".{file.Extension}");
            front.Add("values", Values(item, file, name));
            yield return new MediumFile($"{folder}/{name}", null, file.Hash);
            yield return new MediumFile($"{folder}/{name}.md", FrontMatter.File(front, null), null);
        }
    }

    private YamlMappingNode Values(MediaItem item, MediaFileInfo file, string name)
    {
        var values = new YamlMappingNode();
        var own = new YamlMappingNode();
        var stored = item.Values.ByAlias.GetValueOrDefault(MediaService.FileAlias);
        // Texts name files by their address, so it moves along; most have the one that follows from id and name.
        if (file.Url != MediaUrls.Usual(item.Id, name))
            own.Add("src", ShortForms.Text(file.Url));
        if (item.MediaTypeId == MediaTypes.Image.Id && ImageCrops.Focus(stored) is not null)
            own.Add("focalPoint", ShortForms.Typed(stored.Member("focalPoint")!.Value));
        var crops = item.MediaTypeId == MediaTypes.Image.Id ? ImageCrops.Chosen(state.Schema, stored).ToList() : [];
        if (crops.Count > 0)
        {
            own.Add("crops", new YamlSequenceNode(JsonSerializer.SerializeToElement(crops, CmsJson.Options).EnumerateArray().Select(crop => new YamlMappingNode
            {
                { "alias", ShortForms.Text(crop.Text("alias")!) }, { "coordinates", ShortForms.Typed(crop.Member("coordinates")!.Value) },
            })));
        }
        if (own.Children.Count > 0)
            values.Add(MediaService.FileAlias, own);
        foreach (var alias in MediaTypes.ById[item.MediaTypeId].Editable)
        {
            if (item.Values.ByAlias.GetValueOrDefault(alias) is { ValueKind: JsonValueKind.String } text)
                values.Add(alias, ShortForms.Text(text.GetString()!));
        }
        return values;
    }
}
