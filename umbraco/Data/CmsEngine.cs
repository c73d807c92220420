using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Cms.Webhooks;

namespace Site.Cms.Data;

/// <summary>
/// The one writer. Every operation runs alone on the current state, is committed in one transaction, and only then becomes
/// visible: the state for editors, the snapshot for readers. Readers never wait and never touch the database.
/// </summary>
public sealed class CmsEngine(CmsStore store, SnapshotHolder snapshots, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private volatile CmsState _state = CmsState.Empty;
    private DateTime _lastWrite = DateTime.MinValue;

    /// <summary>All that has been committed, drafts and bin included.</summary>
    public CmsState State => _state;

    internal CmsStore Store => store;

    /// <summary>Raised after a write has become visible, in order, on the writer's thread: keep it short. Gives the state before and what was written.</summary>
    internal event Action<CmsState, CmsWriter>? Committed;

    /// <summary>Reads the database; the first snapshot replaces the empty one.</summary>
    internal void Load()
    {
        _state = store.Load();
        _lastWrite = _state.Documents.Values.Select(document => document.IndexedAt)
            .Concat(_state.Documents.Values.Select(document => document.BranchIndexedAt))
            .DefaultIfEmpty(DateTime.MinValue).Max();
        snapshots.Replace(_state);
    }

    /// <summary>Runs an operation and commits what it changed, unless it was refused and asks for nothing to be kept.</summary>
    /// <param name="user">Who does it.</param>
    public async Task<TResult> WriteAsync<TResult>(
        Guid user, Func<CmsWriter, TResult> operation, CancellationToken cancellation = default)
        where TResult : OperationResult
    {
        await _oneWriter.WaitAsync(cancellation);
        try
        {
            var before = _state;
            var writer = new CmsWriter(before, user, Now());
            var result = operation(writer);
            if (!result.Commits)
                return result;
            writer.WebhookCalls = [.. WebhookEvents.Calls(before, writer)];
            if (!writer.HasChanges)
                return result;
            store.Save(before, writer);
            _lastWrite = writer.Now;
            _state = writer.State;
            if (!ReferenceEquals(before, writer.State))
                snapshots.Replace(writer.State, writer.TouchedDocuments);
            Committed?.Invoke(before, writer);
            return result;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>Waits until all that is in the database now can be read in <see cref="State"/> and in the snapshot.</summary>
    internal async Task SettleAsync(CancellationToken cancellation)
    {
        await _oneWriter.WaitAsync(cancellation);
        _oneWriter.Release();
    }

    public void Dispose() => _oneWriter.Dispose();

    // Strictly later than the write before, so that the order of writes can be told from their times.
    private DateTime Now()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now > _lastWrite ? now : _lastWrite.AddTicks(1);
    }
}
