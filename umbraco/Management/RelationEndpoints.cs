using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// <c>relation-type</c> and <c>relation</c>: the kinds of relation that every Umbraco has. None is kept as a relation here: what refers to what is
/// read from the values, where the client asks for it (<c>referenced-by</c>).
/// </summary>
internal static class RelationEndpoints
{
    private static readonly ProblemTexts Texts = new((OperationStatus.NotFound, new(404, "The relation type could not be found")));

    private static readonly RelatedObject Document = new("Document", new("c66ba18e-eaf3-4cff-8a22-41b16d66a972"));
    private static readonly RelatedObject MediaItem = new("Media", new("b796f64c-1f99-4ffb-b886-4bf4bc011a9c"));

    private static readonly IReadOnlyList<RelationType> Types =
    [
        new(new("4cbeb612-e689-3563-b755-bf3ede295433"), "relateDocumentOnCopy", "Relate Document On Copy", true, false, Document, Document),
        new(new("0cc3507c-66ab-3091-8913-3d998148e423"), "relateParentDocumentOnDelete", "Relate Parent Document On Delete", false, false, Document, Document),
        new(new("8307994f-faf2-3844-bab9-72d34514edf2"), "relateParentMediaFolderOnDelete", "Relate Parent Media Folder On Delete", false, false, MediaItem, MediaItem),
        new(new("92f9e2ad-ddc2-3245-91e1-6a6d4d1c5f03"), "umbDocument", "Related Document", false, true, null, null),
        new(new("07c0d6e4-7f11-3a5b-9d4a-0c3f8a1b2e04"), "umbMedia", "Related Media", false, true, null, null),
        new(new("5d1a6f3c-2b7e-3c49-8e05-1f9b4c7d6a05"), "umbMember", "Related Member", false, true, null, null),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/relation-type", (Page page) => Answer.Json(page.Of(Types))).For(Sections.Settings);
        api.MapGet("/relation-type/{id:guid}", (Guid id) =>
            Find(id) is { } type ? Answer.Json(type) : Answer.Refusal(OperationStatus.NotFound, Texts)).For(Sections.Settings);
        api.MapGet("/relation/type/{id:guid}", (Guid id, Page page) =>
            Find(id) is null ? Answer.Refusal(OperationStatus.NotFound, Texts) : Answer.Json(page.Of(Array.Empty<object>()))).For(Sections.Settings);
    }

    private static RelationType? Find(Guid id) => Types.FirstOrDefault(type => type.Id == id);

    private sealed record RelationType(
        Guid Id, string Alias, string Name, bool IsBidirectional, bool IsDependency, RelatedObject? ParentObject, RelatedObject? ChildObject);

    private sealed record RelatedObject(string Name, Guid Id);
}
