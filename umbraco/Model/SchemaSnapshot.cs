using System.Collections.Frozen;
using System.Text.Json;

namespace Site.Cms.Model;

/// <summary>Document types and data types at one moment. Immutable.</summary>
public sealed record SchemaSnapshot(
    FrozenDictionary<Guid, DocumentTypeDefinition> DocumentTypes,
    FrozenDictionary<string, DocumentTypeDefinition> DocumentTypesByAlias,
    FrozenDictionary<Guid, DataTypeDefinition> DataTypes);

/// <param name="Properties">Own and composed properties, in the order the Delivery API and the Management API give values.</param>
public sealed record DocumentTypeDefinition(
    Guid Id, string Alias, string Name, string? Icon, bool IsElement, bool AllowedAsRoot,
    IReadOnlyList<Guid> AllowedChildren, IReadOnlyList<PropertyDefinition> Properties);

public sealed record PropertyDefinition(
    Guid Id, string Alias, string Name, DataTypeDefinition DataType,
    bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

/// <param name="Configuration">Configuration values by alias, as the Management API carries them.</param>
public sealed record DataTypeDefinition(
    Guid Id, string Name, string EditorAlias, string? EditorUiAlias, FrozenDictionary<string, JsonElement> Configuration);
