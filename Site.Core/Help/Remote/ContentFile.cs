using System.Text.Json;

namespace Site.Core.Help.Remote;

/// <summary>The last good contents on disk, for a start while the CMS is down.</summary>
/// <param name="path">Of the file; its folder exists.</param>
public sealed class ContentFile(string path)
{
    public const string Name = "help-content.json";

    /// <returns>Null when there is none, or none that can be read.</returns>
    public RemoteContent? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var items = document.RootElement.GetProperty("items").EnumerateArray()
                .Select(item => new ContentItem(item.GetProperty("id").GetGuid(), JsonSerializer.SerializeToUtf8Bytes(item))).ToList();
            return new RemoteContent(items, document.RootElement.GetProperty("readAt").GetDateTimeOffset());
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whole or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or not there.</exception>
    public void Write(RemoteContent content)
    {
        var part = path + ".part";
        using (var file = File.Create(part))
        {
            using var writer = new Utf8JsonWriter(file);
            writer.WriteStartObject();
            writer.WriteString("readAt", content.ReadAt);
            writer.WriteStartArray("items");
            foreach (var item in content.Items)
                writer.WriteRawValue(item.Json.Span, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.Flush();
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
    }
}

/// <param name="Items">In tree order.</param>
/// <param name="ReadAt">When the CMS gave them.</param>
public sealed record RemoteContent(IReadOnlyList<ContentItem> Items, DateTimeOffset ReadAt)
{
    public bool HasCentre => Items.Any(item => IsCentre(item));

    public bool IsSameAs(RemoteContent other) =>
        Items.Count == other.Items.Count && Items.Zip(other.Items).All(pair => pair.First.Id == pair.Second.Id && pair.First.Json.Span.SequenceEqual(pair.Second.Json.Span));

    private static bool IsCentre(ContentItem item) => Parsing.DeliveryItem.Read(item).ContentType == ContentTypes.HelpCentre;
}
