using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Site.Cms.Data;

namespace Site.Cms.Publishing;

/// <summary>Holds the readers' current snapshot; one per engine. Readers take <see cref="Current"/> once per request.</summary>
public sealed class SnapshotHolder
{
    private volatile CmsSnapshot _current = SnapshotBuilder.Build(null, CmsState.Empty, null);
    private ConfigurationReloadToken _change = new();

    public CmsSnapshot Current => _current;

    /// <summary>Raised after a new snapshot has become current, on the writer's thread, in order: keep it short.</summary>
    public event Action<CmsSnapshot>? Changed;

    /// <summary>A token that fires once when a new snapshot has become current. Ask for it before reading <see cref="Current"/>.</summary>
    public IChangeToken Watch() => Volatile.Read(ref _change);

    /// <param name="touched">Documents that changed; null for all.</param>
    internal void Replace(CmsState state, IReadOnlyCollection<Guid>? touched = null)
    {
        var next = SnapshotBuilder.Build(_current, state, touched);
        _current = next;
        var fired = Interlocked.Exchange(ref _change, new ConfigurationReloadToken());
        Changed?.Invoke(next);
        // Watchers run on a thread of their own: what one of them does or throws must not reach the writer.
        _ = Task.Run(fired.OnReload);
    }
}
