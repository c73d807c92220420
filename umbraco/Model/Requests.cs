using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Site.Cms.Model;

/// <summary>How the engine reads and writes JSON: the Management API's conventions, French left readable.</summary>
public static class CmsJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };
}

public sealed record ReferenceById(Guid Id);

/// <summary>One value of a data type's configuration.</summary>
public sealed record ConfigurationValue(string Alias, JsonElement Value);

/// <summary>One property value of a document or a media item.</summary>
public sealed record PropertyValueModel(string Alias, JsonElement Value)
{
    public string? Culture { get; init; }
    public string? Segment { get; init; }
}

public sealed record VariantModel(string Name)
{
    public string? Culture { get; init; }
    public string? Segment { get; init; }
}

/// <summary>Body of <c>POST /data-type</c>.</summary>
public sealed record CreateDataType : DataTypeBody
{
    public Guid? Id { get; init; }
    public ReferenceById? Parent { get; init; }
}

/// <summary>Body of <c>PUT /data-type/{id}</c>.</summary>
public sealed record UpdateDataType : DataTypeBody;

public abstract record DataTypeBody
{
    public required string Name { get; init; }
    public required string EditorAlias { get; init; }
    public string? EditorUiAlias { get; init; }
    public IReadOnlyList<ConfigurationValue> Values { get; init; } = [];
}

/// <summary>Body of <c>POST /data-type/folder</c> and <c>POST /document-type/folder</c>.</summary>
public sealed record CreateFolder
{
    public Guid? Id { get; init; }
    public required string Name { get; init; }
    public ReferenceById? Parent { get; init; }
}

/// <summary>Body of move and restore; <see cref="Target"/> null is the root.</summary>
public sealed record MoveTo
{
    public ReferenceById? Target { get; init; }
}

/// <summary>Body of <c>PUT …/sort</c>.</summary>
public sealed record SortChildren
{
    public ReferenceById? Parent { get; init; }
    public required IReadOnlyList<ItemSortOrder> Sorting { get; init; }
}

public sealed record ItemSortOrder(Guid Id, int SortOrder);
