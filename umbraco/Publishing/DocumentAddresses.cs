namespace Site.Cms.Publishing;

/// <summary>The public addresses that editors are shown.</summary>
public sealed class DocumentAddresses(SnapshotHolder snapshots, IEnumerable<IPublicAddresses> application)
{
    private readonly IPublicAddresses? _application = application.FirstOrDefault();

    /// <summary>Null for a document that cannot be reached by the public, or that has no page.</summary>
    public string? Of(Guid document)
    {
        var snapshot = snapshots.Current;
        if (snapshot.Published.Find(document) is not { } node)
            return null;
        return _application is null ? snapshot.Published.Path(node) : _application.Of(snapshot, node);
    }
}
