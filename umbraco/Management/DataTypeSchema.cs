using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Management;

/// <summary>What a property value of a data type must look like, as JSON Schema (draft 2020-12).</summary>
/// <param name="ValueTypeName">The .NET type that Umbraco reads the value into; null where that type is Umbraco's own.</param>
internal sealed record DataTypeSchema(string? ValueTypeName, JsonObject JsonSchema)
{
    public const string Draft = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Null for an editor whose values the engine carries without looking at them.</summary>
    public static DataTypeSchema? Of(DataTypeDefinition type) => type.EditorAlias switch
    {
        "Umbraco.TextBox" or "Umbraco.TextArea" => Text(With("maxLength", type.Positive("maxChars"))),
        "Umbraco.MarkdownEditor" => Text(("description", "Markdown text")),
        "Umbraco.EmailAddress" => Text(("format", "email"), ("description", "Email address")),
        "Umbraco.RadioButtonList" => Text(("description", "Selected value")),
        "Umbraco.DateTime" => Text(("description", "Date and time without zone: 2025-06-30 08:15:00")),
        "Umbraco.ContentPicker" => Text(("format", "uuid"), ("pattern", BlockSchema.Uuid), ("description", "Id of the picked document")),
        "Umbraco.TrueFalse" => Value<bool?>("boolean"),
        "Umbraco.Integer" => Number<int?>("integer", type),
        "Umbraco.Decimal" => Number<decimal?>("number", type),
        "Umbraco.DropDown.Flexible" => Texts("Array of selected values from dropdown"),
        "Umbraco.CheckBoxList" => Texts("Array of selected values"),
        "Umbraco.Tags" => Texts("Array of tags"),
        "Umbraco.MultiNodeTreePicker" => Picked(TreeItem(), type.Positive("minNumber"), type.Positive("maxNumber"), "Array of picked items"),
        "Umbraco.MultiUrlPicker" => Picked(Link(), type.Positive("minNumber"), type.Positive("maxNumber"), "Array of link objects"),
        "Umbraco.MediaPicker3" => Picked(Media(), type.Limit("min"), type.AllowsOne() ? 1 : type.Limit("max"), "Array of picked media"),
        "Umbraco.BlockList" => new DataTypeSchema(typeof(string).FullName, BlockSchema.List(type)),
        "Umbraco.RichText" => new DataTypeSchema(typeof(string).FullName, BlockSchema.RichText(type)),
        _ => null,
    };

    /// <summary>A schema of one kind of value, or null.</summary>
    public static JsonObject Nullable(string kind, params (string Name, JsonNode? Value)[] more)
    {
        var schema = new JsonObject { ["type"] = new JsonArray(kind, "null") };
        foreach (var (name, value) in more)
            schema[name] = value;
        return schema;
    }

    /// <summary>Nothing when there is no value.</summary>
    public static (string, JsonNode?)[] With(string name, decimal? value) => value is { } known ? [(name, known)] : [];

    private static DataTypeSchema Text(params (string, JsonNode?)[] more) => Value<string>("string", more);

    private static DataTypeSchema Texts(string description) => Value<IEnumerable<string>>(
        "array", ("items", new JsonObject { ["type"] = "string" }), ("description", description));

    private static DataTypeSchema Number<T>(string kind, DataTypeDefinition type) =>
        Value<T>(kind, [.. With("minimum", type.Number("min")), .. With("maximum", type.Number("max"))]);

    private static DataTypeSchema Picked(JsonObject item, decimal? min, decimal? max, string description) => Value<IEnumerable<object>>(
        "array", [("items", item), ("description", description), .. With("minItems", min), .. With("maxItems", max)]) with
    { ValueTypeName = null };

    private static DataTypeSchema Value<T>(string kind, params (string, JsonNode?)[] more)
    {
        var schema = Nullable(kind, more);
        schema.Insert(0, "$schema", Draft);
        return new DataTypeSchema(typeof(T).FullName, schema);
    }

    private static JsonObject TreeItem() => BlockSchema.Object(["type", "unique"],
        ("type", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("document", "media", "member") }), ("unique", BlockSchema.Id()));

    private static JsonObject Link() => BlockSchema.Object([],
        ("name", Nullable("string", ("description", "Display name of the link"))),
        ("target", Nullable("string", ("description", "Target attribute, e.g. _blank"))),
        ("type", Nullable("string", ("enum", new JsonArray("document", "media", "external", null)))),
        ("unique", BlockSchema.IdOrNull()),
        ("url", Nullable("string", ("description", "Address of an external link"))),
        ("queryString", Nullable("string")));

    private static JsonObject Media()
    {
        var crop = BlockSchema.Object(["alias"],
            ("alias", new JsonObject { ["type"] = "string" }), ("width", new JsonObject { ["type"] = "integer" }),
            ("height", new JsonObject { ["type"] = "integer" }), ("coordinates", Nullable("object")));
        return BlockSchema.Object(["mediaKey"],
            ("key", BlockSchema.Id()), ("mediaKey", BlockSchema.Id()), ("mediaTypeAlias", new JsonObject { ["type"] = "string" }),
            ("crops", Nullable("array", ("items", crop))), ("focalPoint", Nullable("object")));
    }
}

/// <summary>Numbers of a data type's configuration.</summary>
internal static class ConfigurationNumbers
{
    public static decimal? Number(this DataTypeDefinition type, string alias) => Number(type.Value(alias));

    /// <summary>Null for 0 as well, which says that there is no limit.</summary>
    public static decimal? Positive(this DataTypeDefinition type, string alias) => Positive(type.Number(alias));

    /// <summary><c>validationLimit.min</c> or <c>.max</c>.</summary>
    public static decimal? Limit(this DataTypeDefinition type, string member) => Positive(Number(type.Value("validationLimit")?.Member(member)));

    public static bool AllowsOne(this DataTypeDefinition type) => type.Value("multiple") is { ValueKind: JsonValueKind.False };

    public static JsonElement? Value(this DataTypeDefinition type, string alias) => type.Configuration.TryGetValue(alias, out var value) ? value : null;

    private static decimal? Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var known) ? known : null;

    private static decimal? Positive(decimal? number) => number > 0 ? number : null;
}
