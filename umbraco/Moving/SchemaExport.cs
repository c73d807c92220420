using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Moving;

/// <summary>The files of <c>schema/</c>: request bodies of the Management API. Built-in data types that nobody has changed are left out.</summary>
internal static class SchemaExport
{
    public static IEnumerable<(string File, string Text)> Files(CmsState state)
    {
        foreach (var (kind, folder) in new[] { (FolderKind.DataType, "schema/data-type-folders"), (FolderKind.DocumentType, "schema/document-type-folders") })
        {
            var names = new ExportNames();
            foreach (var one in state.Folders.Values.Where(one => one.Kind == kind).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id))
                yield return ($"{folder}/{names.Of(one.Name)}.json", Text(new CreateFolder { Id = one.Id, Name = one.Name, Parent = Reference(one.ParentId) }));
        }
        foreach (var (file, type) in DataTypes(state))
            yield return (file, Text(type));
        foreach (var type in state.DocumentTypes.Values.OrderBy(type => type.Body.Alias, StringComparer.Ordinal))
            yield return ($"schema/document-types/{type.Body.Alias}.json", Text(Body(type)));
    }

    private static IEnumerable<(string File, CreateDataType Type)> DataTypes(CmsState state)
    {
        var original = BuiltInDataTypes.Read().ToDictionary(type => type.Id!.Value, Text);
        var names = new ExportNames();
        foreach (var type in state.DataTypes.Values.OrderBy(type => type.Name, StringComparer.Ordinal).ThenBy(type => type.Id))
        {
            var body = new CreateDataType
            {
                Id = type.Id, Parent = Reference(type.ParentId), Name = type.Name, EditorAlias = type.EditorAlias, EditorUiAlias = type.EditorUiAlias, Values = type.Values,
            };
            if (original.GetValueOrDefault(type.Id) != Text(body))
                yield return ($"schema/data-types/{names.Of(type.Name)}.json", body);
        }
    }

    private static CreateDocumentType Body(DocumentType type) => new()
    {
        Id = type.Id,
        Parent = Reference(type.ParentId),
        Alias = type.Body.Alias,
        Name = type.Body.Name,
        Description = type.Body.Description,
        Icon = type.Body.Icon,
        AllowedAsRoot = type.Body.AllowedAsRoot,
        VariesByCulture = type.Body.VariesByCulture,
        VariesBySegment = type.Body.VariesBySegment,
        Collection = type.Body.Collection,
        IsElement = type.Body.IsElement,
        Properties = type.Body.Properties,
        Containers = type.Body.Containers,
        AllowedTemplates = type.Body.AllowedTemplates,
        DefaultTemplate = type.Body.DefaultTemplate,
        Cleanup = type.Body.Cleanup,
        AllowedDocumentTypes = type.Body.AllowedDocumentTypes,
        Compositions = type.Body.Compositions,
    };

    private static ReferenceById? Reference(Guid? id) => id is { } known ? new ReferenceById(known) : null;

    private static string Text<T>(T body) => CanonicalJson.Write(JsonNode.Parse(JsonSerializer.Serialize(body, CmsJson.Options)));
}
