using Site.Cms.Model;

namespace Site.Cms.Management.Media;

/// <summary>Refusals of operations on media, as Umbraco words them: much of it is what it says of documents.</summary>
internal static class MediaTexts
{
    public static ProblemTexts Reading { get; } = new(
        (OperationStatus.NotFound, new(404, "The requested Media could not be found")),
        (OperationStatus.NotTrashed, new(
            400, "The media is not trashed", "The media needs to be trashed for the parent-before-recycled relation to be created.")));

    public static ProblemTexts Changing { get; } = new(
        (OperationStatus.NotFound, new(404, "The content could not be found")),
        (OperationStatus.ParentNotFound, new(404, "The targeted content parent could not be found")),
        (OperationStatus.ContentTypeNotFound, new(404, "The requested content type could not be found")),
        (OperationStatus.NotAllowed, new(
            400, "Operation not permitted",
            "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation.")),
        (OperationStatus.ContentTypeCultureVarianceMismatch, new(
            400, "Content type culture variance mismatch", "The content type variance did not match that of the passed content data.")),
        (OperationStatus.SortingInvalid, new(
            400, "Invalid sorting options", "The supplied sorting operations were invalid. Additional details can be found in the log.")),
        (OperationStatus.InTrash, new(
            400, "Content is in the recycle bin", "Could not perform the operation because the targeted content was in the recycle bin.")),
        (OperationStatus.NotInTrash, new(
            400, "Content is not in the recycle bin", "The attempted operation requires the targeted content to be in the recycle bin.")),
        (OperationStatus.DiskFull, TemporaryFileEndpoints.DiskFull));

    public static ProblemTexts Collections { get; } = new(
        (OperationStatus.ContentNotFound, new(404, "The specified media could not be found")));
}
