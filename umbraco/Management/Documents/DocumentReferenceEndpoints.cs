using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.References;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>
/// Where a document is used. Users are named even when they lie outside the caller's start nodes: who deletes has to know what breaks.
/// </summary>
internal static class DocumentReferenceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup($"/{DocumentEndpoints.Path}").For(Sections.Content);
        documents.MapGet("/{id:guid}/referenced-by", (Guid id, Page page, DocumentAccess access, ContentReferences references) =>
            Known(id, access) ?? Answer.Json(page.Of(references.ReferencedBy(id), user => DocumentReference.Of(user, access.State)))).Needs(DocumentVerb.Read);
        documents.MapGet("/{id:guid}/referenced-descendants", (Guid id, Page page, DocumentAccess access, ContentReferences references) =>
            Known(id, access) ?? Answer.Json(page.Of(references.ReferencedDescendants(id), used => new ReferenceById(used)))).Needs(DocumentVerb.Read);
        documents.MapGet("/are-referenced", (QueryIds ids, Page page, DocumentAccess access, ContentReferences references) =>
            Answer.Json(page.Of(references.AreReferenced(ids.Where(id => access.May(DocumentVerb.Read, id))), used => new ReferenceById(used))));
        api.MapGet("/recycle-bin/document/referenced-by", (Page page, DocumentAccess access, ContentReferences references) =>
            Answer.Json(page.Of(
                access.May(DocumentVerb.Read, id: null) ? references.ReferencedByDocumentsBin() : [], user => DocumentReference.Of(user, access.State)))).For(Sections.Content);
    }

    private static IResult? Known(Guid id, DocumentAccess access) =>
        access.State.Documents.ContainsKey(id) ? null : Answer.Refusal(OperationStatus.ContentNotFound, DocumentTexts.References);
}

/// <summary>A document that uses something.</summary>
internal sealed record DocumentReference(
    bool Published, DocumentReference.TypeOfUser DocumentType, IReadOnlyList<ItemVariant> Variants, Guid Id, string? Name)
{
    [JsonPropertyName("$type")]
    public string Kind { get; } = "DocumentReferenceResponseModel";

    public static DocumentReference Of(Document document, CmsState state)
    {
        var type = state.DocumentTypes[document.DocumentTypeId].Body;
        return new DocumentReference(
            document is { Published: not null, Trashed: false }, new TypeOfUser(document.DocumentTypeId, type.Icon, type.Alias, type.Name),
            document.ItemVariants(), document.Id, null);
    }

    internal sealed record TypeOfUser(Guid Id, string? Icon, string Alias, string Name);
}
