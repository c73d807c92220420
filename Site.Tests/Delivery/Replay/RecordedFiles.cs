using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Site.Tests.Delivery.Replay;

/// <summary>The files that were uploaded in the recordings.</summary>
internal static class RecordedFiles
{
    /// <summary>The body of an upload, as a browser sends it.</summary>
    public static MultipartFormDataContent Form(JsonObject parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, part) in parts)
        {
            if (part is not JsonObject file)
            {
                form.Add(new StringContent(part!.ToString()), name);
                continue;
            }
            var content = new ByteArrayContent(Bytes(file));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(file["contentType"]!.ToString());
            form.Add(content, name, file["fileName"]!.ToString());
        }
        return form;
    }

    /// <summary>The bytes of the two pictures were not recorded, only how many there are; what counts is the size in pixels that they tell.</summary>
    public static byte[] Bytes(JsonNode file) => (file["base64"]!.GetValue<string>(), file["size"]!.GetValue<int>()) switch
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
        // The rest is one chunk of the picture: what is none would be left out.
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(33), size - 45);
        "IDAT"u8.CopyTo(bytes.AsSpan(37));
        return bytes;
    }
}
