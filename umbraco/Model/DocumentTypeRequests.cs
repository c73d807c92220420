namespace Site.Cms.Model;

/// <summary>Body of <c>POST /document-type</c>.</summary>
public sealed record CreateDocumentType : DocumentTypeBody
{
    public Guid? Id { get; init; }

    /// <summary>A folder; null for the root.</summary>
    public ReferenceById? Parent { get; init; }
}

/// <summary>Body of <c>PUT /document-type/{id}</c>.</summary>
public sealed record UpdateDocumentType : DocumentTypeBody;

/// <summary>A document type as the Management API carries it; also the form in which it is stored.</summary>
public record DocumentTypeBody
{
    public required string Alias { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? Icon { get; init; }
    public bool AllowedAsRoot { get; init; }
    public bool VariesByCulture { get; init; }
    public bool VariesBySegment { get; init; }

    /// <summary>The list view's data type when children are shown as a collection.</summary>
    public ReferenceById? Collection { get; init; }

    public bool IsElement { get; init; }
    public IReadOnlyList<PropertyTypeModel> Properties { get; init; } = [];
    public IReadOnlyList<PropertyContainerModel> Containers { get; init; } = [];
    public IReadOnlyList<ReferenceById> AllowedTemplates { get; init; } = [];
    public ReferenceById? DefaultTemplate { get; init; }
    public VersionCleanupModel? Cleanup { get; init; }
    public IReadOnlyList<AllowedDocumentTypeModel> AllowedDocumentTypes { get; init; } = [];
    public IReadOnlyList<CompositionModel> Compositions { get; init; } = [];
}

public sealed record PropertyTypeModel
{
    public required Guid Id { get; init; }

    /// <summary>A tab or group of this type; null for properties outside any.</summary>
    public ReferenceById? Container { get; init; }

    public int SortOrder { get; init; }
    public required string Alias { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required ReferenceById DataType { get; init; }
    public bool VariesByCulture { get; init; }
    public bool VariesBySegment { get; init; }
    public PropertyValidationModel Validation { get; init; } = new();
    public PropertyAppearanceModel Appearance { get; init; } = new();
}

public sealed record PropertyValidationModel
{
    public bool Mandatory { get; init; }
    public string? MandatoryMessage { get; init; }
    public string? RegEx { get; init; }
    public string? RegExMessage { get; init; }
}

public sealed record PropertyAppearanceModel
{
    public bool LabelOnTop { get; init; }
}

/// <param name="Type"><c>Tab</c> or <c>Group</c>.</param>
public sealed record PropertyContainerModel(Guid Id, ReferenceById? Parent, string? Name, string Type, int SortOrder);

public sealed record VersionCleanupModel
{
    public bool PreventCleanup { get; init; }
    public int? KeepAllVersionsNewerThanDays { get; init; }
    public int? KeepLatestVersionPerDayForDays { get; init; }
}

public sealed record AllowedDocumentTypeModel(ReferenceById DocumentType, int SortOrder);

/// <param name="CompositionType"><c>Composition</c> or <c>Inheritance</c>.</param>
public sealed record CompositionModel(ReferenceById DocumentType, string CompositionType);
