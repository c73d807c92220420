using Site.Cms.Data;

namespace Site.Cms.Publishing;

/// <summary>The public addresses that editors are shown.</summary>
public sealed class DocumentAddresses(CmsEngine engine, SnapshotHolder snapshots, CmsOptions options, IEnumerable<IPublicAddresses> application)
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

    /// <summary>
    /// Every address of a document; none for one that the public cannot reach. Without an application there is one for each host name of the nearest
    /// document above that has any.
    /// </summary>
    public IReadOnlyList<string> Of(Guid document)
    {
        if (PathOf(document) is not { } path)
            return [];
        var (state, published) = (engine.State, snapshots.Current.Published);
        if (_application is not null || published.Find(document) is not { } node)
            return [path];
        var named = published.Ancestors(node).Prepend(node).FirstOrDefault(above => state.Domains.GetValueOrDefault(above.Id) is { Domains.Length: > 0 });
        if (named is null)
            return [path];
        var below = path[published.Path(named).Length..];
        return [.. state.Domains[named.Id].Domains.Select(domain => $"{WithScheme(domain.Name).TrimEnd('/')}/{below}")];
    }

    private string WithScheme(string domain) =>
        domain.Contains("://", StringComparison.Ordinal) ? domain : $"{options.PublicAddress().Scheme}://{domain}";
}
