using System.Collections.Frozen;

namespace Site.Cms.Model;

/// <summary>Derives what readers see of the schema from the stored types.</summary>
internal static class SchemaBuilder
{
    public static SchemaSnapshot Empty { get; } = Build([], []);

    public static SchemaSnapshot Build(IEnumerable<DataType> dataTypes, IEnumerable<DocumentType> documentTypes)
    {
        var data = dataTypes.ToFrozenDictionary(type => type.Id, Define);
        var stored = documentTypes.ToDictionary(type => type.Id);
        var definitions = stored.Values.Select(type => Define(type, stored, data)).ToList();
        return new SchemaSnapshot(
            definitions.ToFrozenDictionary(type => type.Id),
            definitions.ToFrozenDictionary(type => type.Alias, StringComparer.Ordinal),
            data);
    }

    private static DataTypeDefinition Define(DataType type) => new(
        type.Id, type.Name, type.EditorAlias, type.EditorUiAlias,
        type.Values.DistinctBy(value => value.Alias).ToFrozenDictionary(value => value.Alias, value => value.Value, StringComparer.Ordinal));

    private static DocumentTypeDefinition Define(
        DocumentType type, Dictionary<Guid, DocumentType> types, FrozenDictionary<Guid, DataTypeDefinition> dataTypes)
    {
        var body = type.Body;
        var properties = WithCompositions(type, types, [])
            .SelectMany(part => InOrder(part.Body))
            .DistinctBy(property => property.Alias)
            .Where(property => dataTypes.ContainsKey(property.DataType.Id))
            .Select(property => new PropertyDefinition(
                property.Id, property.Alias, property.Name, dataTypes[property.DataType.Id],
                property.Validation.Mandatory, property.Validation.MandatoryMessage,
                property.Validation.RegEx, property.Validation.RegExMessage));
        return new DocumentTypeDefinition(
            type.Id, body.Alias, body.Name, body.Icon, body.IsElement, body.AllowedAsRoot,
            [.. body.AllowedDocumentTypes.OrderBy(allowed => allowed.SortOrder).Select(allowed => allowed.DocumentType.Id)],
            [.. properties]);
    }

    /// <summary>A type's own properties come first, then those of what it is composed of.</summary>
    private static IEnumerable<DocumentType> WithCompositions(DocumentType type, Dictionary<Guid, DocumentType> types, HashSet<Guid> seen)
    {
        if (!seen.Add(type.Id))
            return [];
        return type.Body.Compositions
            .Select(composition => types.GetValueOrDefault(composition.DocumentType.Id))
            .OfType<DocumentType>()
            .SelectMany(composition => WithCompositions(composition, types, seen))
            .Prepend(type);
    }

    /// <summary>Properties outside any container first, then container by container: a tab before its groups.</summary>
    internal static IEnumerable<PropertyTypeModel> InOrder(DocumentTypeBody body)
    {
        var position = body.Containers
            .OrderBy(container => body.Containers.FirstOrDefault(tab => tab.Id == container.Parent?.Id)?.SortOrder ?? container.SortOrder)
            .ThenBy(container => container.Parent is null ? 0 : 1)
            .ThenBy(container => container.SortOrder)
            .Select((container, index) => (container.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index);
        return body.Properties
            .OrderBy(property => property.Container is { } container ? position.GetValueOrDefault(container.Id) : -1)
            .ThenBy(property => property.SortOrder);
    }
}
