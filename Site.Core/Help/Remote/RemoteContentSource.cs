using Microsoft.Extensions.Primitives;

namespace Site.Core.Help.Remote;

/// <summary>The contents of a CMS elsewhere, as <see cref="RemoteContentWorker"/> read them last; empty before the first time.</summary>
public sealed class RemoteContentSource : IContentSource, IDisposable
{
    private readonly Lock _turn = new();
    private CancellationTokenSource _changed = new();

    public RemoteContent? Current { get; private set; }

    public ValueTask<IReadOnlyList<ContentItem>> ReadAsync(CancellationToken cancellation) => ValueTask.FromResult(Current?.Items ?? []);

    public IChangeToken Watch()
    {
        lock (_turn)
            return new CancellationChangeToken(_changed.Token);
    }

    public void Dispose() => _changed.Dispose();

    internal void Replace(RemoteContent content)
    {
        CancellationTokenSource before;
        lock (_turn)
        {
            Current = content;
            (before, _changed) = (_changed, new CancellationTokenSource());
        }
        before.Cancel();
    }
}
