using Site.Cms.Model;

namespace Site.Cms.Media;

/// <summary>Body of <c>POST /media</c>. A file comes as <c>umbracoFile: {temporaryFileId}</c>.</summary>
public sealed record CreateMedia
{
    public Guid? Id { get; init; }
    public ReferenceById? Parent { get; init; }
    public required ReferenceById MediaType { get; init; }
    public IReadOnlyList<PropertyValueModel> Values { get; init; } = [];
    public required IReadOnlyList<VariantModel> Variants { get; init; }
}

/// <summary>Body of <c>PUT /media/{id}</c>.</summary>
public sealed record UpdateMedia
{
    public IReadOnlyList<PropertyValueModel> Values { get; init; } = [];
    public required IReadOnlyList<VariantModel> Variants { get; init; }
}
