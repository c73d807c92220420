using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;
using Site.Cms.Publishing;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management.Documents;

/// <summary>The children of a document whose type shows them as a list: <c>collection/document</c>.</summary>
internal static class DocumentCollectionEndpoints
{
    private const string Name = "name";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/collection/document/{id:guid}", List).For(Sections.Content).Needs(DocumentVerb.Read);

    private static IResult List(Guid id, HttpRequest request, TreePage page, DocumentAccess access, DocumentValues values, IStaffDirectory staff)
    {
        var state = access.State;
        if (!state.Documents.TryGetValue(id, out var parent))
            return Answer.Refusal(OperationStatus.ContentNotFound, DocumentTexts.Collections);
        if (Columns(state, parent, request.QueryId("dataTypeId"), out var columns) is { } refusal)
            return refusal;
        var orderBy = request.QueryText("orderBy") ?? "updateDate";
        if (orderBy != Name && columns.All(column => column.Alias != orderBy))
        {
            return Refuse(
                "OrderByNotPartOfCollectionConfiguration", "Order by value is not a property on the configured collection",
                "The specified orderBy property is not part of the collection configuration");
        }
        var filter = FoldedText.Fold(request.QueryText("filter") ?? "");
        var children = state.ChildrenOf(id)
            .Where(child => access.May(DocumentVerb.Read, child) && FoldedText.Fold(child.Draft.Name).Contains(filter, StringComparison.Ordinal));
        var ordered = Order(children, orderBy, request.Descending(otherwise: false), staff).ToList();
        var shown = columns.Where(column => !column.IsSystem).Select(column => column.Alias).ToHashSet();
        return Answer.Json(page.Page.Of(ordered, child => new CollectionItem(
            CollectionType.Of(child, state), child.Trashed, false, child.Line(state), staff.NameOf(child.Draft.UserId), staff.NameOf(child.CreatorId),
            child.SortOrder, child.Id, [],
            [.. values.Of(state, child.DocumentTypeId, child.Draft.Values).Where(value => shown.Contains(value.Alias))],
            [child.Variant(child.Draft, child.State)])));
    }

    private static IResult? Columns(CmsState state, Document parent, Guid? dataType, out List<Column> columns)
    {
        columns = [];
        var list = dataType ?? state.DocumentTypes[parent.DocumentTypeId].Body.Collection?.Id;
        if (dataType is { } asked && state.Schema.DocumentTypes[parent.DocumentTypeId].Properties.All(property => property.DataType.Id != asked))
        {
            return Refuse(
                "DataTypeNotContentProperty", "Data type id is not a document property",
                "The specified data type is not part of the document properties");
        }
        if (list is not { } id || state.Schema.DataTypes.GetValueOrDefault(id) is not { EditorAlias: "Umbraco.ListView" } view)
        {
            return Refuse(
                "ContentNotCollection", "The document item is not configured as a collection",
                "The specified document is not configured as a collection");
        }
        if (view.Configuration.TryGetValue("includeProperties", out var included) && included.ValueKind == JsonValueKind.Array)
        {
            columns.AddRange(included.EnumerateArray()
                .Select(column => new Column(column.Text("alias") ?? "", column.Member("isSystem") is { ValueKind: JsonValueKind.True })));
        }
        return null;
    }

    private static IEnumerable<Document> Order(IEnumerable<Document> children, string orderBy, bool descending, IStaffDirectory staff)
    {
        return orderBy switch
        {
            Name => By(child => child.Draft.Name, FoldedText.FrenchOrder),
            "updateDate" => By(child => child.Draft.Date, null),
            "createDate" => By(child => child.CreateDate, null),
            "sortOrder" => By(child => child.SortOrder, null),
            "published" => By(child => child.Published is not null, null),
            "creator" or "owner" => By(child => staff.NameOf(child.CreatorId) ?? "", FoldedText.FrenchOrder),
            "updater" => By(child => staff.NameOf(child.Draft.UserId) ?? "", FoldedText.FrenchOrder),
            _ => By(child => Text(child, orderBy), FoldedText.FrenchOrder),
        };

        IEnumerable<Document> By<TKey>(Func<Document, TKey> key, IComparer<TKey>? comparer) =>
            descending ? children.OrderByDescending(key, comparer) : children.OrderBy(key, comparer);
    }

    private static string Text(Document child, string alias) =>
        child.Draft.Values.ByAlias.TryGetValue(alias, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "";

    private static IResult Refuse(string status, string title, string detail) =>
        Answer.Problem(new Problem { Title = title, Status = StatusCodes.Status400BadRequest, Detail = detail, OperationStatus = status });

    private sealed record Column(string Alias, bool IsSystem);

    private sealed record CollectionType(Guid Id, string Alias, string Icon, ReferenceById? Collection)
    {
        public static CollectionType Of(Document document, CmsState state)
        {
            var (id, icon, collection) = document.TypeReference(state);
            return new CollectionType(id, state.DocumentTypes[id].Body.Alias, icon, collection);
        }
    }

    private sealed record CollectionItem(
        CollectionType DocumentType, bool IsTrashed, bool IsProtected, IReadOnlyList<ReferenceById> Ancestors, string? Updater, string? Creator,
        int SortOrder, Guid Id, IReadOnlyList<Flag> Flags, IReadOnlyList<PropertyValueResponse> Values, IReadOnlyList<VariantResponse> Variants);
}
