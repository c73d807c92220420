using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Site.Core.Data;

/// <summary>Stores in batches, behind the requests, what they leave in a queue; what is left at shutdown is still stored.</summary>
/// <param name="queue">For one reader: this service.</param>
public abstract class WriteBehind<T>(Channel<T> queue) : BackgroundService
{
    private const int LargestBatch = 500;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <summary>Never waits; false when the queue is full or closed.</summary>
    protected bool Leave(T item) => queue.Writer.TryWrite(item);

    /// <param name="batch">In the order in which they were left; at least one.</param>
    protected abstract Task StoreAsync(IReadOnlyList<T> batch);

    /// <summary>The batch is lost; the next one is tried all the same.</summary>
    protected abstract void NotStored(Exception failure, IReadOnlyList<T> batch);

    // Ends when the queue is closed, not with the token: what was left is still stored at shutdown.
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<T>();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var item))
                batch.Add(item);
            try
            {
                await StoreAsync(batch);
            }
#pragma warning disable CA1031 // Whatever a batch meets must not end the service, and with it the site.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                NotStored(failure, batch);
            }
        }
    }
}
