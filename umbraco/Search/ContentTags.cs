using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Search;

/// <param name="Id">The same for the same text in the same group, on every server.</param>
/// <param name="DocumentCount">Published documents that carry it.</param>
public sealed record ContentTag(Guid Id, string Text, string Group, int DocumentCount);

/// <summary>The tags of published documents, blocks included, for editors who tag another one.</summary>
public sealed class ContentTags(CmsEngine engine)
{
    private const string DefaultGroup = "default";

    private (CmsState State, IReadOnlyList<ContentTag> Tags) _known = (CmsState.Empty, []);

    /// <summary>In French order.</summary>
    /// <param name="query">A part of the text, without regard to case and accents; null or empty for all.</param>
    /// <param name="group">Exact; null or empty for all groups.</param>
    /// <param name="culture">Content has none, and so have tags: with a culture the list is empty, as on Umbraco.</param>
    public IReadOnlyList<ContentTag> Find(string? query = null, string? group = null, string? culture = null)
    {
        if (!string.IsNullOrEmpty(culture))
            return [];
        var folded = FoldedText.Fold(query ?? "");
        return [.. All().Where(tag =>
            (string.IsNullOrEmpty(group) || tag.Group == group) && FoldedText.Fold(tag.Text).Contains(folded, StringComparison.Ordinal))];
    }

    private IReadOnlyList<ContentTag> All()
    {
        var (state, known) = (engine.State, _known);
        if (ReferenceEquals(known.State.Documents, state.Documents) && ReferenceEquals(known.State.Schema, state.Schema))
            return known.Tags;
        var tags = state.Documents.Values
            .Where(document => document is { Trashed: false, Published: not null })
            .SelectMany(document => Of(state.Schema, state.Schema.DocumentTypes[document.DocumentTypeId], document.Published!.Values).Distinct())
            .CountBy(tag => tag)
            .Select(tag => new ContentTag(IdOf(tag.Key.Group, tag.Key.Text), tag.Key.Text, tag.Key.Group, tag.Value))
            .OrderBy(tag => tag.Text, FoldedText.FrenchOrder).ThenBy(tag => tag.Text, StringComparer.Ordinal).ThenBy(tag => tag.Group, StringComparer.Ordinal)
            .ToList();
        _known = (state, tags);
        return tags;
    }

    private static IEnumerable<(string Group, string Text)> Of(SchemaSnapshot schema, DocumentTypeDefinition type, PropertyValues values) =>
        from found in PropertyWalk.Of(schema, type, values)
        where found.Property.DataType.EditorAlias == "Umbraco.Tags" && found.Value.ValueKind == JsonValueKind.Array
        from tag in found.Value.EnumerateArray()
        where tag.ValueKind == JsonValueKind.String && tag.GetString()!.Length > 0
        select (GroupOf(found.Property.DataType.Configuration), tag.GetString()!);

    private static string GroupOf(FrozenDictionary<string, JsonElement> configuration) =>
        configuration.TryGetValue("group", out var group) && group.ValueKind == JsonValueKind.String && group.GetString() is { Length: > 0 } name
            ? name
            : DefaultGroup;

    private static Guid IdOf(string group, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{group}\0{text}")).AsSpan(0, 16));
}
