using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Publishing;
using Site.Cms.Versions;

namespace Site.Cms.Model;

/// <summary>Stores a changed document type and lets the documents follow: values of removed properties go, those of renamed ones get the new alias.</summary>
internal static class DocumentTypeChange
{
    public static void Apply(CmsWriter write, DocumentType type)
    {
        var before = write.State.Schema.DocumentTypes;
        write.Put(type);
        foreach (var definition in before.Values)
        {
            var aliases = Renames(definition, write.State.Schema.DocumentTypes[definition.Id]);
            if (aliases.Count == 0)
                continue;
            foreach (var document in write.State.Documents.Values.Where(document => document.DocumentTypeId == definition.Id))
                Follow(write, document, aliases);
        }
    }

    /// <summary>Old alias → new alias, or null for a property that is gone.</summary>
    private static Dictionary<string, string?> Renames(DocumentTypeDefinition before, DocumentTypeDefinition after)
    {
        var kept = after.Properties.ToDictionary(property => property.Id, property => property.Alias);
        var present = after.Properties.Select(property => property.Alias).ToHashSet();
        return before.Properties
            .Select(property => (Old: property.Alias, New: kept.GetValueOrDefault(property.Id)))
            .Where(pair => pair.Old != pair.New && !present.Contains(pair.Old))
            .ToDictionary(pair => pair.Old, pair => pair.New);
    }

    private static void Follow(CmsWriter write, Document document, Dictionary<string, string?> aliases)
    {
        var draft = Follow(document.Draft, aliases);
        var published = document.Published is null ? null
            : document.Published.Values.Equals(document.Draft.Values) ? document.Published with { Values = draft.Values }
            : Follow(document.Published, aliases);
        if (ReferenceEquals(draft, document.Draft) && published == document.Published)
            return;
        write.Put(draft);
        if (published is not null)
            write.Put(published);
        write.Put(document with { Draft = draft, Published = published });
    }

    private static DocumentVersion Follow(DocumentVersion version, Dictionary<string, string?> aliases)
    {
        if (!version.Values.ByAlias.Keys.Any(aliases.ContainsKey))
            return version;
        using var json = JsonDocument.Parse(version.Values.Json);
        return version with
        {
            Values = PropertyValues.From(json.RootElement.EnumerateObject()
                .Select(value => (Alias: aliases.TryGetValue(value.Name, out var alias) ? alias : value.Name, value.Value))
                .Where(value => value.Alias is not null)
                .Select(value => KeyValuePair.Create(value.Alias!, value.Value))),
        };
    }
}
