using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Publishing;
using Site.Cms.Versions;

namespace Site.Cms.Model;

/// <summary>
/// Stores a changed type and lets the documents follow, at the top level and inside blocks: values of removed properties go, those of renamed ones get
/// the new alias, those of properties that have another editor now are taken over where it accepts them. Older versions stay as they were.
/// </summary>
public sealed class SchemaChange
{
    private readonly ValueConversion _conversion;

    internal SchemaChange(ValueConversion conversion) => _conversion = conversion;

    internal void Apply(CmsWriter write, DocumentType type) => Follow(write, () => write.Put(type));

    internal void Apply(CmsWriter write, DataType type) => Follow(write, () => write.Put(type));

    private void Follow(CmsWriter write, Action put)
    {
        var before = write.State.Schema.DocumentTypes;
        put();
        var after = write.State.Schema.DocumentTypes;
        var fates = before.Values
            .Select(definition => (definition.Id, Fates: PropertyFate.Of(definition, after[definition.Id])))
            .Where(type => type.Fates.Count > 0).ToDictionary(type => type.Id, type => type.Fates);
        if (fates.Count == 0)
            return;
        var blocks = new BlockChange(_conversion, write.State, fates.Where(type => before[type.Key].IsElement || after[type.Key].IsElement).ToDictionary());
        foreach (var document in write.State.Documents.Values)
            Follow(write, document, fates.GetValueOrDefault(document.DocumentTypeId), blocks);
    }

    private void Follow(CmsWriter write, Document document, IReadOnlyDictionary<string, PropertyFate>? fates, BlockChange blocks)
    {
        var draft = Follow(write, document.Draft, fates, blocks);
        var published = document.Published is null ? null
            : document.Published.Values.Equals(document.Draft.Values) ? document.Published with { Values = draft.Values }
            : Follow(write, document.Published, fates, blocks);
        if (ReferenceEquals(draft, document.Draft) && published == document.Published)
            return;
        write.Put(draft);
        if (published is not null)
            write.Put(published);
        write.Put(document with { Draft = draft, Published = published });
    }

    private DocumentVersion Follow(CmsWriter write, DocumentVersion version, IReadOnlyDictionary<string, PropertyFate>? fates, BlockChange blocks)
    {
        var own = fates is not null && version.Values.ByAlias.Keys.Any(fates.ContainsKey);
        if (!own && !blocks.Concerns(version.Values))
            return version;
        using var json = JsonDocument.Parse(version.Values.Json);
        var values = new List<KeyValuePair<string, JsonElement>>();
        foreach (var value in json.RootElement.EnumerateObject())
        {
            var inside = blocks.Apply(value.Value);
            if (fates?.GetValueOrDefault(value.Name) is not { } fate)
                values.Add(new(value.Name, inside));
            else if (fate.Apply(_conversion, write.State, inside) is { } kept)
                values.Add(new(fate.After!.Alias, kept));
        }
        return version with { Values = PropertyValues.From(values) };
    }
}

/// <summary>What a change of the schema does to the values of one property.</summary>
/// <param name="After">Null when the property is gone.</param>
internal sealed record PropertyFate(PropertyDefinition Before, PropertyDefinition? After)
{
    /// <summary>By the alias that the values stand under; properties whose values stay as they are have none.</summary>
    public static IReadOnlyDictionary<string, PropertyFate> Of(DocumentTypeDefinition before, DocumentTypeDefinition after)
    {
        var known = before.Properties.Select(property => property.Id).ToHashSet();
        return before.Properties
            // A property that comes back under another id but the same alias is the same to the content.
            .Select(property => new PropertyFate(property,
                after.Properties.FirstOrDefault(other => other.Id == property.Id)
                ?? after.Properties.FirstOrDefault(other => other.Alias == property.Alias && !known.Contains(other.Id))))
            .Where(fate => fate.After is null || fate.After.Alias != fate.Before.Alias || fate.IsOtherEditor)
            .ToDictionary(fate => fate.Before.Alias);
    }

    /// <summary>The value as it goes on; null when it goes.</summary>
    public JsonElement? Apply(ValueConversion conversion, CmsState state, JsonElement value) =>
        After is null ? null : IsOtherEditor ? conversion.Convert(state, Before, After, value) : value;

    private bool IsOtherEditor => After?.DataType.EditorAlias is { } editor && editor != Before.DataType.EditorAlias;
}
