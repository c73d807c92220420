namespace Site.Cms.Publishing;

/// <summary>
/// Where the public reads a document, decided by the embedding application; without one it is the path in the tree. Asked often: must answer
/// from what it is given.
/// </summary>
public interface IPublicAddresses
{
    /// <param name="document">Of the snapshot's published tree.</param>
    /// <returns>A path on the public site; null for a document that has no page of its own.</returns>
    string? Of(CmsSnapshot snapshot, ContentNode document);
}
