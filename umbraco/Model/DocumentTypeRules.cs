using System.Text.RegularExpressions;
using Site.Cms.Data;
using Site.Cms.Model.Editors;

namespace Site.Cms.Model;

/// <summary>What a document type must be like before it is stored.</summary>
internal static class DocumentTypeRules
{
    /// <summary>The body in the form in which it is stored (aliases made safe, unknown allowed children left out), or why it is refused.</summary>
    public static (DocumentTypeBody Body, OperationStatus? Refusal) Check(CmsState state, Guid id, DocumentTypeBody input)
    {
        var body = Normalise(state, id, input);
        return (body, Refusal(state, id, body));
    }

    /// <summary>Why a stored type cannot become an element type, or cease to be one.</summary>
    public static OperationStatus? RefusalOfElement(CmsState state, DocumentType type, DocumentTypeBody body)
    {
        if (body.IsElement && !type.Body.IsElement && state.Documents.Values.Any(document => document.DocumentTypeId == type.Id))
            return OperationStatus.InvalidElementFlagDocumentHasContent;
        if (!body.IsElement && type.Body.IsElement && state.Schema.DataTypes.Values.Any(data =>
            BlockConfiguration.ContentTypes(data).Contains(type.Id) || BlockConfiguration.SettingsTypes(data).Contains(type.Id)))
            return OperationStatus.InvalidElementFlagElementIsUsedInPropertyEditorConfiguration;
        return null;
    }

    private static DocumentTypeBody Normalise(CmsState state, Guid id, DocumentTypeBody input) => new()
    {
        Alias = SafeAlias.From(input.Alias),
        Name = input.Name,
        Description = input.Description,
        Icon = input.Icon,
        AllowedAsRoot = input.AllowedAsRoot,
        VariesByCulture = input.VariesByCulture,
        VariesBySegment = input.VariesBySegment,
        Collection = input.Collection,
        IsElement = input.IsElement,
        Properties = [.. input.Properties.Select(property => property with { Alias = SafeAlias.From(property.Alias) })],
        Containers = input.Containers,
        AllowedTemplates = input.AllowedTemplates,
        DefaultTemplate = input.DefaultTemplate,
        Cleanup = input.Cleanup ?? new VersionCleanupModel(),
        AllowedDocumentTypes =
            [.. input.AllowedDocumentTypes.Where(allowed => allowed.DocumentType.Id == id || state.DocumentTypes.ContainsKey(allowed.DocumentType.Id))],
        Compositions = input.Compositions,
    };

    private static OperationStatus? Refusal(CmsState state, Guid id, DocumentTypeBody body)
    {
        if (!SchemaFolders.IsName(body.Name))
            return OperationStatus.InvalidName;
        if (body.Alias.Length == 0 || body.Alias.Equals("system", StringComparison.OrdinalIgnoreCase))
            return OperationStatus.InvalidAlias;
        if (state.DocumentTypes.Values.Any(other => other.Id != id && other.Body.Alias.Equals(body.Alias, StringComparison.OrdinalIgnoreCase)))
            return OperationStatus.DuplicateAlias;
        if (body.Properties.Any(property => !state.DataTypes.ContainsKey(property.DataType.Id)))
            return OperationStatus.DataTypeNotFound;
        return Compositions(state, id, body) ?? Containers(body) ?? Properties(state, body);
    }

    private static OperationStatus? Compositions(CmsState state, Guid id, DocumentTypeBody body)
    {
        foreach (var composition in body.Compositions)
        {
            // A document type may be composed of element types, not the other way round.
            if (!state.DocumentTypes.TryGetValue(composition.DocumentType.Id, out var part)
                || (body.IsElement && !part.Body.IsElement) || Uses(state, part, id, []))
            {
                return OperationStatus.InvalidComposition;
            }
        }
        return null;
    }

    private static bool Uses(CmsState state, DocumentType type, Guid id, HashSet<Guid> seen) =>
        type.Id == id
        || (seen.Add(type.Id) && type.Body.Compositions.Any(composition =>
            state.DocumentTypes.TryGetValue(composition.DocumentType.Id, out var part) && Uses(state, part, id, seen)));

    private static OperationStatus? Containers(DocumentTypeBody body)
    {
        if (body.Containers.Any(container => container.Type is not ("Tab" or "Group")))
            return OperationStatus.InvalidContainerType;
        if (body.Containers.DistinctBy(container => container.Id).Count() < body.Containers.Count)
            return OperationStatus.DuplicateContainer;
        var tabs = body.Containers.Where(container => container is { Type: "Tab", Parent: null }).Select(container => container.Id).ToHashSet();
        var all = body.Containers.Select(container => container.Id).ToHashSet();
        return body.Containers.All(container => container.Parent is null || tabs.Contains(container.Parent.Id))
            && body.Properties.All(property => property.Container is null || all.Contains(property.Container.Id))
            ? null
            : OperationStatus.MissingContainer;
    }

    private static OperationStatus? Properties(CmsState state, DocumentTypeBody body)
    {
        if (body.Properties.Any(property => property.Alias.Length == 0 || string.IsNullOrWhiteSpace(property.Name)))
            return OperationStatus.InvalidPropertyTypeAlias;
        var aliases = body.Properties.Select(property => property.Alias)
            .Concat(body.Compositions.SelectMany(composition =>
                state.Schema.DocumentTypes[composition.DocumentType.Id].Properties.Select(property => property.Alias)))
            .ToList();
        if (aliases.Distinct(StringComparer.OrdinalIgnoreCase).Count() < aliases.Count
            || body.Properties.DistinctBy(property => property.Id).Count() < body.Properties.Count)
        {
            return OperationStatus.DuplicatePropertyTypeAlias;
        }
        return body.Properties.All(property => IsPattern(property.Validation.RegEx)) ? null : OperationStatus.InvalidPropertyTypeRegEx;
    }

    private static bool IsPattern(string? pattern)
    {
        try
        {
            _ = string.IsNullOrEmpty(pattern) ? null : new Regex(pattern);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
