using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;

namespace Site.Cms.Media;

/// <summary>The media library: creating and saving. What happens to its tree stands in <see cref="MediaTreeService"/>.</summary>
public sealed class MediaService(CmsEngine engine, MediaFileStore files, TemporaryFiles uploads)
{
    internal const string FileAlias = "umbracoFile";

    public async Task<OperationResult<Guid>> CreateAsync(CreateMedia input, Guid user, CancellationToken cancellation = default)
    {
        if (CreationRefusal(engine.State, input) is { } refused)
            return refused.As<Guid>();
        var (file, refusal) = await TakeFileAsync(input.Values, input.MediaType.Id, current: null, cancellation);
        if (refusal is not null)
            return refusal.As<Guid>();
        return await WriteAsync(file, input.Values, () => engine.WriteAsync(user, write => Create(write, input, file), cancellation));
    }

    /// <summary>A file in one step.</summary>
    /// <param name="fileName">With extension; decides the media type.</param>
    public async Task<OperationResult<Guid>> CreateFileAsync(
        Guid? id, Guid? parent, string name, string fileName, Stream content, Guid user, CancellationToken cancellation = default)
    {
        var upload = await uploads.AddAsync(null, fileName, content, cancellation);
        if (!upload.Succeeded)
            return upload;
        var result = await CreateAsync(new CreateMedia
        {
            Id = id,
            Parent = parent is { } folder ? new ReferenceById(folder) : null,
            MediaType = new ReferenceById(MediaTypes.ForExtension(Path.GetExtension(fileName).TrimStart('.')).Id),
            Values = [new PropertyValueModel(FileAlias, JsonSerializer.SerializeToElement(new { temporaryFileId = upload.Value }))],
            Variants = [new VariantModel(name)],
        }, user, cancellation);
        uploads.Remove(upload.Value);
        return result;
    }

    public async Task<OperationResult> UpdateAsync(Guid id, UpdateMedia input, Guid user, CancellationToken cancellation = default)
    {
        if (!engine.State.Media.TryGetValue(id, out var current))
            return OperationStatus.NotFound;
        if (current.Trashed)
            return OperationStatus.InTrash;
        var (file, refusal) = await TakeFileAsync(input.Values, current.MediaTypeId, current.File, cancellation);
        if (refusal is not null)
            return refusal;
        string? former = null;
        var result = await WriteAsync(
            file, input.Values, () => engine.WriteAsync(user, write => Update(write, id, input, file, out former), cancellation));
        if (result.Succeeded && former is not null)
            files.RemoveUnused([former], IsUsed);
        return result;
    }

    /// <summary>What would keep it from being saved. Changes nothing.</summary>
    public OperationResult Validate(CreateMedia input) =>
        CreationRefusal(engine.State, input) ?? FileRefusal(input.Values, MediaTypes.ById[input.MediaType.Id], null) ?? OperationResult.Success;

    public OperationResult Validate(Guid id, UpdateMedia input) =>
        engine.State.Media.TryGetValue(id, out var item)
            ? NameRefusal(input.Variants) ?? FileRefusal(input.Values, MediaTypes.ById[item.MediaTypeId], item.File) ?? OperationResult.Success
            : OperationStatus.NotFound;

    private static OperationResult<Guid> Create(CmsWriter write, CreateMedia input, NewFile? file)
    {
        if (CreationRefusal(write.State, input) is { } refusal)
            return refusal.As<Guid>();
        var id = input.Id ?? Guid.CreateVersion7();
        var parent = input.Parent?.Id;
        var name = SiblingNames.Unique(input.Variants[0].Name.Trim(), write.State.MediaChildrenOf(parent).Select(sibling => sibling.Name));
        var info = file?.Info(MediaUrls.NewFolder(write.State));
        var type = MediaTypes.ById[input.MediaType.Id];
        write.Put(new MediaItem(
            id, parent, type.Id, name, MediaTreeService.NextSortOrder(write.State, parent), write.Now, write.Now, write.User,
            Trashed: false, OriginalParentId: null, info, Values(write.State.Schema, type, info, input.Values)));
        write.Audit(id, "Save");
        return id;
    }

    /// <param name="former">Hash of the replaced file.</param>
    private static OperationResult Update(CmsWriter write, Guid id, UpdateMedia input, NewFile? file, out string? former)
    {
        former = null;
        if (!write.State.Media.TryGetValue(id, out var item))
            return OperationStatus.NotFound;
        if (NameRefusal(input.Variants) is { } refusal)
            return refusal;
        var name = input.Variants[0].Name.Trim();
        if (name != item.Name)
            name = SiblingNames.Unique(name, write.State.MediaChildrenOf(item.ParentId).Where(other => other.Id != id).Select(other => other.Name));
        var info = file is not null ? file.Info(MediaUrls.FolderOf(item.File) ?? MediaUrls.NewFolder(write.State)) : item.File;
        write.Put(item with
        {
            Name = name,
            File = info,
            UpdateDate = write.Now,
            Values = Values(write.State.Schema, MediaTypes.ById[item.MediaTypeId], info, input.Values),
        });
        write.Audit(id, "Save");
        former = file is null ? null : item.File?.Hash;
        return OperationResult.Success;
    }

    /// <summary>Commits what needs a file that was just stored: afterwards the item has it, or it is gone.</summary>
    private async Task<TResult> WriteAsync<TResult>(NewFile? file, IReadOnlyList<PropertyValueModel> values, Func<Task<TResult>> write)
        where TResult : OperationResult
    {
        try
        {
            var result = await write();
            if (result.Succeeded && UploadId(values) is { } upload)
                uploads.Remove(upload);
            return result;
        }
        finally
        {
            if (file is not null)
                files.Settle(file.Stored.Hash, IsUsed);
        }
    }

