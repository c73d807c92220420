using System.Text.Json;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Cms.FirstRun;

/// <summary>Loads the types of a seed folder, those that others are composed of first.</summary>
public sealed class SeedSchemaLoader(DataTypeService dataTypes, DocumentTypeService documentTypes)
{
    internal void Load(CmsWriter write, SeedFolder seed, List<SeedProblem> problems)
    {
        foreach (var (file, type) in seed.DataTypes)
            Report(problems, file, BuiltInDataTypes.Is(type.Id) ? dataTypes.Update(write, type.Id!.Value, Again(type)) : dataTypes.Create(write, type));

        // Types allow each other as children in circles, so these come in a second round.
        var waiting = seed.DocumentTypes.ToList();
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
            var stored = write.State.DocumentTypes[type.Id!.Value];
            documentTypes.Update(write, stored.Id, Again(stored.Body, type.AllowedDocumentTypes));
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

    private static UpdateDataType Again(CreateDataType type) => new()
    {
        Name = type.Name,
        EditorAlias = type.EditorAlias,
        EditorUiAlias = type.EditorUiAlias,
        Values = type.Values,
    };

    private static UpdateDocumentType Again(DocumentTypeBody body, IReadOnlyList<AllowedDocumentTypeModel> allowed) => new()
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
        AllowedDocumentTypes = allowed,
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
