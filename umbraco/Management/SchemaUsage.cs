using Site.Cms.Data;
using Site.Cms.Search;
using Site.Cms.Model;

namespace Site.Cms.Management;

/// <summary>What content and types make of data types and properties.</summary>
internal static class SchemaUsage
{
    /// <summary>Whether any document, in the bin or not, has a value that a data type governs.</summary>
    public static bool HasValues(CmsState state, DataType type) => state.Schema.DocumentTypes.Values.Any(definition => definition.Properties
        .Where(property => property.DataType.Id == type.Id)
        .Any(property => HasValues(state, definition.Id, property.Alias)));

    /// <summary>Whether any document of a type, or of one that is composed of it, has a value of a property.</summary>
    public static bool HasValuesOf(CmsState state, Guid documentType, string alias)
    {
        var property = state.Schema.DocumentTypes[documentType].Properties.FirstOrDefault(property => property.Alias == alias);
        return property is not null && state.Schema.DocumentTypes.Values
            .Where(definition => definition.Properties.Any(other => other.Id == property.Id))
            .Any(definition => HasValues(state, definition.Id, alias));
    }

    /// <summary>Properties that use a data type, by the name of their type and in its order.</summary>
    public static List<PropertyTypeReference> References(CmsState state, Guid dataType) =>
    [
        .. state.DocumentTypes.Values.OrderBy(type => type.Body.Name, FoldedText.FrenchOrder).ThenBy(type => type.Id)
            .SelectMany(type => SchemaBuilder.InOrder(type.Body)
                .Where(property => property.DataType.Id == dataType)
                .Select(property => new PropertyTypeReference(
                    property.Id, property.Name, property.Alias, new ReferredDocumentType(type.Id, type.Body.Icon, type.Body.Alias, type.Body.Name)))),
    ];

    private static bool HasValues(CmsState state, Guid documentType, string alias) => state.Documents.Values.Any(document =>
        document.DocumentTypeId == documentType
        && (document.Draft.Values.ByAlias.ContainsKey(alias) || document.Published?.Values.ByAlias.ContainsKey(alias) == true));
}
