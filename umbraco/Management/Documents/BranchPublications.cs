using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Cms.Management.Documents;

/// <summary>
/// Publications of whole branches, which run on while their client asks how they went. The newest are known; older ones that are done are
/// forgotten after a while.
/// </summary>
internal sealed class BranchPublications(DocumentPublishing publishing, TimeProvider time) : IAsyncDisposable
{
    private const int MostKnown = 100;
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Publication> _byTask = [];

    /// <summary>Begins to publish. A branch that takes long is published on after this has returned.</summary>
    /// <returns>The id to ask with.</returns>
    public async Task<Guid> StartAsync(Guid document, PublishWithDescendants input, Guid user)
    {
        var task = Guid.NewGuid();
        // Nobody waits for it: it is not given up when the client goes away.
        var run = Task.Run(() => publishing.PublishWithDescendantsAsync(document, input, user));
        lock (_lock)
        {
            Forget();
            _byTask[task] = new Publication(document, time.GetUtcNow(), run);
        }
        await WaitAsync(run);
        return task;
    }

    /// <summary>Null for a task that is not known (any more) for the document.</summary>
    public Task<OperationResult>? Find(Guid document, Guid task)
    {
        lock (_lock)
            return _byTask.TryGetValue(task, out var publication) && publication.Document == document ? publication.Run : null;
    }

    /// <summary>Waits for a publication, but not for long.</summary>
    public static Task WaitAsync(Task run) => Task.WhenAny(run, Task.Delay(Patience));

    public async ValueTask DisposeAsync()
    {
        Task[] running;
        lock (_lock)
            running = [.. _byTask.Values.Select(publication => publication.Run)];
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Forget()
    {
        var old = time.GetUtcNow() - Known;
        var newestFirst = _byTask.OrderByDescending(task => task.Value.Started).ToList();
        foreach (var (task, publication) in newestFirst.Where((task, position) => task.Value.Started < old || position >= MostKnown))
        {
            if (publication.Run.IsCompleted)
                _byTask.Remove(task);
        }
    }

    private sealed record Publication(Guid Document, DateTimeOffset Started, Task<OperationResult> Run);
}
