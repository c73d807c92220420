using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary>
/// What data types and document types have alike: <c>tree/{kind}</c>, <c>item/{kind}/ancestors</c> and <c>{kind}/folder</c>.
/// </summary>
internal static class SchemaTreeEndpoints
{
    private static readonly ProblemTexts FolderTexts = new(
        (OperationStatus.NotFound, new(404, "The folder could not be found")),
        (OperationStatus.ParentNotFound, new(404, "The parent folder could not be found")),
        (OperationStatus.DuplicateKey, new(400, "The id is already used", "The folder id must be unique.")));

    /// <param name="kind">As addresses have it: <c>data-type</c>.</param>
    /// <param name="readers">Sections that may see the tree.</param>
    public static void Map<T>(IEndpointRouteBuilder api, string kind, FolderKind folders, SchemaTree<T> tree, params string[] readers) where T : class
    {
        MapTree(api.MapGroup($"/tree/{kind}"), tree, readers);
        api.MapGet($"/item/{kind}/ancestors", (QueryIds id, CmsEngine engine) => Answer.Json(ItemAncestors(engine.State, tree, id))).ForAllStaff();
        MapFolders(api.MapGroup($"/{kind}/folder"), $"{kind}/folder", folders, readers);
    }

    private static void MapTree<T>(RouteGroupBuilder api, SchemaTree<T> tree, string[] readers) where T : class
    {
        api.MapGet("/root", (HttpRequest request, TreePage page, CmsEngine engine) =>
            Answer.Json(page.Page.Of(tree.Children(engine.State, null, FoldersOnly(request))))).For(readers);
        api.MapGet("/children", (HttpRequest request, TreePage page, CmsEngine engine) =>
            Answer.Json(page.Page.Of(tree.Children(engine.State, request.RequiredQueryId("parentId"), FoldersOnly(request))))).For(readers);
        api.MapGet("/ancestors", (HttpRequest request, CmsEngine engine) =>
            Answer.Json(tree.Line(engine.State, request.RequiredQueryId("descendantId")))).For(readers);
        api.MapGet("/siblings", (HttpRequest request, CmsEngine engine) =>
            tree.Siblings(
                engine.State, request.RequiredQueryId("target"), request.QueryNumber("before", 0), request.QueryNumber("after", 0), FoldersOnly(request)) is { } siblings
                ? Answer.Json(siblings)
                : Answer.Missing).For(readers);
        api.MapGet("/search", (HttpRequest request, Page page, CmsEngine engine) => Answer.Json(page.Of(Search(engine.State, tree, request)))).For(readers);
    }

    private static void MapFolders(RouteGroupBuilder api, string path, FolderKind kind, string[] readers)
    {
        api.MapPost("", async (Body<CreateFolder> body, StaffMember staff, SchemaFolders folders, CancellationToken cancellation) =>
            Answer.Of(await folders.CreateAsync(kind, body.Value, staff.Id, cancellation), FolderTexts, path)).For(Sections.Settings);
        api.MapGet("/{id:guid}", (Guid id, CmsEngine engine) =>
            engine.State.Folders.TryGetValue(id, out var folder) && folder.Kind == kind
                ? Answer.Json(new { folder.Id, folder.Name })
                : Answer.Refusal(OperationStatus.NotFound, FolderTexts)).For(readers);
        api.MapPut("/{id:guid}", async (Guid id, Body<RenameFolder> body, StaffMember staff, SchemaFolders folders, CancellationToken cancellation) =>
            Answer.Of(await folders.RenameAsync(kind, id, body.Value.Name, staff.Id, cancellation), FolderTexts)).For(Sections.Settings);
        api.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, SchemaFolders folders, CancellationToken cancellation) =>
            Answer.Of(await folders.DeleteAsync(kind, id, staff.Id, cancellation), FolderTexts)).For(Sections.Settings);
    }

    private static IReadOnlyList<SchemaTreeItem> Search<T>(CmsState state, SchemaTree<T> tree, HttpRequest request) where T : class
    {
        var kind = request.QueryText("itemKind");
        return request.QueryText("query") is { } query
            ? tree.Search(state, query,
                folders: !"Item".Equals(kind, StringComparison.OrdinalIgnoreCase), items: !"Folder".Equals(kind, StringComparison.OrdinalIgnoreCase))
            : [];
    }

    private static IEnumerable<object> ItemAncestors<T>(CmsState state, SchemaTree<T> tree, IEnumerable<Guid> ids) where T : class =>
        ids.Where(id => tree.Find(state, id) is not null).Select(id => new
        {
            Id = id,
            Ancestors = tree.Line(state, id).SkipLast(1).Select(item => new { item.Id, item.Name, item.Flags }),
        });

    private static bool FoldersOnly(HttpRequest request) => request.QueryFlag("foldersOnly") ?? false;
}

/// <summary>Body of <c>PUT …/folder/{id}</c>.</summary>
internal sealed record RenameFolder
{
    public required string Name { get; init; }
}
