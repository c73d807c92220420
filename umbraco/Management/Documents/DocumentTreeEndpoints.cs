using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Publishing;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>The document tree, as much of it as the caller's start nodes and permissions show: <c>tree/document</c>.</summary>
internal static class DocumentTreeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var tree = api.MapGroup("/tree/document").For(Sections.Content);
        tree.MapGet("/root", (TreePage page, DocumentAccess access) => List(access.VisibleChildrenOf(null), page, access));
        tree.MapGet("/children", (HttpRequest request, TreePage page, DocumentAccess access) =>
            List(Children(request.QueryId("parentId"), access), page, access));
        tree.MapGet("/ancestors", (HttpRequest request, DocumentAccess access) => Ancestors(request.QueryId("descendantId"), access));
        tree.MapGet("/siblings", (HttpRequest request, DocumentAccess access) => SiblingsOf(request.QueryId("target"), request, access));
    }

    // The tree is of what is not in the bin.
    private static IEnumerable<Document> Children(Guid? parent, DocumentAccess access) =>
        parent is { } id && access.State.Documents.GetValueOrDefault(id) is { Trashed: false } ? access.VisibleChildrenOf(id) : [];

    private static IResult List(IEnumerable<Document> level, TreePage page, DocumentAccess access) =>
        Answer.Json(page.Page.Of([.. level], (Document document) => document.ToTreeItem(access)));

    private static IResult Ancestors(Guid? descendant, DocumentAccess access) =>
        access.State.Documents.GetValueOrDefault(descendant ?? Guid.Empty) is { } document && access.VisibilityOf(document) != TreeVisibility.Hidden
            ? Answer.Json(access.State.AncestorsOf(document).Reverse().Append(document)
                .Where(step => access.VisibilityOf(step) != TreeVisibility.Hidden).Select(step => step.ToTreeItem(access)))
            : Answer.Json(Array.Empty<DocumentTreeItem>());

    private static IResult SiblingsOf(Guid? target, HttpRequest request, DocumentAccess access)
    {
        if (access.State.Documents.GetValueOrDefault(target ?? Guid.Empty) is not { Trashed: false } document
            || access.VisibilityOf(document) == TreeVisibility.Hidden)
        {
            return Answer.Missing;
        }
        return Answer.Json(SiblingsAround(document, [.. access.VisibleChildrenOf(document.ParentId)], request, sibling => sibling.ToTreeItem(access)));
    }

    /// <summary>The part of a level around one document that <c>before</c> and <c>after</c> ask for.</summary>
    internal static Siblings<T> SiblingsAround<T>(Document target, List<Document> level, HttpRequest request, Func<Document, T> item)
    {
        var part = Siblings<Document>.Around(level, level.IndexOf(target), request.QueryNumber("before", 0), request.QueryNumber("after", 0));
        return new Siblings<T>(part.TotalBefore, part.TotalAfter, [.. part.Items.Select(item)]);
    }
}
