using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Tests.Delivery.Replay;

/// <summary>The part of <see cref="ManagementPlayback"/> that concerns files and media.</summary>
internal sealed class MediaPlayback(MediaService media, MediaTreeService tree, TemporaryFiles uploads)
{
    private static readonly Guid User = Cms.CmsUsers.System;

    public async Task<OperationResult> PlayAsync(string method, string[] parts, JsonNode? body)
    {
        var id = parts.Length > 1 && Guid.TryParse(parts[1], out var parsed) ? parsed : Guid.Empty;
        return (method, parts) switch
        {
            ("POST", ["temporary-file"]) => await UploadAsync(body!["multipart"]!),
            ("POST", ["media"]) => await media.CreateAsync(body.As<CreateMedia>(), User),
            ("PUT", ["media", "sort"]) => await tree.SortAsync(body.As<SortChildren>(), User),
            ("PUT", ["media", _]) => await media.UpdateAsync(id, body.As<UpdateMedia>(), User),
            ("DELETE", ["media", _]) => await tree.DeleteAsync(id, User),
            ("PUT", ["media", _, "move"]) => await tree.MoveAsync(id, body.As<MoveTo>(), User),
            ("PUT", ["media", _, "move-to-recycle-bin"]) => await tree.MoveToRecycleBinAsync(id, User),
            ("PUT", ["recycle-bin", "media", var trashed, "restore"]) => await tree.RestoreAsync(Guid.Parse(trashed), body.As<MoveTo>(), User),
            ("DELETE", ["recycle-bin", "media"]) => await tree.EmptyRecycleBinAsync(User),
            ("DELETE", ["recycle-bin", "media", var trashed]) => await tree.DeleteFromRecycleBinAsync(Guid.Parse(trashed), User),
            _ => throw new NotSupportedException($"{method} {string.Join('/', parts)} is not among the calls that make state."),
        };
    }

    private async Task<OperationResult> UploadAsync(JsonNode form)
    {
        var file = form["File"]!;
        using var content = new MemoryStream(RecordedFiles.Bytes(file));
        return await uploads.AddAsync(form["Id"]!.GetValue<Guid>(), file["fileName"]!.GetValue<string>(), content);
    }
}
