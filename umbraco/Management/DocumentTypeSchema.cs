using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>What the body that creates a document of a type must look like, as JSON Schema. Values refer to the schemas of their data types.</summary>
internal static class DocumentTypeSchema
{
    public static JsonObject Of(CmsState state, DocumentType type)
    {
        var definition = state.Schema.DocumentTypes[type.Id];
        return new JsonObject
        {
            ["$schema"] = DataTypeSchema.Draft,
            ["$id"] = $"urn:umbraco:document-type:{type.Id}",
            ["title"] = $"Create {type.Body.Name}",
            ["description"] = $"JSON Schema for creating/updating document content of type '{type.Body.Alias}'",
            ["type"] = "object",
            ["required"] = new JsonArray("documentType", "values", "variants"),
            ["properties"] = new JsonObject
            {
                ["documentType"] = BlockSchema.Object(["id"], ("id", new JsonObject { ["const"] = type.Id, ["description"] = "Content type identifier" })),
                ["id"] = DataTypeSchema.Nullable("string", ("format", "uuid"), ("description", "Optional key for the new content item")),
                ["values"] = Values(state, definition),
                ["variants"] = Reference("#/$defs/variants"),
                ["parent"] = Reference("#/$defs/referenceById"),
                ["template"] = Reference("#/$defs/referenceById"),
            },
            ["$defs"] = new JsonObject { ["referenceById"] = ReferenceById(), ["valueBase"] = Value(), ["variants"] = Variants() },
            ["x-umbraco-content-type"] = new JsonObject
            {
                ["key"] = type.Id,
                ["alias"] = type.Body.Alias,
                ["isElement"] = type.Body.IsElement,
                ["variations"] = Variations(type.Body.VariesByCulture, type.Body.VariesBySegment),
            },
        };
    }

    private static JsonObject Values(CmsState state, DocumentTypeDefinition definition)
    {
        var stored = state.DocumentTypes.Values.SelectMany(type => type.Body.Properties).ToLookup(property => property.Id);
        return new JsonObject
        {
            ["type"] = "array",
            ["description"] = "Property values for the content item",
            ["items"] = new JsonObject { ["allOf"] = new JsonArray([Reference("#/$defs/valueBase"), .. definition.Properties.Select(ValueOf)]) },
            ["x-umbraco-properties"] = new JsonObject(definition.Properties.Select(property =>
                KeyValuePair.Create(property.Alias, (JsonNode?)Facts(property, stored[property.Id].First())))),
        };
    }

    private static JsonObject ValueOf(PropertyDefinition property) => new()
    {
        ["if"] = Properties("alias", new JsonObject { ["const"] = property.Alias }),
        ["then"] = Properties("value", Reference($"{ManagementApi.Prefix}/data-type/{property.DataType.Id}/schema")),
    };

    private static JsonObject Facts(PropertyDefinition property, PropertyTypeModel stored) => new()
    {
        ["dataTypeId"] = property.DataType.Id,
        ["editorAlias"] = property.DataType.EditorAlias,
        ["editorUiAlias"] = property.DataType.EditorUiAlias,
        ["mandatory"] = property.Mandatory,
        ["variations"] = Variations(stored.VariesByCulture, stored.VariesBySegment),
    };

    private static JsonObject ReferenceById() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "null" },
            BlockSchema.Object(["id"], ("id", new JsonObject { ["type"] = "string", ["format"] = "uuid" }))),
    };

    private static JsonObject Value() => BlockSchema.Object(["alias"],
        ("alias", Described("string", "Property type alias")),
        ("culture", DataTypeSchema.Nullable("string", ("description", "Culture code for variant properties, or null for invariant"))),
        ("segment", DataTypeSchema.Nullable("string", ("description", "Segment identifier, or null for non-segmented"))),
        ("value", new JsonObject { ["description"] = "Property value (type depends on property editor)" }));

    private static JsonObject Variants() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["description"] = "Content variants (at minimum one variant with the name is required)",
        ["items"] = BlockSchema.Object(["name"],
            ("name", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["description"] = "Content name for this variant" }),
            ("culture", DataTypeSchema.Nullable("string", ("description", "Culture code for this variant, or null for invariant"))),
            ("segment", DataTypeSchema.Nullable("string", ("description", "Segment identifier, or null for non-segmented")))),
    };

    private static JsonObject Described(string kind, string description) => new() { ["type"] = kind, ["description"] = description };

    private static JsonObject Properties(string name, JsonObject schema) => new() { ["properties"] = new JsonObject { [name] = schema } };

    private static JsonObject Reference(string target) => new() { ["$ref"] = target };

    private static string Variations(bool culture, bool segment) => (culture, segment) switch
    {
        (true, true) => "CultureAndSegment",
        (true, false) => "Culture",
        (false, true) => "Segment",
        _ => "Nothing",
    };
}
