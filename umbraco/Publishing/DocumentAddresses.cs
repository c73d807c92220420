namespace Site.Cms.Publishing;

/// <summary>The public addresses that editors are shown.</summary>
public sealed class DocumentAddresses(SnapshotHolder snapshots, IEnumerable<IPublicAddresses> application)
{
    private readonly IPublicAddresses? _application = application.FirstOrDefault();

    /// <summary>A path; null for a document that the public cannot reach, or that has no page.</summary>
    public string? PathOf(Guid document)
    {
        var snapshot = snapshots.Current;
        if (snapshot.Published.Find(document) is not { } node)
            return null;
        return _application is null ? snapshot.Published.Path(node) : _application.Of(snapshot, node);
    }

    /// <summary>Every address of a document; none for one that the public cannot reach.</summary>
    public IReadOnlyList<string> Of(Guid document) => PathOf(document) is { } path ? [path] : [];
}
