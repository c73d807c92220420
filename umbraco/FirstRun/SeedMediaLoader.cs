using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using YamlDotNet.RepresentationModel;

namespace Site.Cms.FirstRun;

/// <summary>Loads the library of a seed folder: the files through the gate of every upload, then the items, new ones or over those with the same id.</summary>
public sealed class SeedMediaLoader(CmsEngine engine, MediaFileStore files, TemporaryFiles uploads)
{
    /// <summary>Takes the files in. Each is claimed until <see cref="Settle"/>.</summary>
    internal async Task<IReadOnlyList<Arrived>> ReceiveAsync(
        SeedFolder seed, List<SeedProblem> problems, Action<int> arrived, CancellationToken cancellation)
    {
        var result = new List<Arrived>();
        foreach (var item in seed.Library)
        {
            if (TypeOf(item, problems) is { } type)
            {
                var stored = item.Path is null ? null : await StoreAsync(item, problems, cancellation);
                if (stored is not null || type.IsFolder)
                    result.Add(new Arrived(item, type, stored));
            }
            arrived(result.Count);
        }
        return result;
    }

    /// <summary>Ends the claims: files that no item has in the end go.</summary>
    internal void Settle(IEnumerable<Arrived> arrived)
    {
        foreach (var stored in arrived.Select(item => item.Stored).OfType<StoredFile>())
            files.Settle(stored.Hash, hash => engine.State.Media.Values.Any(item => item.File?.Hash == hash));
    }

    internal static void Load(CmsWriter write, IReadOnlyList<Arrived> arrived, List<SeedProblem> problems)
    {
        var seen = new HashSet<Guid>();
        foreach (var item in arrived)
        {
            write.Tick();
            if (!seen.Add(item.Id))
                problems.Add(new SeedProblem(item.File, "id", "The id is used by another file."));
            else
                Put(write, item, problems);
        }
    }

    private static void Put(CmsWriter write, Arrived item, List<SeedProblem> problems)
    {
        var about = item.Medium.About;
        var before = write.State.Media.GetValueOrDefault(item.Id);
        var parent = item.Medium.Parent;
        var name = about.Name.Trim();
        if (before is not null && before.MediaTypeId != item.Type.Id)
            problems.Add(new SeedProblem(item.File, "type", $"It is a {MediaTypes.ById[before.MediaTypeId].Alias} here, which cannot change."));
        else if (parent is { } folder && (!write.State.Media.ContainsKey(folder) || write.State.IsBelowMedia(folder, item.Id)))
            problems.Add(new SeedProblem(item.File, null, "Its folder could not be loaded."));
        else if (write.State.MediaChildrenOf(parent).Any(other => other.Id != item.Id && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            problems.Add(new SeedProblem(item.File, "name", $"Another item beside it is called {name} too."));
        else if (Values(item, problems) is { } values && Info(write.State, item, before, values, problems) is var info && (info is not null || item.Type.IsFolder))
        {
            var now = before ?? new MediaItem(
                item.Id, parent, item.Type.Id, name, about.SortOrder, write.Now, write.Now, write.User, Trashed: false, OriginalParentId: null, info, PropertyValues.Empty);
            var after = now with
            {
                ParentId = parent,
                Name = name,
                SortOrder = about.SortOrder,
                Trashed = false,
                OriginalParentId = null,
                File = info,
                Values = MediaService.Values(write.State.Schema, item.Type, info, values),
            };
            if (after == before)
                return;
            foreach (var below in write.State.MediaDescendantsOf(item.Id).Where(below => before is { Trashed: true } && below.Trashed).ToList())
                write.Put(below with { Trashed = false, OriginalParentId = null });
            write.Put(after with { UpdateDate = write.Now });
            write.Audit(item.Id, "Save");
        }
    }

    private static MediaFileInfo? Info(CmsState state, Arrived item, MediaItem? before, List<PropertyValueModel> values, List<SeedProblem> problems)
    {
        if (item.Stored is not { } stored)
            return null;
        var given = values.Find(value => value.Alias == MediaService.FileAlias)?.Value.Text("src");
        // Texts may name the address that an item has here, so it stays while its file does.
        var url = given ?? (before?.File?.Hash == stored.Hash ? before.File.Url : MediaUrls.Usual(item.Id, item.Medium.FileName));
        if (!MediaUrls.IsAddress(url) || Path.GetExtension(url) != $".{item.Medium.Extension}")
            problems.Add(new SeedProblem(item.File, $"{MediaService.FileAlias}.src", "It is no address of such a file, like /media/a1b2c3d4/name.png."));
        else if (state.Media.Values.Any(other => other.Id != item.Id && other.File is { } file && MediaUrls.FolderOf(file) == url.Split('/')[2]))
            problems.Add(new SeedProblem(item.File, $"{MediaService.FileAlias}.src", "The address is used by another item."));
        return new MediaFileInfo(url, stored.Hash, item.Medium.Extension, stored.Bytes, stored.Width, stored.Height);
    }

    private static List<PropertyValueModel>? Values(Arrived item, List<SeedProblem> problems)
    {
        var before = problems.Count;
        var values = new List<PropertyValueModel>();
        foreach (var (alias, yaml) in item.Medium.About.Values)
        {
            if (alias == MediaService.FileAlias && yaml is YamlMappingNode && !item.Type.IsFolder)
                values.Add(new PropertyValueModel(alias, JsonSerializer.SerializeToElement(SeedValues.Typed(yaml), CmsJson.Options)));
            else if (item.Type.Editable.Contains(alias) && yaml is YamlScalarNode { Value: { } text })
                values.Add(new PropertyValueModel(alias, JsonSerializer.SerializeToElement<JsonNode>(text, CmsJson.Options)));
            else
                problems.Add(new SeedProblem(item.File, alias, $"The type {item.Type.Alias} has no such property, or not one of this kind."));
        }
        return problems.Count > before ? null : values;
    }

    private static MediaType? TypeOf(SeedMedium item, List<SeedProblem> problems)
    {
        var type = MediaTypes.ById.Values.FirstOrDefault(type => type.Alias == item.About.Type);
        if (type is null)
            problems.Add(new SeedProblem(item.About.File, "type", $"There is no media type {item.About.Type}."));
        else if (type.IsFolder != item.Path is null || !(type.IsFolder || type.Takes(item.Extension)))
            problems.Add(new SeedProblem(item.About.File, "type", $"A {type.Alias} is no such file."));
        else
            return type;
        return null;
    }

    private async Task<StoredFile?> StoreAsync(SeedMedium item, List<SeedProblem> problems, CancellationToken cancellation)
    {
        var file = item.About.File[..^".md".Length];
        await using var content = File.OpenRead(item.Path!);
        var arrived = await uploads.ReceiveAsync(item.FileName, content, owner: null, cancellation, content.Length);
        if (!arrived.Succeeded)
        {
            problems.Add(new SeedProblem(file, null, $"The library does not take this file ({arrived.Status})."));
            return null;
        }
        try
        {
            await using var taken = File.OpenRead(arrived.Value!.Path);
            return await files.AddAsync(taken, item.Extension, cancellation);
        }
        catch (InvalidDataException error)
        {
            problems.Add(new SeedProblem(file, null, error.Message));
            return null;
        }
        finally
        {
            uploads.Drop(arrived.Value!);
        }
    }

    /// <param name="Stored">Null for a folder.</param>
    internal sealed record Arrived(SeedMedium Medium, MediaType Type, StoredFile? Stored)
    {
        public Guid Id => Medium.About.Id;

        public string File => Medium.About.File;
    }
}
