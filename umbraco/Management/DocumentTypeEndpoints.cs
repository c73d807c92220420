using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.References;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>document-type</c>, <c>item/document-type</c>, <c>tree/document-type</c> and <c>property-type</c>. Read by who edits content, written by who has the settings.</summary>
internal static class DocumentTypeEndpoints
{
    private const string Path = "document-type";

    private static readonly string[] Readers = [Sections.Content, Sections.Settings];

    private static readonly ProblemTexts Texts = new(
        (OperationStatus.NotFound, new(404, "Not Found", "The specified document type was not found")),
        (OperationStatus.ContentTypeNotFound, new(404, "Content type not found", "The content type was not found.")),
        (OperationStatus.ContainerNotFound, new(404, "Container not found", "The specified container was not found")),
        (OperationStatus.DataTypeNotFound, new(404, "Data Type not found", "One or more of the specified data types were not found")),
        (OperationStatus.DuplicateAlias, new(400, "Duplicate alias", "The specified document type alias is already in use")),
        (OperationStatus.InvalidAlias, new(400, "Invalid alias", "The specified document type alias is invalid")),
        (OperationStatus.InvalidComposition, new(400, "Invalid composition", "The specified document type composition is invalid")),
        (OperationStatus.InvalidContainerType, new(400, "Invalid container type", "One or more container types are invalid")),
        (OperationStatus.DuplicateContainer, new(400, "Duplicate container", "One or more containers (or container keys) are listed multiple times.")),
        (OperationStatus.MissingContainer, new(
            400, "Missing container", "One or more containers or properties are listed as parents to containers that are not defined.")),
        (OperationStatus.DuplicatePropertyTypeAlias, new(
            400, "Duplicate property type alias", "One or more property type aliases are already in use, all property type aliases must be unique.")),
        (OperationStatus.InvalidPropertyTypeAlias, new(400, "Invalid property type alias", "One or more property type aliases or names are missing or invalid.")),
        (OperationStatus.InvalidPropertyTypeRegEx, new(400, "Invalid property type regex", "One or more validation expressions of properties cannot be read.")),
        (OperationStatus.InvalidElementFlagDocumentHasContent, new(
            400, "Invalid IsElement flag", "Cannot change to element type because content has already been created with this document type.")),
        (OperationStatus.InvalidElementFlagElementIsUsedInPropertyEditorConfiguration, new(
            400, "Invalid IsElement flag", "Cannot change to document type because this element type is used in the configuration of a data type.")));

    public static SchemaTree<DocumentType> Tree { get; } = new(
        FolderKind.DocumentType,
        state => state.DocumentTypes.Values.Select(type => new SchemaNode<DocumentType>(type.Id, type.ParentId, type.Body.Name, type)),
        DocumentTypeTreeItem.Of);

    public static void Map(IEndpointRouteBuilder api)
    {
        SchemaTreeEndpoints.Map(api, Path, FolderKind.DocumentType, Tree, Readers);
        MapReads(api.MapGroup($"/{Path}"));
        MapNeighbours(api.MapGroup($"/{Path}"));
        MapWrites(api.MapGroup($"/{Path}"));
        MapItems(api);
    }

    private static void MapReads(RouteGroupBuilder types)
    {
        types.MapGet("/configuration", () => Answer.Json(DocumentTypeConfiguration.Fixed)).For(Readers);
        types.MapGet("/batch", (QueryIds id, CmsEngine engine) =>
        {
            var known = Known(engine.State, id).Select(type => new DocumentTypeResponse(type)).ToList();
            return Answer.Json(new PagedList<DocumentTypeResponse>(known.Count, known));
        }).For(Readers);
        types.MapGet("/{id:guid}", (Guid id, CmsEngine engine) => Find(engine, id, type => new DocumentTypeResponse(type))).For(Readers);
        types.MapGet("/{id:guid}/schema", (Guid id, CmsEngine engine) => Find(engine, id, type => DocumentTypeSchema.Of(engine.State, type))).For(Readers);
        types.MapGet("/{id:guid}/blueprint", (Guid id, Page page, CmsEngine engine) => Find(engine, id, _ => page.Of(Array.Empty<object>()))).For(Readers);
    }

