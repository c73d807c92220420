using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Help.Misses;

/// <summary>
/// Counts searches without result for analysts. Recording never waits: a writer stores them behind the request,
/// and what is left at shutdown. Under a flood some are not counted; <see cref="Dropped"/> says how many.
/// </summary>
public sealed class SearchMissLog(PortalWriter writer, TimeProvider time, ILogger<SearchMissLog> logger)
    : WriteBehind<(DateOnly Day, string Query)>(Channel.CreateBounded<(DateOnly, string)>(new BoundedChannelOptions(Capacity) { SingleReader = true }))
{
    private const int Capacity = 1_000;

    /// <summary>Different queries kept a day: nobody reads more, and made-up ones must not fill the disk.</summary>
    private const int MostQueriesADay = 5_000;

    private long _dropped;

    /// <summary>Misses that were not counted since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Record(string query)
    {
        var kept = SearchMissText.Keep(query);
        if (kept.Length > 0 && !Leave((time.Today(), kept)))
            Interlocked.Increment(ref _dropped);
    }

    protected override async Task StoreAsync(IReadOnlyList<(DateOnly Day, string Query)> batch) =>
        Interlocked.Add(ref _dropped, await StoreAsync(batch.CountBy(miss => miss).ToDictionary()));

    // A count lost is better than a site down.
    protected override void NotStored(Exception failure, IReadOnlyList<(DateOnly Day, string Query)> batch)
    {
        Interlocked.Add(ref _dropped, batch.Count);
        logger.LogError(failure, "{Count} searches without result could not be stored.", batch.Count);
    }

    /// <returns>How many misses found no room.</returns>
    private Task<int> StoreAsync(Dictionary<(DateOnly Day, string Query), int> counts) => writer.WriteAsync(async (database, cancellation) =>
    {
        var crowdedOut = 0;
        var misses = database.Set<SearchMiss>();
        foreach (var day in counts.GroupBy(count => count.Key.Day))
        {
            var queries = day.Select(count => count.Key.Query).ToList();
            var known = await misses.Where(miss => miss.Day == day.Key && queries.Contains(miss.Query)).ToDictionaryAsync(miss => miss.Query, cancellation);
            var room = MostQueriesADay - await misses.CountAsync(miss => miss.Day == day.Key, cancellation);
            foreach (var ((_, query), count) in day)
            {
                if (known.TryGetValue(query, out var miss))
                    miss.Count += count;
                else if (room-- > 0)
                    misses.Add(new SearchMiss { Day = day.Key, Query = query, Count = count });
                else
                    crowdedOut += count;
            }
        }
        await database.SaveChangesAsync(cancellation);
        return crowdedOut;
    }, CancellationToken.None);
}
