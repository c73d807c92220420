using Site.Cms.Model;

namespace Site.Cms.Management.Documents;

/// <summary>Refusals of operations on documents, as Umbraco words them: reading, changing and publishing each have words of their own.</summary>
internal static class DocumentTexts
{
    public static ProblemTexts Reading { get; } = new(
        (OperationStatus.ContentNotFound, new(404, "The document could not be found")),
        (OperationStatus.NotFound, new(404, "The document could not be found")),
        (OperationStatus.NotTrashed, new(
            400, "The document is not trashed", "The document needs to be trashed for the parent-before-recycled relation to be created.")));

    public static ProblemTexts References { get; } = new((OperationStatus.ContentNotFound, new(404, "The requested content could not be found")));

    public static ProblemTexts Changing { get; } = new(
        (OperationStatus.NotFound, new(404, "The content could not be found")),
        (OperationStatus.ContentNotFound, new(404, "The content could not be found")),
        (OperationStatus.ParentNotFound, new(404, "The targeted content parent could not be found")),
        (OperationStatus.ContentTypeNotFound, new(404, "The requested content type could not be found")),
        (OperationStatus.TemplateNotFound, new(404, "The template could not be found")),
        (OperationStatus.PropertyTypeNotFound, new(404, "One or more property types could not be found")),
        (OperationStatus.InvalidCulture, new(
            400, "Invalid culture", "One or more of the supplied culture codes did not match the configured languages.")),
        (OperationStatus.NotAllowed, new(
            400, "Operation not permitted",
            "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation.")),
        (OperationStatus.ContentTypeCultureVarianceMismatch, new(
            400, "Content type culture variance mismatch", "The content type variance did not match that of the passed content data.")),
        (OperationStatus.InvalidPatch, new(400, "Invalid patch", "One or more of the operations could not be understood. Nothing was changed.")),
        (OperationStatus.SortingInvalid, new(
            400, "Invalid sorting options", "The supplied sorting operations were invalid. Additional details can be found in the log.")),
        (OperationStatus.InTrash, new(
            400, "Content is in the recycle bin", "Could not perform the operation because the targeted content was in the recycle bin.")),
        (OperationStatus.NotInTrash, new(
            400, "Content is not in the recycle bin", "The attempted operation requires the targeted content to be in the recycle bin.")));

    public static ProblemTexts Publishing { get; } = new(
        (OperationStatus.ContentNotFound, new(404, "The requested document could not be found")),
        (OperationStatus.ContentInvalid, new(400, "Invalid document", "The specified document had an invalid configuration.")),
        (OperationStatus.PathNotPublished, new(
            400, "Parent not published", "Could not publish the document because its parent was not published.")),
        (OperationStatus.InTrash, new(400, "Document in the recycle bin", "Could not publish the document because it was in the recycle bin.")),
        (OperationStatus.AwaitingRelease, new(
            400, "Document awaiting release", "Could not publish the document because it was awaiting release.")),
        (OperationStatus.HasExpired, new(400, "Document has expired", "Could not publish the document because it has expired.")),
        (OperationStatus.InvalidCulture, new(400, "Invalid cultures specified", "A specified culture is not valid for the operation.")),
        (OperationStatus.PublishTimeNeedsToBeInFuture, new(
            400, "Publish time needs to be higher than the current time",
            "Cannot handle a publish time that is not after the current server time.")),
        (OperationStatus.UpublishTimeNeedsToBeInFuture, new(
            400, "Unpublish time needs to be higher than the current time",
            "Cannot handle an unpublish time that is not after the current server time.")),
        (OperationStatus.UnpublishTimeNeedsToBeAfterPublishTime, new(
            400, "Unpublish time needs to be after the publish time",
            "Cannot handle an unpublish time that is not after the specified publish time.")),
        (OperationStatus.CancelledByNotification, new(
            400, "Publishing was cancelled", "A notification handler cancelled the publish operation.")));

    public static ProblemTexts Collections { get; } = new(
        (OperationStatus.ContentNotFound, new(404, "The specified document could not be found")));
}