    private static void MapNeighbours(RouteGroupBuilder types)
    {
        types.MapGet("/allowed-at-root", (Page page, CmsEngine engine) =>
            Answer.Json(page.Of(ByName(engine.State.DocumentTypes.Values.Where(type => type.Body.AllowedAsRoot)), AllowedType.Of))).For(Readers);
        types.MapGet("/{id:guid}/allowed-children", (Guid id, Page page, CmsEngine engine) => Find(engine, id, _ => page.Of(
            Known(engine.State, engine.State.Schema.DocumentTypes[id].AllowedChildren).ToList(), AllowedType.Of))).For(Readers);
        types.MapGet("/{id:guid}/allowed-parents", (Guid id, CmsEngine engine) => Find(engine, id, _ => new
        {
            AllowedParentIds = ByName(engine.State.DocumentTypes.Values.Where(type => type.Body.AllowedDocumentTypes.Any(allowed => allowed.DocumentType.Id == id)))
                .Select(type => new ReferenceById(type.Id)),
        })).For(Readers);
        types.MapGet("/{id:guid}/composition-references", (Guid id, CmsEngine engine) => Find(engine, id, _ =>
            ByName(DocumentTypeCompositions.ComposedOf(engine.State, id)).Select(type => new { type.Id, type.Body.Name, type.Body.Icon }))).For(Readers);
        types.MapPost("/available-compositions", (Body<AskCompositions> body, CmsEngine engine) =>
            Answer.Json(ByName(DocumentTypeCompositions.For(engine.State, body.Value)).Select(type => new
            {
                type.Id,
                type.Body.Name,
                type.Body.Icon,
                FolderPath = Tree.FolderPath(engine.State, type.Id),
                IsCompatible = DocumentTypeCompositions.IsCompatible(engine.State, type, body.Value),
            }))).For(Sections.Settings);
    }

    private static void MapWrites(RouteGroupBuilder types)
    {
        types.MapPost("", async (Body<CreateDocumentType> body, StaffMember staff, DocumentTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.CreateAsync(body.Value, staff.Id, cancellation), Texts, Path)).For(Sections.Settings);
        types.MapPut("/{id:guid}", async (Guid id, Body<UpdateDocumentType> body, StaffMember staff, DocumentTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.UpdateAsync(id, body.Value, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapDelete("/{id:guid}", async (Guid id, StaffMember staff, DocumentTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.DeleteAsync(id, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapPut("/{id:guid}/move", async (Guid id, Body<MoveTo> body, StaffMember staff, DocumentTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.MoveAsync(id, body.Value, staff.Id, cancellation), Texts)).For(Sections.Settings);
        types.MapPost("/{id:guid}/copy", async (Guid id, Body<MoveTo> body, StaffMember staff, DocumentTypeService service, CancellationToken cancellation) =>
            Answer.Of(await service.CopyAsync(id, body.Value, staff.Id, cancellation), Texts, Path)).For(Sections.Settings);
    }

    private static void MapItems(IEndpointRouteBuilder api)
    {
        api.MapGet($"/item/{Path}", (QueryIds id, CmsEngine engine) => Answer.Json(Known(engine.State, id).Select(DocumentTypeItem.Of))).ForAllStaff();
        api.MapGet($"/item/{Path}/search", (HttpRequest request, Page page, DocumentSearch search) => Answer.Json(
            page.Of(search.DocumentTypes(request.QueryText("query"), request.QueryFlag("isElement")), DocumentTypeItem.Of))).ForAllStaff();
        api.MapGet("/property-type/is-used", (HttpRequest request, CmsEngine engine, ContentReferences references) =>
        {
            var (type, alias) = (request.RequiredQueryId("contentTypeId"), request.QueryText("propertyAlias") ?? "");
            return engine.State.DocumentTypes.ContainsKey(type)
                ? Answer.Json(references.HasValuesOfProperty(type, alias))
                : Answer.Refusal(OperationStatus.ContentTypeNotFound, Texts);
        }).For(Readers);
    }

    private static IResult Find<T>(CmsEngine engine, Guid id, Func<DocumentType, T> answer) =>
        engine.State.DocumentTypes.TryGetValue(id, out var type) ? Answer.Json(answer(type)) : Answer.Refusal(OperationStatus.NotFound, Texts);

    private static IEnumerable<DocumentType> Known(CmsState state, IEnumerable<Guid> ids) =>
        ids.Select(id => state.DocumentTypes.GetValueOrDefault(id)).OfType<DocumentType>();

    private static List<DocumentType> ByName(IEnumerable<DocumentType> types) =>
        [.. types.OrderBy(type => type.Body.Name, FoldedText.FrenchOrder).ThenBy(type => type.Id)];
}
