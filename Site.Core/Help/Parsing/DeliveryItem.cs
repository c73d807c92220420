using System.Globalization;
using System.Text.Json;

namespace Site.Core.Help.Parsing;

/// <summary>What every Delivery API item says of itself, its properties still as JSON.</summary>
internal sealed record DeliveryItem(
    Guid Id, string ContentType, string Name, string RoutePath, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, JsonElement Properties)
{
    /// <exception cref="FormatException">The JSON is broken, or lacks what every item has: type, name, route, dates.</exception>
    public static DeliveryItem Read(ContentItem item)
    {
        try
        {
            using var document = JsonDocument.Parse(item.Json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new FormatException("The item is not an object.");
            var created = Date(root, "createDate");
            return new DeliveryItem(
                item.Id,
                Text(root, "contentType"),
                Text(root, "name"),
                Route(root),
                created,
                root.TryGetProperty("updateDate", out _) ? Date(root, "updateDate") : created,
                root.TryGetProperty("properties", out var properties) ? properties.Clone() : default)
            {
                TreePath = PathInTree(root.GetProperty("route")),
            };
        }
        catch (JsonException broken)
        {
            throw new FormatException("The item is not valid JSON: " + broken.Message, broken);
        }
    }

    /// <summary>Start item's id and path, without last slash: unique in a tree with several roots, never empty.</summary>
    public required string TreePath { get; init; }

    public AddressedDocument Addressed => new(Id, ContentType, RoutePath, CreatedAt);

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new FormatException($"The item has no \"{name}\".");

    /// <summary>The root's own path is <c>/</c>: its segment is found only as that of the start item.</summary>
    private static string Route(JsonElement item)
    {
        if (!item.TryGetProperty("route", out var route) || route.ValueKind != JsonValueKind.Object)
            throw new FormatException("The item has no \"route\".");
        var path = Text(route, "path");
        return path == "/" && route.TryGetProperty("startItem", out var start) && start.ValueKind == JsonValueKind.Object
            && start.TryGetProperty("path", out var segment) && segment.ValueKind == JsonValueKind.String
                ? $"/{segment.GetString()}/"
                : path;
    }

    private static string PathInTree(JsonElement route)
    {
        var start = route.TryGetProperty("startItem", out var item) && item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) ? id.ToString() : "";
        return $"={start}{Text(route, "path")}".TrimEnd('/');
    }

    private static DateTimeOffset Date(JsonElement item, string name) =>
        DateTimeOffset.TryParse(
            Text(item, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date
            : throw new FormatException($"The item's \"{name}\" is not a date.");
}
