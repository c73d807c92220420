namespace Site.Cms.Model;

/// <summary>Outcomes of the engine's operations, named as Umbraco's <c>operationStatus</c> where it has one.</summary>
public enum OperationStatus
{
    Success,

    NotFound, ContentNotFound, ParentNotFound, ContentTypeNotFound, DataTypeNotFound, PropertyTypeNotFound, TemplateNotFound,
    PropertyEditorNotFound, ContainerNotFound,

    NotAllowed, InTrash, NotInTrash, ParentInTrash, NotTrashed, NotEmpty, InUse, NonDeletable,

    InvalidName, DuplicateName, DuplicateKey, DuplicateAlias, InvalidAlias, InvalidConfiguration, InvalidComposition,
    InvalidContainerType, MissingContainer, DuplicateContainer, DuplicatePropertyTypeAlias, InvalidPropertyTypeAlias, InvalidPropertyTypeRegEx,
    InvalidElementFlagDocumentHasContent, InvalidElementFlagElementIsUsedInPropertyEditorConfiguration,

    /// <summary>Property values were refused; see <see cref="OperationResult.Errors"/>.</summary>
    PropertyValidationError,

    /// <summary>Published with invalid values; see <see cref="OperationResult.InvalidProperties"/>.</summary>
    ContentInvalid,

    /// <summary>A patch whose operations cannot be understood.</summary>
    InvalidPatch,

    ContentTypeCultureVarianceMismatch, InvalidCulture, SortingInvalid,
    PathNotPublished, AwaitingRelease, HasExpired,
    PublishTimeNeedsToBeInFuture, UnpublishTimeNeedsToBeAfterPublishTime,

    /// <summary>Umbraco's own spelling.</summary>
    UpublishTimeNeedsToBeInFuture,

    /// <summary>A publish rule refused; see <see cref="OperationResult.Reasons"/>.</summary>
    CancelledByNotification,

    /// <summary>
    /// The draft was changed since the caller read it. Nothing was overwritten; the refused text is kept as <see cref="OperationResult.KeptVersion"/>.
    /// </summary>
    ConcurrencyViolation,

    ItemNotFound, InvalidParent, DuplicateItemKey, InvalidImportFile,
    InvalidIsoCode, DuplicateIsoCode, InvalidFallbackIsoCode, InvalidFallback, MissingDefault, InvalidDefault,

    NoEvents, InvalidUrl, InvalidHeader,

    LanguageNotFound, InvalidDomainName, DuplicateDomainName, ConflictingDomainName,

    FileExtensionNotAllowed, InvalidFileName, KeyAlreadyUsed,

    /// <summary>The bytes are not those of a file with this extension.</summary>
    FileContentNotAllowed,

    /// <summary>A captions file that browsers could not read.</summary>
    InvalidCaptions,

    TooManyPixels, FileTooLarge, TooManyWaiting, DiskFull,
}

/// <summary>A value that was refused.</summary>
/// <param name="Path">Where it stands in the request, e.g. <c>$.values[1].value.contentData[0].values[1].value</c>.</param>
/// <param name="Alias">The property's alias (the innermost one, inside blocks).</param>
/// <param name="Message">A sentence, or one of Umbraco's keys such as <c>#validation_invalidNull</c>.</param>
public sealed record PropertyError(string Path, string Alias, string Message);

/// <summary>What an operation came to. Translated to HTTP once, by the endpoint.</summary>
public record OperationResult(OperationStatus Status)
{
    public bool Succeeded => Status == OperationStatus.Success;

    public IReadOnlyList<PropertyError> Errors { get; init; } = [];

    /// <summary>Aliases of top-level properties that keep a document from being published.</summary>
    public IReadOnlyList<string> InvalidProperties { get; init; } = [];

    /// <summary>French sentences for people, from publish rules.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>French sentences for people, from publish rules that let it pass all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Key of the version in the document's history that keeps a refused text.</summary>
    public Guid? KeptVersion { get; init; }

    /// <summary>Whether what was written is committed: a refusal mostly leaves nothing behind.</summary>
    internal bool Commits => Succeeded || KeptVersion is not null;

    /// <summary>The same refusal where a value would have been.</summary>
    public OperationResult<T> As<T>() => new(Status) { Errors = Errors, InvalidProperties = InvalidProperties, Reasons = Reasons, KeptVersion = KeptVersion };

    public static OperationResult Success { get; } = new(OperationStatus.Success);

    public static implicit operator OperationResult(OperationStatus status) => new(status);
}

public sealed record OperationResult<T>(OperationStatus Status, T? Value = default) : OperationResult(Status)
{
    public static implicit operator OperationResult<T>(OperationStatus status) => new(status);

    public static implicit operator OperationResult<T>(T value) => new(OperationStatus.Success, value);
}
