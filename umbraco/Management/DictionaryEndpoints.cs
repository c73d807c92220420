using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Cms.Data;
using Site.Cms.Dictionary;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Search;
using Site.Cms.Users;

namespace Site.Cms.Management;

/// <summary><c>dictionary</c> with its tree, for whoever has the Translation section.</summary>
internal static class DictionaryEndpoints
{
    private static readonly ProblemTexts Texts = new(
        (OperationStatus.ItemNotFound, new(404, "The dictionary item could not be found")),
        (OperationStatus.ParentNotFound, new(404, "The dictionary item parent could not be found")),
        (OperationStatus.InvalidParent, new(400, "Invalid parent", "The targeted parent dictionary item is not valid for this dictionary item operation.")),
        (OperationStatus.DuplicateItemKey, new(409, "Duplicate dictionary item name detected", "Another dictionary item exists with the same name. Dictionary item names must be unique.")),
        (OperationStatus.InvalidImportFile, new(400, "Invalid file", "The file is no export of dictionary items.")));

    public static void Map(IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/dictionary").For(Sections.Translation);
        items.MapGet("", (Page page, string? filter, CmsEngine engine) => Answer.Json(page.Of([.. InOrder(engine.State.Dictionary.Values)
            .Where(item => Users.Matches(filter, item.Name))], Overview)));
        items.MapGet("/{id:guid}", (Guid id, CmsEngine engine) => engine.State.Dictionary.TryGetValue(id, out var item)
            ? Answer.Json(new { id = item.Id, name = item.Name, translations = item.Translations.Select(translation => new TranslationModel(translation.IsoCode, translation.Text)) })
            : Answer.Refusal(OperationStatus.ItemNotFound, Texts));
        items.MapPost("", async (Body<CreateItem> body, StaffMember member, DictionaryService dictionary) => Answer.Of(
            await dictionary.CreateAsync(body.Value.Id, body.Value.Parent?.Id, body.Value.Name, Translations(body.Value.Translations), member.Id), Texts, "dictionary"));
        items.MapPut("/{id:guid}", async (Guid id, Body<UpdateItem> body, StaffMember member, DictionaryService dictionary) =>
            Answer.Of(await dictionary.UpdateAsync(id, body.Value.Name, Translations(body.Value.Translations), member.Id), Texts));
        items.MapPut("/{id:guid}/move", async (Guid id, Body<MoveTo> body, StaffMember member, DictionaryService dictionary) =>
            Answer.Of(await dictionary.MoveAsync(id, body.Value.Target?.Id, member.Id), Texts));
        items.MapDelete("/{id:guid}", async (Guid id, StaffMember member, DictionaryService dictionary) =>
            Answer.Of(await dictionary.DeleteAsync(id, member.Id), Texts));
        items.MapGet("/{id:guid}/export", Export);
        items.MapPost("/import", ImportAsync);

        var tree = api.MapGroup("/tree/dictionary").For(Sections.Translation);
        tree.MapGet("/root", (TreePage page, CmsEngine engine) => Answer.Json(Level(page, engine.State, null)));
        tree.MapGet("/children", (HttpRequest request, TreePage page, CmsEngine engine) => Answer.Json(Level(page, engine.State, request.RequiredQueryId("parentId"))));
        tree.MapGet("/ancestors", (HttpRequest request, CmsEngine engine) => Answer.Json(
            DictionaryService.LineOf(engine.State, request.RequiredQueryId("descendantId")).Reverse().Select(item => TreeItem(engine.State, item))));
        api.MapGet("/item/dictionary", (QueryIds ids, CmsEngine engine) => Answer.Json(ids
            .Select(id => engine.State.Dictionary.GetValueOrDefault(id)).OfType<DictionaryItem>()
            .Select(item => new { name = item.Name, id = item.Id, flags = Array.Empty<object>() }))).ForAllStaff();
    }

    private static IResult Export(Guid id, HttpRequest request, CmsEngine engine) => engine.State.Dictionary.TryGetValue(id, out var item)
        ? TypedResults.File(
            DictionaryFile.Write(engine.State, item, request.QueryFlag("includeChildren") ?? false), "application/octet-stream", $"{item.Name}.{DictionaryFile.Extension}")
        : Answer.Refusal(OperationStatus.ItemNotFound, Texts);

    private static async Task<IResult> ImportAsync(Body<ImportItems> body, StaffMember member, DictionaryService dictionary, TemporaryFiles files)
    {
        if (files.Find(body.Value.TemporaryFile.Id) is not { } file)
            return Answer.Refusal(OperationStatus.InvalidImportFile, Texts);
        DictionaryBranch? branch;
        await using (var content = File.OpenRead(file.Path))
            branch = DictionaryFile.Read(content);
        if (branch is null)
            return Answer.Refusal(OperationStatus.InvalidImportFile, Texts);
        var result = await dictionary.ImportAsync(branch, body.Value.Parent?.Id, member.Id);
        if (result.Succeeded)
            files.Remove(file.Id);
        return Answer.Of(result, Texts, "dictionary");
    }

    private static PagedList<DictionaryTreeItem> Level(TreePage page, CmsState state, Guid? parent) =>
        page.Page.Of([.. InOrder(state.Dictionary.Values.Where(item => item.ParentId == parent))], item => TreeItem(state, item));

    private static IEnumerable<DictionaryItem> InOrder(IEnumerable<DictionaryItem> items) =>
        items.OrderBy(item => item.Name, FoldedText.FrenchOrder).ThenBy(item => item.Id);

    private static DictionaryTreeItem TreeItem(CmsState state, DictionaryItem item) =>
        new(item.Name, item.Id, Parent(item), [], state.Dictionary.Values.Any(child => child.ParentId == item.Id));

    private static object Overview(DictionaryItem item) => new
    {
        name = item.Name,
        id = item.Id,
        parent = Parent(item),
        translatedIsoCodes = item.Translations.Where(translation => translation.Text.Length > 0).Select(translation => translation.IsoCode).Order(StringComparer.Ordinal),
    };

    private static ReferenceById? Parent(DictionaryItem item) => item.ParentId is { } id ? new ReferenceById(id) : null;

    private static IEnumerable<Translation> Translations(IEnumerable<TranslationModel> models) => [.. models.Select(model => new Translation(model.IsoCode, model.Translation ?? ""))];

    private sealed record DictionaryTreeItem(string Name, Guid Id, ReferenceById? Parent, IReadOnlyList<object> Flags, bool HasChildren);

    internal sealed record CreateItem
    {
        public Guid? Id { get; init; }
        public required string Name { get; init; }
        public ReferenceById? Parent { get; init; }
        public required IReadOnlyList<TranslationModel> Translations { get; init; }
    }

    internal sealed record UpdateItem(string Name, IReadOnlyList<TranslationModel> Translations);

    internal sealed record ImportItems(ReferenceById TemporaryFile)
    {
        public ReferenceById? Parent { get; init; }
    }

    internal sealed record TranslationModel(string IsoCode, [property: JsonRequired] string? Translation);
}