    private bool IsUsed(string hash) => engine.State.Media.Values.Any(item => item.File?.Hash == hash);

    private async Task<(NewFile? File, OperationResult? Refusal)> TakeFileAsync(
        IReadOnlyList<PropertyValueModel> values, Guid typeId, MediaFileInfo? current, CancellationToken cancellation)
    {
        if (!MediaTypes.ById.TryGetValue(typeId, out var type) || FileRefusal(values, type, current) is not { } refusal)
        {
            if (type is null || type.IsFolder || UploadId(values) is not { } id || uploads.Find(id) is not { } upload)
                return (null, null);
            var extension = Path.GetExtension(upload.FileName).TrimStart('.').ToLowerInvariant();
            try
            {
                await using var content = File.OpenRead(upload.Path);
                return (new NewFile(await files.AddAsync(content, extension, cancellation), MediaUrls.SafeName(upload.FileName), extension), null);
            }
            catch (InvalidDataException error)
            {
                return (null, FileError(values, error.Message));
            }
            catch (FileNotFoundException)
            {
                // Taken by another item, or removed, in this very moment.
                return (null, FileError(values, $"No temporary file was found for the key: {id}"));
            }
            catch (IOException error) when (error.IsFull())
            {
                return (null, OperationStatus.DiskFull);
            }
        }
        return (null, refusal);
    }

    private OperationResult? FileRefusal(IReadOnlyList<PropertyValueModel> values, MediaType type, MediaFileInfo? current)
    {
        if (type.IsFolder)
            return null;
        var given = values.FirstOrDefault(value => value.Alias == FileAlias)?.Value;
        if (given is not { ValueKind: JsonValueKind.Object } file)
            return FileError(values, "#validation_invalidNull");
        if (file.Id("temporaryFileId") is { } id)
        {
            return uploads.Find(id) is not { } upload ? FileError(values, $"No temporary file was found for the key: {id}")
                : type.Takes(Path.GetExtension(upload.FileName).TrimStart('.')) ? null
                : FileError(values, "#media_disallowedFileType");
        }
        return current is not null && file.Text("src") == current.Url ? null : FileError(values, "#validation_invalidNull");
    }

    private static OperationResult FileError(IReadOnlyList<PropertyValueModel> values, string message)
    {
        var index = values.ToList().FindIndex(value => value.Alias == FileAlias);
        var path = index < 0 ? PropertyValidation.TopLevelPath(FileAlias) : $"$.values[{index}].value";
        return new OperationResult(OperationStatus.PropertyValidationError) { Errors = [new PropertyError(path, FileAlias, message)] };
    }

    private static OperationResult? CreationRefusal(CmsState state, CreateMedia input)
    {
        if (!MediaTypes.ById.ContainsKey(input.MediaType.Id))
            return OperationStatus.ContentTypeNotFound;
        if (input.Parent is { } parent && !state.Media.ContainsKey(parent.Id))
            return OperationStatus.ParentNotFound;
        if (input.Parent is { } above && (!MediaTypes.ById[state.Media[above.Id].MediaTypeId].IsFolder || state.Media[above.Id].Trashed))
            return OperationStatus.NotAllowed;
        if (input.Id is { } id && state.Media.ContainsKey(id))
            return OperationStatus.DuplicateKey;
        return NameRefusal(input.Variants);
    }

    private static OperationResult? NameRefusal(IReadOnlyList<VariantModel> variants) =>
        variants is not [{ Culture: null, Segment: null } variant] ? OperationStatus.ContentTypeCultureVarianceMismatch
        : variant.Name?.Trim().Length is > 0 and <= DocumentService.LongestName ? (OperationResult?)null
        : OperationStatus.InvalidName;

    /// <summary>What an item keeps of the values that were sent.</summary>
    internal static PropertyValues Values(SchemaSnapshot schema, MediaType type, MediaFileInfo? file, IReadOnlyList<PropertyValueModel> input)
    {
        var values = new List<KeyValuePair<string, JsonElement>>();
        if (file is not null)
        {
            var sent = input.FirstOrDefault(value => value.Alias == FileAlias)?.Value ?? default;
            var focalPoint = ImageCrops.Focus(sent) is { } point ? new { point.Left, point.Top } : null;
            values.Add(KeyValuePair.Create(FileAlias, type == MediaTypes.Image
                ? JsonSerializer.SerializeToElement(new { focalPoint, crops = ImageCrops.Chosen(schema, sent), src = file.Url }, CmsJson.Options)
                : JsonSerializer.SerializeToElement(new { src = file.Url }, CmsJson.Options)));
        }
        values.AddRange(input
            .Where(value => type.Editable.Contains(value.Alias) && value.Value.ValueKind == JsonValueKind.String)
            .Select(value => KeyValuePair.Create(value.Alias, value.Value)));
        return PropertyValues.From(values);
    }

    private static Guid? UploadId(IReadOnlyList<PropertyValueModel> values) =>
        values.FirstOrDefault(value => value.Alias == FileAlias)?.Value.Id("temporaryFileId");

    private sealed record NewFile(StoredFile Stored, string Name, string Extension)
    {
        public MediaFileInfo Info(string folder) =>
            new($"/media/{folder}/{Name}", Stored.Hash, Extension, Stored.Bytes, Stored.Width, Stored.Height);
    }
}
