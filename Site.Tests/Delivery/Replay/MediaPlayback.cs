using System.Buffers.Binary;
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
        using var content = new MemoryStream(Bytes(file));
        return await uploads.AddAsync(form["Id"]!.GetValue<Guid>(), file["fileName"]!.GetValue<string>(), content);
    }

    /// <summary>The bytes of the two pictures were not recorded, only how many there are; what counts is the size in pixels that they tell.</summary>
    private static byte[] Bytes(JsonNode file) => (file["base64"]!.GetValue<string>(), file["size"]!.GetValue<int>()) switch
    {
        ("{{bytes}}", 2183) => Png(400, 300, 2183),
        ("{{bytes}}", var size) => Png(640, 360, size),
        var (base64, _) => Convert.FromBase64String(base64),
    };

    private static byte[] Png(int width, int height, int size)
    {
        var bytes = new byte[size];
        new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52 }.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        new byte[] { 8, 2 }.CopyTo(bytes, 24);
        return bytes;
    }
}
