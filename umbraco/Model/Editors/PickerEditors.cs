using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Media;

namespace Site.Cms.Model.Editors;

/// <summary>One picked document, by id.</summary>
internal sealed class ItemPickerEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return Null;
        if (value.ValueKind != JsonValueKind.String || !Guid.TryParse(value.GetString(), out _))
            scope.Refuse("The value must be the id of a document.");
        return value;
    }
}

/// <summary>Picked documents or media: <c>[{type, unique}]</c>.</summary>
internal sealed class TreePickerEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return Null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            scope.Refuse("The value must be a list of picked items.");
            return value;
        }
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (item.Id("unique") is null || item.Text("type") is not ("document" or "media" or "member"))
                scope.Refuse("A picked item needs a type (document, media) and the id of what is picked (unique).", $"[{index}]");
        }
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        scope.CheckCount(value.GetArrayLength(), scope.Number("minNumber"), scope.Number("maxNumber"));
        var allowed = Ids(scope.Configuration("filter"));
        foreach (var item in value.EnumerateArray())
        {
            if (allowed.Count == 0 || item.Id("unique") is not { } id)
                continue;
            var type = item.Text("type") == "media" ? scope.State.Media.GetValueOrDefault(id)?.MediaTypeId : scope.State.Documents.GetValueOrDefault(id)?.DocumentTypeId;
            if (type is { } known && !allowed.Contains(known))
                scope.Refuse("The chosen content is of invalid type.");
        }
    }

    public override bool AcceptsConfiguration(string alias, JsonElement value) => alias is not ("minNumber" or "maxNumber") || IsNumberOrNothing(value);

    private static HashSet<Guid> Ids(JsonElement? filter) =>
        filter is { ValueKind: JsonValueKind.String } list ? JsonReading.Ids(list.GetString()!) : [];
}

/// <summary>Links to documents, media and other sites.</summary>
internal sealed class LinkPickerEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return Null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            scope.Refuse("The value must be a list of links.");
            return value;
        }
        foreach (var (link, index) in value.EnumerateArray().Select((link, index) => (link, index)))
        {
            if (link.ValueKind != JsonValueKind.Object)
                scope.Refuse("A link must be an object.", $"[{index}]");
            else if (SafeMarkup.IsDangerousAddress(link.Text("url")) || SafeMarkup.IsDangerousAddress(link.Text("queryString")))
                scope.Refuse("A link must not start with javascript:, data: or vbscript:.", $"[{index}].url");
        }
        return value;
    }

    public override void Validate(JsonElement value, PropertyScope scope) =>
        scope.CheckCount(value.GetArrayLength(), scope.Number("minNumber"), scope.Number("maxNumber"));

    public override bool AcceptsConfiguration(string alias, JsonElement value) => alias is not ("minNumber" or "maxNumber") || IsNumberOrNothing(value);
}

/// <summary>Picked media with focal point and crops: <c>[{key, mediaKey, mediaTypeAlias, crops, focalPoint}]</c>.</summary>
internal sealed class MediaPickerEditor : PropertyEditor
{
    public override bool IsOwn(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    public override JsonElement Cleared => Null;

    public override JsonElement Accept(JsonElement value, PropertyScope scope)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            return Null;
        if (value.ValueKind != JsonValueKind.Array)
        {
            scope.Refuse("The value must be a list of picked media.");
            return value;
        }
        var items = new JsonArray();
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (item.Id("mediaKey") is { } media)
                items.Add((JsonNode)Stored(item, media, scope));
            else
                scope.Refuse("A picked media needs the id of the media (mediaKey).", $"[{index}]");
        }
        return JsonSerializer.SerializeToElement(items, CmsJson.Options);
    }

    public override void Validate(JsonElement value, PropertyScope scope)
    {
        var (min, max) = scope.Limit();
        if (scope.Configuration("multiple") is { ValueKind: JsonValueKind.False })
            max = 1;
        scope.CheckCount(value.GetArrayLength(), min, max);
        var allowed = scope.Configuration("filter") is { ValueKind: JsonValueKind.String } filter ? JsonReading.Ids(filter.GetString()!) : [];
        var picked = value.EnumerateArray()
            .Select(item => item.Id("mediaKey") is { } id ? scope.State.Media.GetValueOrDefault(id) : null)
            .OfType<MediaItem>();
        if (allowed.Count > 0 && picked.Any(item => !allowed.Contains(item.MediaTypeId)))
            scope.Refuse("The chosen media type is invalid.");
    }

    private static JsonObject Stored(JsonElement item, Guid media, PropertyScope scope) => new()
    {
        ["key"] = item.Id("key") ?? Guid.CreateVersion7(),
        ["mediaKey"] = media,
        ["mediaTypeAlias"] = scope.State.Media.TryGetValue(media, out var known) ? MediaTypes.ById[known.MediaTypeId].Alias : item.Text("mediaTypeAlias") ?? "",
        ["crops"] = Crops(item, scope),
        ["focalPoint"] = item.Member("focalPoint") is { ValueKind: JsonValueKind.Object } point ? JsonNode.Parse(point.GetRawText()) : null,
    };

    /// <summary>The configured crops, with the coordinates that were chosen for them.</summary>
    private static JsonArray Crops(JsonElement item, PropertyScope scope)
    {
        var configured = scope.Configuration("crops") is { ValueKind: JsonValueKind.Array } crops ? crops.EnumerateArray() : default;
        return new JsonArray([.. configured.Select(crop => new JsonObject
        {
            ["alias"] = crop.Text("alias"),
            ["width"] = Node(crop.Member("width")),
            ["height"] = Node(crop.Member("height")),
            ["coordinates"] = Node(item.Items("crops").FirstOrDefault(chosen => chosen.Text("alias") == crop.Text("alias")).Member("coordinates")),
        })]);
    }

    private static JsonNode? Node(JsonElement? value) => value is { } known ? JsonNode.Parse(known.GetRawText()) : null;
}
