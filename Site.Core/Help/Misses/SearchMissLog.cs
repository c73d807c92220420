using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Site.Core.Data;

namespace Site.Core.Help.Misses;

/// <summary>
/// Counts searches without result for analysts. Recording never waits: a writer stores them behind the request,
/// and what is left at shutdown. Under a flood some are not counted; <see cref="Dropped"/> says how many.
/// </summary>
public sealed class SearchMissLog(IDbContextFactory<PortalDbContext> databases, TimeProvider time, ILogger<SearchMissLog> logger) : BackgroundService
{
    private const int Capacity = 1_000;

    /// <summary>Different queries kept a day: nobody reads more, and made-up ones must not fill the disk.</summary>
    private const int MostQueriesADay = 5_000;

    private readonly Channel<(DateOnly Day, string Query)> _misses = Channel.CreateBounded<(DateOnly, string)>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private long _dropped;

    /// <summary>Misses that were not counted since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Record(string query)
    {
        var kept = SearchMissText.Keep(query);
        if (kept.Length > 0 && !_misses.Writer.TryWrite((DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), kept)))
            Interlocked.Increment(ref _dropped);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _misses.Writer.TryComplete();
        if (ExecuteTask is { } writing)
            await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    // Ends when the channel is completed, not with the token: what was recorded is still written at shutdown.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _misses.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var counts = new Dictionary<(DateOnly Day, string Query), int>();
            while (counts.Count < 200 && _misses.Reader.TryRead(out var miss))
                counts[miss] = counts.GetValueOrDefault(miss) + 1;
            try
            {
                await StoreAsync(counts);
            }
#pragma warning disable CA1031 // A count lost is better than a site down.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Interlocked.Add(ref _dropped, counts.Values.Sum());
                logger.LogError(failure, "{Count} searches without result could not be stored.", counts.Values.Sum());
            }
        }
    }

    private async Task StoreAsync(Dictionary<(DateOnly Day, string Query), int> counts)
    {
        await using var database = await databases.CreateDbContextAsync();
        var misses = database.Set<SearchMiss>();
        foreach (var day in counts.GroupBy(count => count.Key.Day))
        {
            var queries = day.Select(count => count.Key.Query).ToList();
            var known = await misses.Where(miss => miss.Day == day.Key && queries.Contains(miss.Query)).ToDictionaryAsync(miss => miss.Query);
            var room = MostQueriesADay - await misses.CountAsync(miss => miss.Day == day.Key);
            foreach (var ((_, query), count) in day)
            {
                if (known.TryGetValue(query, out var miss))
                    miss.Count += count;
                else if (room-- > 0)
                    misses.Add(new SearchMiss { Day = day.Key, Query = query, Count = count });
                else
                    Interlocked.Add(ref _dropped, count);
            }
        }
        await database.SaveChangesAsync();
    }
}
