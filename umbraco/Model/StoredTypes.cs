namespace Site.Cms.Model;

/// <summary>A data type as the engine keeps it. Immutable.</summary>
/// <param name="ParentId">Its folder.</param>
public sealed record DataType(
    Guid Id, Guid? ParentId, string Name, string EditorAlias, string? EditorUiAlias, IReadOnlyList<ConfigurationValue> Values);

/// <summary>A document type as the engine keeps it. Immutable.</summary>
/// <param name="ParentId">Its folder.</param>
public sealed record DocumentType(Guid Id, Guid? ParentId, DocumentTypeBody Body);

public enum FolderKind { DataType, DocumentType }

/// <summary>A folder of the settings section.</summary>
public sealed record SchemaFolder(Guid Id, Guid? ParentId, FolderKind Kind, string Name);
