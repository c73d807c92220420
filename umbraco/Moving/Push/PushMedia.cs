using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Moving.Push;

/// <summary>The library: folders, files with their focal points and crops, alternative texts where the target has a property for them.</summary>
internal sealed class PushMedia(CmsState source, MediaFileStore files, PushRun run)
{
    private readonly PushTree _tree = new("media", run);
    private readonly Dictionary<Guid, HashSet<string>> _properties = [];
    private readonly Dictionary<string, string> _addresses = [];

    /// <summary>Addresses of files here, and those that the target has given them: a server draws the folder of each file itself.</summary>
    public IReadOnlyDictionary<string, string> Addresses => _addresses;

    public async Task PushAsync()
    {
        var missing = new HashSet<Guid>();
        foreach (var item in Below(null))
        {
            if (item.ParentId is { } parent && missing.Contains(parent))
            {
                missing.Add(item.Id);
                run.Say(PushOutcome.Refused, "media", item.Name);
                continue;
            }
            try
            {
                await PushAsync(item);
            }
            catch (PushRefusedException refusal)
            {
                // In a folder that is there what stands in it may still find its place.
                if (await run.FindAsync($"media/{item.Id}") is null)
                    missing.Add(item.Id);
                run.Refuse("media", item.Name, refusal);
            }
        }
        await _tree.SortAsync(Below(null).Select(item => (item.Id, item.Name, source.MediaChildrenOf(item.Id).Select(child => child.Id))));
    }

    private IEnumerable<MediaItem> Below(Guid? parent) =>
        source.MediaChildrenOf(parent).Where(item => !item.Trashed).SelectMany(item => Below(item.Id).Prepend(item));

    private async Task PushAsync(MediaItem medium)
    {
        var texts = await TextsAsync(medium);
        var item = new PushItem("media", medium.Id, medium.Name, there => Comparable(there), there => Wanted(medium, texts, there)) { Beside = $"|{medium.File?.Hash}|{medium.ParentId}" };
        var (outcome, there) = await run.DecideAsync(item);
        if (there is { } known)
            Address(medium, known);
        if (run.IsDry || outcome is PushOutcome.Same or PushOutcome.NewerThere)
            return;
        if (outcome == PushOutcome.Created)
        {
            run.Begin(item, Wanted(medium, texts, null, withCuts: false));
            await run.WriteAsync(HttpMethod.Post, "media", new
            {
                id = medium.Id,
                parent = medium.ParentId is { } parent ? new ReferenceById(parent) : null,
                mediaType = new ReferenceById(medium.MediaTypeId),
                values = medium.File is null ? [] : await Values(medium, texts, new { temporaryFileId = await UploadAsync(medium) }),
                variants = Named(medium),
            });
            _tree.Came(medium.ParentId);
            if (HasCuts(medium))
                await UpdateAsync(item, medium, texts, isNewFile: false);
        }
        else
        {
            await _tree.PlaceAsync(medium.Id, medium.ParentId, there!.Value.GetProperty("isTrashed").GetBoolean());
            await UpdateAsync(item, medium, texts, isNewFile: medium.File is not null);
        }
        Address(medium, await run.EndAsync(item, there => medium.File is null || Src(there) is { Length: > 0 }));
    }

    private async Task UpdateAsync(PushItem item, MediaItem medium, Dictionary<string, string> texts, bool isNewFile)
    {
        run.Begin(item, Wanted(medium, texts, null));
        object? file = medium.File is null ? null
            : !IsPicture(medium) ? await ReplacedAsync(item, medium)
            : isNewFile ? new { temporaryFileId = await UploadAsync(medium), focalPoint = Focus(medium), crops = Crops(medium), src = "" }
            : new { focalPoint = Focus(medium), crops = Crops(medium), src = Src((await run.FindAsync(item.Path))!.Value) };
        await run.WriteAsync(HttpMethod.Put, item.Path, new { values = file is null ? [] : await Values(medium, texts, file), variants = Named(medium) });
    }

    /// <summary>
    /// The editor of files that are no pictures takes an empty address for « no file », whatever comes with it, and deletes the file: the one that is
    /// there has to be named.
    /// </summary>
    private async Task<object> ReplacedAsync(PushItem item, MediaItem medium) =>
        Src((await run.FindAsync(item.Path))!.Value) is { Length: > 0 } src
            ? new { src, temporaryFileId = await UploadAsync(medium) }
            : new { temporaryFileId = await UploadAsync(medium) };

    private static bool IsPicture(MediaItem medium) => medium.MediaTypeId == MediaTypes.Image.Id;

    private async Task<Guid> UploadAsync(MediaItem medium)
    {
        var id = Guid.CreateVersion7();
        await run.Target.UploadAsync(id, Path.GetFileName(medium.File!.Url), files.PathOf(medium.File.Hash), run.Cancellation);
        return id;
    }

