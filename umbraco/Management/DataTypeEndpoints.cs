using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.References;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>data-type</c>, <c>item/data-type</c>, <c>filter/data-type</c> and <c>tree/data-type</c>. Read by who edits content, written by who has the settings.</summary>
internal static class DataTypeEndpoints
{
    private const string Path = "data-type";

    private static readonly string[] Readers = [Sections.Content, Sections.Media, Sections.Settings];

    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "The data type could not be found")),
        (OperationStatus.ParentNotFound, new(404, "The targeted parent for the data type operation was not found.")),
        (OperationStatus.DuplicateKey, new(400, "The id is already used", "The data type id must be unique.")),
        (OperationStatus.PropertyEditorNotFound, new(404, "The targeted property editor was not found.")),
        (OperationStatus.NonDeletable, new(400, "The data type is not deletable", "The data type is required by the system and cannot be deleted.")),
        (OperationStatus.InvalidConfiguration, new(
            400, "Invalid data type configuration", "The supplied data type configuration was not valid. Please see the log for more details.")));

    public static SchemaTree<DataType> Tree { get; } = new(
        FolderKind.DataType,
        state => state.DataTypes.Values.Select(type => new SchemaNode<DataType>(type.Id, type.ParentId, type.Name, type)),
        DataTypeTreeItem.Of);

    public static void Map(IEndpointRouteBuilder api)
    {
        SchemaTreeEndpoints.Map(api, Path, FolderKind.DataType, Tree, Readers);
        MapReads(api.MapGroup($"/{Path}"));
        MapWrites(api.MapGroup($"/{Path}"));
        MapItems(api);
    }

    private static void MapReads(RouteGroupBuilder types)
    {
        types.MapGet("/configuration", () => Answer.Json(DataTypeConfiguration.Fixed)).For(Readers);
        types.MapGet("/batch", (QueryIds id, CmsEngine engine) => Answer.Json(Batch(Known(engine.State, id).Select(DataTypeResponse.Of)))).For(Readers);
        types.MapGet("/schemas/batch", (QueryIds id, CmsEngine engine) =>
            Answer.Json(Batch(id.Select(one => DataTypeSchemaItem.Of(one, engine.State.Schema))))).For(Readers);
        types.MapGet("/{id:guid}", (Guid id, CmsEngine engine) => Find(engine, id, DataTypeResponse.Of)).For(Readers);
        types.MapGet("/{id:guid}/is-used", (Guid id, CmsEngine engine, ContentReferences references) =>
            Find(engine, id, type => references.HasValuesOfDataType(type.Id))).For(Readers);
        types.MapGet("/{id:guid}/referenced-by", (Guid id, Page page, ContentReferences references) =>
            Answer.Json(page.Of(references.OfDataType(id), PropertyTypeReference.Of))).For(Readers);
        types.MapGet("/{id:guid}/schema", (Guid id, CmsEngine engine) =>
            engine.State.Schema.DataTypes.TryGetValue(id, out var type) && DataTypeSchema.Of(type) is { } schema
                ? Answer.Json(schema)
                : Answer.Refusal(OperationStatus.NotFound, Texts)).For(Readers);
    }

    private static void MapWrites(RouteGroupBuilder types)
    {
        types.MapPost("", async (Body<CreateDataType> body, StaffMember staff, DataTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.CreateAsync(body.Value, staff.Id, cancellation), Texts, Path)).For(Sections.Settings);
        types.MapPut("/{id:guid}", async (Guid id, Body<UpdateDataType> body, StaffMember staff, DataTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.UpdateAsync(id, body.Value, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, DataTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.DeleteAsync(id, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapPut("/{id:guid}/move", async (Guid id, Body<MoveTo> body, StaffMember staff, DataTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.MoveAsync(id, body.Value, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapPost("/{id:guid}/copy", async (Guid id, Body<MoveTo> body, StaffMember staff, DataTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.CopyAsync(id, body.Value, staff.Id, cancellation), Texts, Path)).For(Sections.Settings);
    }

    private static void MapItems(IEndpointRouteBuilder api)
    {
        api.MapGet($"/item/{Path}", (QueryIds id, CmsEngine engine) => Answer.Json(Known(engine.State, id).Select(DataTypeItem.Of))).ForAllStaff();
        api.MapGet($"/item/{Path}/search", (HttpRequest request, Page page, DocumentSearch search) =>
            Answer.Json(page.Of(search.DataTypes(request.QueryText("query")), DataTypeItem.Of))).ForAllStaff();
        api.MapGet($"/filter/{Path}", (HttpRequest request, Page page, DocumentSearch search) =>
            Answer.Json(page.Of(Filtered(search, request), DataTypeItem.Of))).For(Readers);
    }

    private static IResult Find<T>(CmsEngine engine, Guid id, Func<DataType, T> answer) =>
        engine.State.DataTypes.TryGetValue(id, out var type) ? Answer.Json(answer(type)) : Answer.Refusal(OperationStatus.NotFound, Texts);

    private static IEnumerable<DataType> Known(CmsState state, IEnumerable<Guid> ids) => ids.Select(id => state.DataTypes.GetValueOrDefault(id)).OfType<DataType>();

    private static PagedList<T> Batch<T>(IEnumerable<T> items)
    {
        var all = items.ToList();
        return new PagedList<T>(all.Count, all);
    }

    private static List<DataType> Filtered(DocumentSearch search, HttpRequest request)
    {
        var (editor, ui) = (request.QueryText("editorAlias"), request.QueryText("editorUiAlias"));
        return
        [
            .. search.DataTypes(request.QueryText("name"))
                .Where(type => (editor is null || type.EditorAlias == editor) && (ui is null || type.EditorUiAlias == ui)),
        ];
    }
}
