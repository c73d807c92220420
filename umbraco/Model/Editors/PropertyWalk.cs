using System.Text.Json;

namespace Site.Cms.Model.Editors;

/// <summary>All property values of a document, those inside its blocks too.</summary>
internal static class PropertyWalk
{
    /// <summary>A value that holds blocks comes before what is in them.</summary>
    public static IEnumerable<(PropertyDefinition Property, JsonElement Value)> Of(
        SchemaSnapshot schema, DocumentTypeDefinition type, PropertyValues values) =>
        type.Properties
            .Where(property => values.ByAlias.ContainsKey(property.Alias))
            .SelectMany(property => Within(schema, property, values.ByAlias[property.Alias]));

    private static IEnumerable<(PropertyDefinition, JsonElement)> Within(SchemaSnapshot schema, PropertyDefinition property, JsonElement value)
    {
        yield return (property, value);
        foreach (var block in BlocksOf(property.DataType.EditorAlias, value))
        {
            if (block.Id("contentTypeKey") is not { } key || !schema.DocumentTypes.TryGetValue(key, out var type))
                continue;
            foreach (var item in block.Items("values"))
            {
                if (item.Member("value") is not { } inner || type.Properties.FirstOrDefault(known => known.Alias == item.Text("alias")) is not { } nested)
                    continue;
                foreach (var found in Within(schema, nested, inner))
                    yield return found;
            }
        }
    }

    private static IEnumerable<JsonElement> BlocksOf(string editor, JsonElement value)
    {
        var blocks = editor switch
        {
            "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" => value,
            "Umbraco.RichText" => value.Member("blocks") ?? default,
            _ => default,
        };
        return blocks.Items("contentData").Concat(blocks.Items("settingsData"));
    }
}
