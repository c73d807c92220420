using System.Diagnostics.CodeAnalysis;
using Site.Cms.Model;

namespace Site.Cms.Management;

internal sealed record DocumentTypeResponse : DocumentTypeBody
{
    /// <remarks>Properties in the order in which values are given, containers by their own numbers, whatever they lie in.</remarks>
    [SetsRequiredMembers]
    public DocumentTypeResponse(DocumentType type) : base(type.Body)
    {
        Id = type.Id;
        Properties = [.. SchemaBuilder.InOrder(type.Body)];
        Containers = [.. type.Body.Containers.OrderBy(container => container.SortOrder)];
    }

    public Guid Id { get; }
}

internal sealed record DocumentTypeItem(Guid Id, string Name, string? Description, string? Icon, bool IsElement)
{
    public IReadOnlyList<string> Flags { get; } = [];

    public static DocumentTypeItem Of(DocumentType type) => new(type.Id, type.Body.Name, type.Body.Description, type.Body.Icon, type.Body.IsElement);
}

internal sealed record DocumentTypeTreeItem(bool IsElement, string Icon) : SchemaTreeItem
{
    public static DocumentTypeTreeItem Of(DocumentType? type) => new(type?.Body.IsElement ?? false, type?.Body.Icon ?? "");
}

/// <summary>A type that may be chosen for something new.</summary>
internal sealed record AllowedType(Guid Id, string Name, string? Description, string? Icon)
{
    public static AllowedType Of(DocumentType type) => new(type.Id, type.Body.Name, type.Body.Description, type.Body.Icon);
}

/// <param name="DisableTemplates">Pages are rendered by the site that reads the content: there are no templates to choose.</param>
internal sealed record DocumentTypeConfiguration(
    string DataTypesCanBeChanged, bool DisableTemplates, bool UseSegments, IReadOnlyList<string> ReservedFieldNames)
{
    public static DocumentTypeConfiguration Fixed { get; } = new("True", true, false, ReservedNames.All);
}

/// <summary>Aliases that properties must not take, because Umbraco's published items have members of these names.</summary>
internal static class ReservedNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "ContentType", "Key", "Properties", "Id", "Name", "UrlSegment", "SortOrder", "Level", "Path", "TemplateId", "CreatorId", "CreateDate",
        "WriterId", "UpdateDate", "Cultures", "ItemType", "Parent", "Children", "get_ContentType", "get_Key", "get_Properties", "GetProperty",
        "get_Id", "get_Name", "get_UrlSegment", "get_SortOrder", "get_Level", "get_Path", "get_TemplateId", "get_CreatorId", "get_CreateDate",
        "get_WriterId", "get_UpdateDate", "get_Cultures", "get_ItemType", "get_Parent", "IsDraft", "IsPublished", "get_Children",
    ];
}
