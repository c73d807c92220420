using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;

namespace Site.Cms.References;

/// <summary>A property that uses a data type.</summary>
public sealed record PropertyTypeUse(DocumentType DocumentType, PropertyTypeModel Property);

/// <summary>
/// Where documents, media and data types are used. Drafts count as much as what is published, and documents in the bin as much as others:
/// all of them would have a dead link. A document's links to itself do not count.
/// </summary>
public sealed class ContentReferences(CmsEngine engine, SnapshotHolder snapshots, DocumentAddresses addresses)
{
    // Made by the first who asks, brought up to date by whoever asks after a change: neither the start nor a save waits for it.
    private volatile ReferenceIndex _index = ReferenceIndex.Empty;

    /// <summary>The documents that use a document or a media item, oldest first. Empty for an unknown id.</summary>
    public IReadOnlyList<Document> ReferencedBy(Guid id)
    {
        var (state, index) = Current();
        return Documents(state, Users(state, index, id));
    }

    /// <summary>What lies below a document or a media item and is used by any document, oldest first.</summary>
    public IReadOnlyList<Guid> ReferencedDescendants(Guid id)
    {
        var (state, index) = Current();
        var below = state.Media.ContainsKey(id)
            ? state.MediaDescendantsOf(id).Select(item => (item.Id, item.CreateDate))
            : state.DescendantsOf(id).Select(document => (document.Id, document.CreateDate));
        return [.. below.OrderBy(item => item.CreateDate).ThenBy(item => item.Id).Select(item => item.Id).Where(item => IsUsed(state, index, item))];
    }

    /// <summary>Those of the ids that are used by any document, in the order given.</summary>
    public IReadOnlyList<Guid> AreReferenced(IEnumerable<Guid> ids)
    {
        var (state, index) = Current();
        return [.. ids.Distinct().Where(id => IsUsed(state, index, id))];
    }

    /// <summary>The documents that use a document in the recycle bin, oldest first.</summary>
    public IReadOnlyList<Document> ReferencedByDocumentsBin()
    {
        var (state, index) = Current();
        return Documents(state, state.Documents.Values.Where(document => document.Trashed).SelectMany(document => Users(state, index, document.Id)));
    }

    /// <summary>The documents that use a media item in the recycle bin, oldest first.</summary>
    public IReadOnlyList<Document> ReferencedByMediaBin()
    {
        var (state, index) = Current();
        return Documents(state, state.Media.Values.Where(item => item.Trashed).SelectMany(item => Users(state, index, item.Id)));
    }

    /// <summary>The properties of document types and element types that use a data type, by alias.</summary>
    public IReadOnlyList<PropertyTypeUse> OfDataType(Guid id) =>
        [.. engine.State.DocumentTypes.Values
            .SelectMany(type => type.Body.Properties.Where(property => property.DataType.Id == id).Select(property => new PropertyTypeUse(type, property)))
            .OrderBy(use => use.Property.Alias, StringComparer.OrdinalIgnoreCase).ThenBy(use => use.DocumentType.Body.Alias, StringComparer.Ordinal)];

    /// <summary>Whether any document has a value, cleared ones included, of a data type.</summary>
    public bool HasValuesOfDataType(Guid id) => HasValues(property => property.DataType.Id == id);

    /// <summary>Whether any document has a value, cleared ones included, of a property that a type has itself or from a composition.</summary>
    public bool HasValuesOfProperty(Guid documentType, string alias) =>
        engine.State.Schema.DocumentTypes.TryGetValue(documentType, out var type)
        && type.Properties.FirstOrDefault(property => property.Alias == alias) is { Id: var id }
        && HasValues(property => property.Id == id);

    private bool HasValues(Func<PropertyDefinition, bool> wanted)
    {
        var state = engine.State;
        var schema = state.Schema;
        return state.Documents.Values.Any(document =>
        {
            var type = schema.DocumentTypes[document.DocumentTypeId];
            return PropertyWalk.Of(schema, type, document.Draft.Values).Any(found => wanted(found.Property))
                || (document.Published is { } published && !published.Values.Equals(document.Draft.Values)
                    && PropertyWalk.Of(schema, type, published.Values).Any(found => wanted(found.Property)));
        });
    }

    private (CmsState State, ReferenceIndex Index) Current()
    {
        var state = engine.State;
        var index = _index.For(state);
        _index = index;
        return (state, index);
    }

    private bool IsUsed(CmsState state, ReferenceIndex index, Guid id) => Users(state, index, id).Any();

    private IEnumerable<Guid> Users(CmsState state, ReferenceIndex index, Guid id)
    {
        IEnumerable<Guid> users = index.Users(ReferenceScan.Target(id));
        foreach (var address in AddressesOf(state, id))
            users = users.Union(index.Users(ReferenceScan.Target(address)));
        return users.Where(user => user != id);
    }

    /// <summary>Where a document can be read now, in the tree and on the site, or where a media item's file lies. The home page is no document's.</summary>
    private IEnumerable<string> AddressesOf(CmsState state, Guid id)
    {
        if (state.Media.TryGetValue(id, out var item))
            return item.File is { } file ? [file.Url] : [];
        var published = snapshots.Current.Published;
        var tree = published.Find(id) is { } node ? published.Path(node) : null;
        return new[] { tree, addresses.PathOf(id) }.OfType<string>().Where(address => address != "/").Distinct();
    }

    private static List<Document> Documents(CmsState state, IEnumerable<Guid> ids) =>
        [.. ids.Distinct().Select(id => state.Documents.GetValueOrDefault(id)).OfType<Document>()
            .OrderBy(document => document.CreateDate).ThenBy(document => document.Id)];
}
