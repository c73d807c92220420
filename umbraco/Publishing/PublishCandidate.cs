using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.Publishing;

/// <summary>A document that is about to be published, and all that it may be compared with: the content as the write has left it until now.</summary>
public sealed class PublishCandidate
{
    private readonly CmsState _state;
    private readonly Lazy<IReadOnlyList<FieldGroup>> _groups;
    private readonly Lazy<CmsSnapshot> _content;

    internal PublishCandidate(CmsState state, DocumentTypeDefinition type, ContentNode document, CmsSnapshot before, Lazy<CmsSnapshot> content)
    {
        (_state, Document, DocumentType, Before, _content) = (state, document, type.Alias, before, content);
        _groups = new(() => [.. FieldGroup.Of(state.Schema, type, document.Values)]);
    }

    /// <summary>As it would be published.</summary>
    public ContentNode Document { get; }

    /// <summary>Alias of its type.</summary>
    public string DocumentType { get; }

    /// <summary>Its own fields, then those of each of its blocks.</summary>
    public IReadOnlyList<FieldGroup> Groups => _groups.Value;

    /// <summary>All of them in one row.</summary>
    public IEnumerable<Field> Fields => Groups.SelectMany(part => part.Fields);

    /// <summary>All content, as it was before this write began.</summary>
    public CmsSnapshot Before { get; }

    /// <summary>
    /// All content as this write has made it, up to the moment when the first of its documents asked: made for that, in time that grows with
    /// the content. For what <see cref="Before"/> does not know.
    /// </summary>
    public CmsSnapshot Content => _content.Value;

    /// <summary>A media item that is not in the recycle bin.</summary>
    public MediaItem? Media(Guid id) => _state.Media.GetValueOrDefault(id) is { Trashed: false } item ? item : null;

    /// <summary>What somebody finds who follows a link to a document.</summary>
    public LinkedDocument StateOf(Guid document) =>
        document == Document.Id ? LinkedDocument.Published
        : !_state.Documents.TryGetValue(document, out var known) ? LinkedDocument.Gone
        : known.Trashed ? LinkedDocument.InBin
        : _state.IsReachable(known) ? LinkedDocument.Published
        : LinkedDocument.NotPublished;

    /// <summary>What editors call a document; empty for an unknown one.</summary>
    public string NameOf(Guid document) => _state.Documents.GetValueOrDefault(document)?.Draft.Name ?? "";

    /// <summary>Whether a file of the library, not one in its bin, has the address.</summary>
    public bool IsMedia(string url) => _state.Media.Values.Any(item => !item.Trashed && item.File?.Url == url);

    /// <summary>Whether the id is one of the library's, bin included, rather than a document's.</summary>
    public bool IsMedia(Guid id) => _state.Media.ContainsKey(id);
}

public enum LinkedDocument { Published, NotPublished, InBin, Gone }

/// <summary>Fields that stand together: a document's own, or a block's.</summary>
/// <param name="Type">Alias of the document type or element type.</param>
/// <param name="Property">Alias of the document's property in which the block stands; null for the document's own fields.</param>
/// <param name="Place">Where the block stands, in French: <c>« Étapes », bloc 2</c>; empty for the document itself.</param>
public sealed record FieldGroup(string Type, string? Property, string Place, IReadOnlyList<Field> Fields)
{
    /// <summary>Null when it has no such field, or none with a value.</summary>
    public Field? Find(string alias) => Fields.FirstOrDefault(field => field.Alias == alias);

    internal static IEnumerable<FieldGroup> Of(SchemaSnapshot schema, DocumentTypeDefinition type, IReadOnlyDictionary<string, JsonElement> values) =>
        Of(schema, type, property: null, place: "", alias => values.TryGetValue(alias, out var value) ? value : null);

    private static IEnumerable<FieldGroup> Of(
        SchemaSnapshot schema, DocumentTypeDefinition type, string? property, string place, Func<string, JsonElement?> valueOf)
    {
        List<Field> fields =
        [
            .. type.Properties.Select(known => (known, value: valueOf(known.Alias))).Where(found => found.value is not null)
                .Select(found => new Field(
                    property ?? found.known.Alias, found.known.Alias, Joined(place, $"«\u00A0{found.known.Name}\u00A0»"),
                    found.known.DataType.EditorAlias, found.value!.Value)),
        ];
        yield return new FieldGroup(type.Alias, property, place, fields);
        foreach (var field in fields)
        {
            foreach (var (block, number) in Blocks(field).Select((block, index) => (block, index + 1)))
            {
                if (block.Id("contentTypeKey") is not { } key || !schema.DocumentTypes.TryGetValue(key, out var element))
                    continue;
                var inner = block.Items("values").Where(value => value.Text("alias") is not null)
                    .GroupBy(value => value.Text("alias")!).ToDictionary(value => value.Key, value => value.First().Member("value"));
                foreach (var group in Of(schema, element, field.Property, $"{field.Place}, bloc {number}", alias => inner.GetValueOrDefault(alias)))
                    yield return group;
            }
        }
    }

    private static string Joined(string place, string name) => place.Length == 0 ? name : $"{place}, {name}";

    /// <summary>In the order in which editors and readers see them.</summary>
    private static IEnumerable<JsonElement> Blocks(Field field)
    {
        var value = field.Editor == "Umbraco.RichText" ? field.Value.Member("blocks") ?? default : field.Value;
        var order = (value.Member("layout") ?? default).Items(field.Editor).Select(item => item.Id("contentKey")).ToList();
        return value.Items("contentData").OrderBy(block => order.IndexOf(block.Id("key")) is >= 0 and var at ? at : int.MaxValue);
    }
}

/// <summary>One value.</summary>
/// <param name="Property">Alias of the document's property that it is, or in which it stands.</param>
/// <param name="Place">Where editors find it, in French: <c>« Étapes », bloc 2, « Image »</c>.</param>
/// <param name="Editor">Alias of its property editor.</param>
public sealed record Field(string Property, string Alias, string Place, string Editor, JsonElement Value);
