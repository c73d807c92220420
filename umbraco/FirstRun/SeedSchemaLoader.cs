using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.FirstRun;

/// <summary>Loads the types of a seed folder, those that others are composed of first: new ones, or over those with the same id.</summary>
public sealed class SeedSchemaLoader(DataTypeService dataTypes, DocumentTypeService documentTypes)
{
    internal void Load(CmsWriter write, SeedFolder seed, List<SeedProblem> problems)
    {
        Repeated(problems, seed.Folders.Select(item => (item.File, item.Folder.Id)));
        Repeated(problems, seed.DataTypes.Select(item => (item.File, item.Type.Id)));
        Repeated(problems, seed.DocumentTypes.Select(item => (item.File, item.Type.Id)));
        LoadFolders(write, seed, problems);
        foreach (var (file, type) in seed.DataTypes)
        {
            if (type.Id is { } id && write.State.DataTypes.TryGetValue(id, out var before))
                Report(problems, file, before.ParentId == type.Parent?.Id ? dataTypes.Update(write, id, Again(type)) : Moved(DataTypeService.Move(write, id, To(type.Parent)), () => dataTypes.Update(write, id, Again(type))));
            else
                Report(problems, file, dataTypes.Create(write, type));
        }

        // Types allow each other as children in circles, so these come in a second round.
        var waiting = seed.DocumentTypes.Where(item => item.Type.Id is not { } id || !write.State.DocumentTypes.ContainsKey(id)).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(item => item.Type.Compositions.All(part => write.State.DocumentTypes.ContainsKey(part.DocumentType.Id))).ToList();
            if (ready.Count == 0)
                ready = waiting;
            foreach (var (file, type) in ready)
                Report(problems, file, DocumentTypeService.Create(write, type with { AllowedDocumentTypes = [] }), type);
            waiting = [.. waiting.Except(ready)];
        }
        foreach (var (file, type) in seed.DocumentTypes.Where(item => item.Type.Id is { } id && write.State.DocumentTypes.ContainsKey(id)))
        {
            foreach (var unknown in type.AllowedDocumentTypes.Where(allowed => !write.State.DocumentTypes.ContainsKey(allowed.DocumentType.Id)))
                problems.Add(new SeedProblem(file, "allowedDocumentTypes", $"There is no document type {unknown.DocumentType.Id}."));
            var id = type.Id!.Value;
            if (write.State.DocumentTypes[id].ParentId != type.Parent?.Id)
                Report(problems, file, DocumentTypeService.Move(write, id, To(type.Parent)), type);
            Report(problems, file, documentTypes.Update(write, id, Again(type)), type);
        }
        foreach (var (file, type) in seed.DataTypes)
        {
            foreach (var block in type.Values.Where(value => value.Alias == "blocks" && value.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(value => value.Value.EnumerateArray()))
            {
                if (block.Id("contentElementTypeKey") is not { } id || !write.State.DocumentTypes.TryGetValue(id, out var element) || !element.Body.IsElement)
                    problems.Add(new SeedProblem(file, "blocks", $"There is no element type {block.Text("contentElementTypeKey")}."));
            }
        }
    }

    private static void LoadFolders(CmsWriter write, SeedFolder seed, List<SeedProblem> problems)
    {
        var waiting = seed.Folders.ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(item => SchemaFolders.Exists(write.State, item.Folder.Parent, item.Kind)).ToList();
            if (ready.Count == 0)
                ready = waiting;
            foreach (var (file, kind, folder) in ready)
                Report(problems, file, SchemaFolders.Put(write, kind, folder));
            waiting = [.. waiting.Except(ready)];
        }
    }

    private static void Repeated(List<SeedProblem> problems, IEnumerable<(string File, Guid? Id)> files) => problems.AddRange(files
        .Where(item => item.Id is not null).GroupBy(item => item.Id).SelectMany(same => same.Skip(1))
        .Select(item => new SeedProblem(item.File, "id", "The id is used by another type.")));

    private static OperationResult Moved(OperationResult moved, Func<OperationResult> then) => moved.Succeeded ? then() : moved;

    private static MoveTo To(ReferenceById? folder) => new() { Target = folder };

    private static UpdateDataType Again(CreateDataType type) => new()
    {
        Name = type.Name,
        EditorAlias = type.EditorAlias,
        EditorUiAlias = type.EditorUiAlias,
        Values = type.Values,
    };

    private static UpdateDocumentType Again(DocumentTypeBody body) => new()
    {
        Alias = body.Alias,
        Name = body.Name,
        Description = body.Description,
        Icon = body.Icon,
        AllowedAsRoot = body.AllowedAsRoot,
        VariesByCulture = body.VariesByCulture,
        VariesBySegment = body.VariesBySegment,
        Collection = body.Collection,
        IsElement = body.IsElement,
        Properties = body.Properties,
        Containers = body.Containers,
        AllowedTemplates = body.AllowedTemplates,
        DefaultTemplate = body.DefaultTemplate,
        Cleanup = body.Cleanup,
        Compositions = body.Compositions,
        AllowedDocumentTypes = body.AllowedDocumentTypes,
    };

    private static void Report(List<SeedProblem> problems, string file, OperationResult result, DocumentTypeBody? type = null)
    {
        if (result.Succeeded)
            return;
        problems.Add(result.Status switch
        {
            OperationStatus.DuplicateKey => new(file, "id", "The id is used by another type."),
            OperationStatus.InvalidName => new(file, "name", "It must not be empty."),
            OperationStatus.PropertyEditorNotFound => new(file, "editorAlias", "There is no such property editor."),
            OperationStatus.InvalidConfiguration => new(file, "values", "A configuration value is of the wrong kind."),
            OperationStatus.DuplicateAlias => new(file, "alias", $"The alias {type?.Alias} is used by another type."),
            OperationStatus.InvalidAlias => new(file, "alias", $"The alias {type?.Alias} cannot be used."),
            OperationStatus.InvalidComposition => new(file, "compositions", "It is composed of a type that does not exist or does not fit."),
            OperationStatus.DataTypeNotFound => new(file, "properties", "A property uses a data type that does not exist."),
            OperationStatus.MissingContainer => new(file, "containers", "A property or group stands in a container that does not exist."),
            OperationStatus.InvalidContainerType => new(file, "containers", "A container is either a Tab or a Group."),
            OperationStatus.DuplicatePropertyTypeAlias => new(file, "properties", "Two properties have the same alias or id."),
            OperationStatus.ParentNotFound or OperationStatus.ContainerNotFound => new(file, "parent", "There is no such folder."),
            var status => new(file, null, $"It was refused ({status})."),
        });
    }
}
