using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Core.Data;

namespace Site.Core.Feedback.Improvements;

/// <param name="At">When it was told (UTC).</param>
public sealed record PublicImprovement(string Sentence, DateTimeOffset At);

/// <summary>
/// What pages say under « Vous l’avez dit, nous l’avons changé », in memory: public pages touch no database. Read at the start and after each change; where
/// several nodes share a database the others look once a minute.
/// </summary>
public sealed class PublicImprovements(PortalConnections connections, Databases databases, TimeProvider time, ILogger<PublicImprovements> logger) : IHostedService, IDisposable
{
    /// <summary>On one page; older ones have been said long enough.</summary>
    public const int Shown = 3;

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile State _state = new(FrozenDictionary<Guid, PublicImprovement[]>.Empty, 0);
    private ITimer? _looks;

    /// <summary>Counts up with each change; public pages are cached under it.</summary>
    public long Number => _state.Number;

    /// <summary>Newest first, at most <see cref="Shown"/>.</summary>
    public IReadOnlyList<PublicImprovement> Of(Guid content) => _state.ByContent.GetValueOrDefault(content, []);

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var read = await ReadAsync(cancellation);
            if (!Same(read, _state.ByContent))
                _state = new(read, _state.Number + 1);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryReloadAsync();
        if (databases.AreShared)
            _looks = time.CreateTimer(_ => _ = TryReloadAsync(), null, Between, Between);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _looks?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _looks?.Dispose();
        _turn.Dispose();
    }

    private async Task TryReloadAsync()
    {
        try
        {
            await ReloadAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // Pages go on with what was known.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogError(failure, "What was changed after readers' comments could not be loaded.");
        }
    }

    private async Task<FrozenDictionary<Guid, PublicImprovement[]>> ReadAsync(CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"ContentId\", \"Sentence\", \"CreatedAt\" FROM \"FeedbackImprovements\" ORDER BY \"CreatedAt\" DESC";
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var all = new List<(Guid Content, PublicImprovement Improvement)>();
        while (await rows.ReadAsync(cancellation))
            all.Add((rows.GetGuid(0), new(rows.GetString(1), new DateTimeOffset(DateTime.SpecifyKind(rows.GetDateTime(2), DateTimeKind.Utc)))));
        return all.GroupBy(one => one.Content).ToFrozenDictionary(group => group.Key, group => group.Select(one => one.Improvement).Take(Shown).ToArray());
    }

    private static bool Same(FrozenDictionary<Guid, PublicImprovement[]> left, FrozenDictionary<Guid, PublicImprovement[]> right) =>
        left.Count == right.Count && left.All(one => right.TryGetValue(one.Key, out var other) && one.Value.SequenceEqual(other));

    private sealed record State(FrozenDictionary<Guid, PublicImprovement[]> ByContent, long Number);
}
