using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Management;

/// <summary>JSON Schema of values that hold blocks, with the element types that a data type allows.</summary>
internal static class BlockSchema
{
    public const string Uuid = "^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$";

    public static JsonObject List(DataTypeDefinition type)
    {
        var schema = Blocks(type, "Umbraco.BlockList");
        schema.Insert(0, "$schema", DataTypeSchema.Draft);
        return schema;
    }

    public static JsonObject RichText(DataTypeDefinition type)
    {
        var properties = new JsonObject
        {
            ["markup"] = new JsonObject { ["type"] = "string", ["description"] = "HTML" },
            ["blocks"] = Blocks(type, "Umbraco.RichText"),
        };
        var schema = DataTypeSchema.Nullable("object", ("required", new JsonArray("markup")), ("properties", properties));
        schema.Insert(0, "$schema", DataTypeSchema.Draft);
        return schema;
    }

    public static JsonObject Object(string[] required, params (string Name, JsonNode? Schema)[] properties)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (required.Length > 0)
            schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        schema["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, property.Schema)));
        return schema;
    }

    public static JsonObject Id() => new() { ["type"] = "string", ["format"] = "uuid", ["pattern"] = Uuid };

    public static JsonObject IdOrNull() => DataTypeSchema.Nullable("string", ("format", "uuid"), ("pattern", Uuid));

    private static JsonObject Blocks(DataTypeDefinition type, string layout)
    {
        var items = Array(Object(["contentKey"], ("contentKey", Id()), ("settingsKey", IdOrNull())));
        foreach (var (name, limit) in (ReadOnlySpan<(string, decimal?)>)[("minItems", type.Limit("min")), ("maxItems", type.Limit("max"))])
        {
            if (limit is { } known)
                items[name] = known;
        }
        return DataTypeSchema.Nullable("object", ("properties", new JsonObject
        {
            ["layout"] = Object([], (layout, items)),
            ["contentData"] = Array(Block(BlockConfiguration.ContentTypes(type))),
            ["settingsData"] = Array(Block(BlockConfiguration.SettingsTypes(type))),
            ["expose"] = Array(Object([], [("contentKey", Id()), .. Variant()])),
        }));
    }

    /// <param name="elementTypes">None: any.</param>
    private static JsonObject Block(IReadOnlyList<Guid> elementTypes)
    {
        var contentType = Id();
        if (elementTypes.Count > 0)
            contentType["enum"] = new JsonArray([.. elementTypes.Select(id => (JsonNode)id)]);
        return Object(["key", "contentTypeKey"],
            ("key", Id()), ("contentTypeKey", contentType),
            ("values", Array(Object([], [("alias", new JsonObject { ["type"] = "string" }), .. Variant(), ("value", new JsonObject())]))));
    }

    private static (string, JsonNode?)[] Variant() => [("culture", DataTypeSchema.Nullable("string")), ("segment", DataTypeSchema.Nullable("string"))];

    private static JsonObject Array(JsonObject items) => new() { ["type"] = "array", ["items"] = items };
}
