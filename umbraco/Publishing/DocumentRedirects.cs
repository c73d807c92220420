using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Search;

namespace Site.Cms.Publishing;

/// <summary>A former address of a document.</summary>
/// <param name="OriginalPath">Below the root, with slashes at both ends.</param>
/// <param name="DestinationPath">Where the document is read now; null while it is not published.</param>
/// <param name="Created">UTC.</param>
public sealed record DocumentRedirect(Guid Id, Guid DocumentId, string OriginalPath, string? DestinationPath, DateTime Created);

/// <summary>The former addresses of published documents, for editors.</summary>
public sealed class DocumentRedirects(CmsEngine engine, SnapshotHolder snapshots)
{
    /// <summary>Newest first.</summary>
    /// <param name="filter">A part of the former address, without regard to case and accents; null or empty for all.</param>
    public IReadOnlyList<DocumentRedirect> List(string? filter = null)
    {
        var folded = FoldedText.Fold(filter?.Trim() ?? "");
        return Items(engine.State.Redirects.Values.Where(redirect => FoldedText.Fold(redirect.Path).Contains(folded, StringComparison.Ordinal)));
    }

    /// <summary>Newest first; empty for an unknown document.</summary>
    public IReadOnlyList<DocumentRedirect> Of(Guid documentId) =>
        Items(engine.State.Redirects.Values.Where(redirect => redirect.DocumentId == documentId));

    /// <summary>Forgets a former address. One that is not there is no error, as on Umbraco.</summary>
    public Task<OperationResult> DeleteAsync(Guid id, Guid user, CancellationToken cancellation = default) =>
        engine.WriteAsync(user, write =>
        {
            if (write.State.Redirects.Values.FirstOrDefault(redirect => redirect.Id == id) is { } known)
                write.Remove(known);
            return OperationResult.Success;
        }, cancellation);

    private List<DocumentRedirect> Items(IEnumerable<Redirect> redirects)
    {
        var published = snapshots.Current.Published;
        return [.. redirects.OrderByDescending(redirect => redirect.CreateDate).ThenBy(redirect => redirect.Path, StringComparer.Ordinal).Select(redirect =>
            new DocumentRedirect(
                redirect.Id, redirect.DocumentId, redirect.Path,
                published.Find(redirect.DocumentId) is { } node ? published.Path(node) : null, redirect.CreateDate))];
    }
}
