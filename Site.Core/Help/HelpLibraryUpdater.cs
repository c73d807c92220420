using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Site.Core.Help;

/// <summary>
/// Keeps the library's snapshot up with the content source. The host's start waits for the first snapshot;
/// later ones follow each change. When one cannot be made, it is logged, the last is served on, and it is tried again.
/// </summary>
public sealed class HelpLibraryUpdater : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private readonly IContentSource _source;
    private readonly HelpLibrary _library;
    private readonly TimeProvider _time;
    private readonly ILogger<HelpLibraryUpdater> _logger;
    private readonly SnapshotBuilder _builder;
    private readonly Lock _queue = new();
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private Task<bool> _running = Task.FromResult(true);
    private Task<bool>? _waiting;
    private Task _tidying = Task.CompletedTask;
    private Task _changed = Task.CompletedTask;
    private int _disposed;

    public HelpLibraryUpdater(
        IContentSource source, HelpLibrary library, HtmlRenderer renderer, TimeProvider time, ILoggerFactory loggers)
    {
        (_source, _library, _time) = (source, library, time);
        _logger = loggers.CreateLogger<HelpLibraryUpdater>();
        _builder = new SnapshotBuilder(renderer, loggers.CreateLogger<SnapshotBuilder>());
    }

    /// <summary>
    /// Completes when a snapshot is current that holds all that was published before the call. Calls that wait at the same time share one update.
    /// </summary>
    /// <returns>False when it could not be made (logged): the snapshot before is still current.</returns>
    public Task<bool> UpdateAsync()
    {
        lock (_queue)
            return _waiting ??= FollowAsync(_running);
    }

    /// <exception cref="Exception">The first snapshot cannot be made: there would be nothing to show.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var changed = ChangeAsync();
        await MakeAsync(cancellationToken);
        _changed = changed;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
    }

    /// <summary>The container does it twice: for the service, and for the hosted service that it also is.</summary>
    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        _stopping.Cancel();
        base.Dispose();
        _builder.Dispose();
        _making.Dispose();
        // Not _stopping: a host under test is stopped once more after it was disposed of.
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without being stopped would report the cancellation as a failure.
            await (last ? _changed : Task.WhenAny(_changed, Task.Delay(RetryAfter, _time, stoppingToken))).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            if (_changed.IsCompleted)
                _changed = ChangeAsync();
            last = await UpdateAsync();
        }
    }

    private Task ChangeAsync()
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _source.Watch().RegisterChangeCallback(static state => ((TaskCompletionSource)state!).TrySetResult(), changed);
        return changed.Task;
    }

    private async Task<bool> FollowAsync(Task<bool> running)
    {
        await Task.Yield();
        await running;
        lock (_queue)
        {
            _running = _waiting!;
            _waiting = null;
        }
        try
        {
            await MakeAsync(_stopping.Token);
            return true;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
#pragma warning disable CA1031 // Whatever happens, readers keep what they have.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _logger.LogError(failure, "The help content could not be updated; the last state is served on.");
            return false;
        }
    }

    private async Task MakeAsync(CancellationToken cancellation)
    {
        await _making.WaitAsync(cancellation);
        try
        {
            var started = _time.GetTimestamp();
            var items = await _source.ReadAsync(cancellation);
            if (_builder.Derive(items) is not { } snapshot)
                return;
            Publish(snapshot);
            TidyBehind();
            _logger.LogInformation(
                "Help content {Number} is current: {Contents} contents, made in {Milliseconds:0.0} ms.",
                snapshot.Number, snapshot.ById.Count, _time.GetElapsedTime(started).TotalMilliseconds);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Behind the update that called for it, and one at a time: publishing does not wait for it.</summary>
    private void TidyBehind()
    {
        if (!_tidying.IsCompleted)
            return;
        _tidying = Task.Run(() =>
        {
            try
            {
                _builder.Tidy();
            }
#pragma warning disable CA1031 // An index in many segments still answers.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _logger.LogWarning(failure, "The search index could not be tidied.");
            }
        });
    }

    private void Publish(HelpSnapshot snapshot)
    {
        var before = _library.Current;
        try
        {
            _library.Replace(snapshot);
        }
        finally
        {
            before.Search?.Release();
        }
    }
}