    private static Task<object[]> Values(MediaItem medium, Dictionary<string, string> texts, object file) => Task.FromResult<object[]>(
    [
        Value(MediaService.FileAlias, file), .. texts.Select(text => Value(text.Key, text.Value)),
    ]);

    private static object Value(string alias, object value) => new { alias, culture = (string?)null, segment = (string?)null, value };

    private static object[] Named(MediaItem medium) => [new { culture = (string?)null, segment = (string?)null, name = medium.Name }];

    /// <summary>Texts of the item for which its type at the target has a property.</summary>
    private async Task<Dictionary<string, string>> TextsAsync(MediaItem medium)
    {
        var texts = MediaTypes.ById[medium.MediaTypeId].Editable
            .Where(alias => medium.Values.ByAlias.GetValueOrDefault(alias) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 })
            .ToDictionary(alias => alias, alias => medium.Values.ByAlias[alias].GetString()!);
        if (texts.Count == 0)
            return texts;
        if (!_properties.TryGetValue(medium.MediaTypeId, out var known))
        {
            var type = await run.FindAsync($"media-type/{medium.MediaTypeId}");
            _properties[medium.MediaTypeId] = known = type is { } there ? [.. there.Items("properties").Select(property => property.Text("alias") ?? "")] : [];
            foreach (var missing in texts.Keys.Where(alias => !known.Contains(alias)))
            {
                run.Notes.Add($"Le type de média « {MediaTypes.ById[medium.MediaTypeId].Name} » n’y a pas de propriété « {missing} » (texte, une ligne)\u00a0: "
                    + "ajoutez-la dans Configuration → Types de média, puis relancez, sinon les textes alternatifs manquent.");
            }
        }
        return texts.Where(text => known.Contains(text.Key)).ToDictionary();
    }

    private void Address(MediaItem medium, JsonElement there)
    {
        if (medium.File is { } file && Src(there) is { } src)
            _addresses[file.Url] = src;
    }

    private static string? Src(JsonElement there) => File(there).Text("src");

    private static JsonElement File(JsonElement there) => ValueOf(there, MediaService.FileAlias) ?? default;

    private static JsonElement? ValueOf(JsonElement there, string alias) =>
        there.Items("values").FirstOrDefault(value => value.Text("alias") == alias).Member("value");

    private static bool HasCuts(MediaItem medium) => Focus(medium) is not null || Crops(medium).Count > 0;

    private static JsonElement? Focus(MediaItem medium) => Stored(medium).Member("focalPoint") is { ValueKind: JsonValueKind.Object } point ? point : null;

    private static List<JsonElement> Crops(MediaItem medium) => [.. Stored(medium).Items("crops").Where(IsCut)];

    private static JsonElement Stored(MediaItem medium) => medium.Values.ByAlias.GetValueOrDefault(MediaService.FileAlias);

    private static bool IsCut(JsonElement crop) => crop.Member("coordinates") is { ValueKind: JsonValueKind.Object };

    /// <param name="there">Where the target does not tell a file's size or extension, that is not compared.</param>
    private static string Wanted(MediaItem medium, Dictionary<string, string> texts, JsonElement? there, bool withCuts = true) => Text(
        medium.Name, medium.MediaTypeId, isTrashed: false, withCuts ? Focus(medium) : null, withCuts ? Crops(medium) : [],
        there is { } known && ValueOf(known, "umbracoExtension") is null ? null : medium.File?.Extension,
        there is { } other && ValueOf(other, "umbracoBytes") is null ? null : medium.File?.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), texts);

    private static string Comparable(JsonElement there) => Text(
        there.Items("variants").First().Text("name") ?? "", there.GetProperty("mediaType").GetProperty("id").GetGuid(), there.GetProperty("isTrashed").GetBoolean(),
        File(there).Member("focalPoint") is { ValueKind: JsonValueKind.Object } point ? point : null, [.. File(there).Items("crops").Where(IsCut)],
        ValueOf(there, "umbracoExtension")?.ToString(), ValueOf(there, "umbracoBytes")?.ToString(),
        MediaTypes.ById.GetValueOrDefault(there.GetProperty("mediaType").GetProperty("id").GetGuid())?.Editable
            .Where(alias => ValueOf(there, alias) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 })
            .ToDictionary(alias => alias, alias => ValueOf(there, alias)!.Value.GetString()!) ?? []);

    private static string Text(
        string name, Guid type, bool isTrashed, JsonElement? focus, List<JsonElement> crops, string? extension, string? bytes, Dictionary<string, string> texts) =>
        SameContent.Of(JsonSerializer.SerializeToElement(new
        {
            name,
            type,
            isTrashed,
            focus,
            crops = crops.Select(crop => new { alias = crop.Text("alias"), coordinates = crop.Member("coordinates") }),
            extension,
            bytes,
            texts,
        }));
}
