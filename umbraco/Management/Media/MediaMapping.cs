using System.Globalization;
using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Management.Documents;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management.Media;

/// <summary>Media in the forms in which the Management API carries them.</summary>
internal static class MediaMapping
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    public static MediaResponse ToResponse(this MediaItem item, CmsState state) =>
        new(item.Trashed, item.TypeReference(), item.Id, [], item.Values(state), [item.Version()]);

    public static MediaVersion Version(this MediaItem item) =>
        new(DocumentMapping.Utc(item.CreateDate), DocumentMapping.Utc(item.UpdateDate), null, null, item.Name);

    public static MediaTypeReference TypeReference(this MediaItem item)
    {
        var type = BuiltInMediaTypes.Find(item.MediaTypeId)!;
        return new MediaTypeReference(type.Id, type.Icon, type.Collection);
    }

    public static MediaTreeItem ToTreeItem(this MediaItem item, MediaAccess access)
    {
        var type = item.TypeReference();
        return new MediaTreeItem(
            type, [new MediaVariant(item.Name)], access.VisibilityOf(item) == TreeVisibility.WayToStartNode, item.Trashed,
            DocumentMapping.Utc(item.CreateDate), item.Id, Reference(item.ParentId), Flags(type),
            access.HasWholeTree ? access.State.MediaChildrenOf(item.Id).Any() : access.VisibleChildrenOf(item.Id).Any());
    }

    public static MediaPickerItem ToItem(this MediaItem item, CmsState state) => new(
        item.Trashed, Reference(item.ParentId), state.MediaChildrenOf(item.Id).Any(), item.TypeReference(), [new MediaVariant(item.Name)], item.Id, []);

    public static BinnedMedia ToBinned(this MediaItem item, CmsState state) => new(
        item.TypeReference(), [new MediaVariant(item.Name)], item.Id, DocumentMapping.Utc(item.CreateDate), state.MediaChildrenOf(item.Id).Any(),
        Reference(item.ParentId));

    public static MediaCollectionItem ToCollectionItem(this MediaItem item, IStaffDirectory staff)
    {
        var type = item.TypeReference();
        return new MediaCollectionItem(
            new MediaCollectionType(type.Id, MediaTypes.ById[type.Id].Alias, type.Icon, type.Collection), staff.NameOf(item.CreatorId), item.SortOrder,
            item.Id, Flags(type), [], [item.Version()]);
    }

    public static ReferenceById? Reference(Guid? id) => id is { } known ? new ReferenceById(known) : null;

    /// <summary>In the order of the type: what editors fill in, and what the file tells.</summary>
    private static IReadOnlyList<PropertyValueResponse> Values(this MediaItem item, CmsState state) =>
    [
        .. BuiltInMediaTypes.Find(item.MediaTypeId)!.Properties
            .Select(property => new PropertyValueResponse(
                state.Schema.DataTypes[property.DataType.Id].EditorAlias, null, null, property.Alias, Value(item, property, state.Schema)))
            .Where(value => value.Value.ValueKind != JsonValueKind.Null),
    ];

    private static JsonElement Value(MediaItem item, PropertyTypeModel property, SchemaSnapshot schema) => property.Alias switch
    {
        "umbracoWidth" => Text(item.File?.Width),
        "umbracoHeight" => Text(item.File?.Height),
        "umbracoBytes" => Text(item.File?.Bytes),
        "umbracoExtension" => JsonSerializer.SerializeToElement(item.File?.Extension),
        var alias => item.Values.ByAlias.GetValueOrDefault(alias) is not { ValueKind: not JsonValueKind.Undefined } value ? Nothing
            : property.DataType.Id == ImageCrops.DataType ? ImageCrops.Told(schema, value)
            : value,
    };

    private static JsonElement Text(long? number) => JsonSerializer.SerializeToElement(number?.ToString(CultureInfo.InvariantCulture));

    private static IReadOnlyList<Flag> Flags(MediaTypeReference type) => type.Collection is null ? [] : Flag.HasCollection;
}
