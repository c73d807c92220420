using System.Text.Json.Serialization;
using Site.Cms.Model;
using Site.Cms.References;

namespace Site.Cms.Management;

internal sealed record DataTypeResponse(
    Guid Id, bool IsDeletable, bool CanIgnoreStartNodes, string Name, string EditorAlias, string? EditorUiAlias, IReadOnlyList<ConfigurationValue> Values)
{
    public static DataTypeResponse Of(DataType type) => new(
        type.Id, BuiltInDataTypes.IsDeletable(type.Id), BuiltInDataTypes.CanIgnoreStartNodes(type.Id), type.Name, type.EditorAlias, type.EditorUiAlias, type.Values);
}

internal sealed record DataTypeItem(Guid Id, string Name, string EditorAlias, string? EditorUiAlias, bool IsDeletable)
{
    public IReadOnlyList<string> Flags { get; } = [];

    public static DataTypeItem Of(DataType type) => new(type.Id, type.Name, type.EditorAlias, type.EditorUiAlias, BuiltInDataTypes.IsDeletable(type.Id));
}

internal sealed record DataTypeTreeItem(string? EditorUiAlias, bool IsDeletable) : SchemaTreeItem
{
    public static DataTypeTreeItem Of(DataType? type) => new(type?.EditorUiAlias, type is not null && BuiltInDataTypes.IsDeletable(type.Id));
}

/// <param name="CanBeChanged"><c>True</c>: also data types that are in use.</param>
internal sealed record DataTypeConfiguration(string CanBeChanged, Guid DocumentListViewId, Guid MediaListViewId)
{
    public static DataTypeConfiguration Fixed { get; } = new("True", BuiltInDataTypes.DocumentListView, BuiltInDataTypes.MediaListView);
}

/// <summary>A property that uses a data type.</summary>
internal sealed record PropertyTypeReference(Guid Id, string Name, string Alias, ReferredDocumentType DocumentType)
{
    [JsonPropertyName("$type")]
    public string Kind { get; } = "DocumentTypePropertyTypeReferenceResponseModel";

    public static PropertyTypeReference Of(PropertyTypeUse use) => new(
        use.Property.Id, use.Property.Name, use.Property.Alias,
        new ReferredDocumentType(use.DocumentType.Id, use.DocumentType.Body.Icon, use.DocumentType.Body.Alias, use.DocumentType.Body.Name));
}

internal sealed record ReferredDocumentType(Guid Id, string? Icon, string Alias, string Name);

/// <param name="Error">Why there is no schema.</param>
internal sealed record DataTypeSchemaItem(Guid Id, string? ValueTypeName, System.Text.Json.Nodes.JsonObject? JsonSchema, string? Error)
{
    public static DataTypeSchemaItem Of(Guid id, SchemaSnapshot schema) =>
        !schema.DataTypes.TryGetValue(id, out var type) ? new DataTypeSchemaItem(id, null, null, "DataTypeNotFound")
        : DataTypeSchema.Of(type) is { } known ? new DataTypeSchemaItem(id, known.ValueTypeName, known.JsonSchema, null)
        : new DataTypeSchemaItem(id, null, null, "SchemaNotSupported");
}
