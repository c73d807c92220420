using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Site.Core.Calendar;
using Site.Core.Data;

namespace Site.Core.Help.Misses;

/// <summary>
/// Counts searches, those without result, and those after which a result was opened. A page of results carries a mark of its own in its links, made for that
/// one page and forgotten after half an hour: the first link followed counts, and says nothing about who followed it.
/// </summary>
public sealed class SearchDayLog(PortalWriter writer, TimeProvider time, ILogger<SearchDayLog> logger)
    : WriteBehind<(DateOnly Day, int Searches, int Misses, int Opened)>(
        Channel.CreateBounded<(DateOnly, int, int, int)>(new BoundedChannelOptions(Capacity) { SingleReader = true })), IDisposable
{
    public const int MarkLength = 12;

    private const int Capacity = 5_000;
    private const int MostMarks = 20_000;
    private static readonly TimeSpan MarkLifetime = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _marks = new(new MemoryCacheOptions { SizeLimit = MostMarks });

    /// <returns>The mark for the links of this page of results; null when there are none.</returns>
    public string? Searched(bool found)
    {
        Leave((time.Today(), 1, found ? 0 : 1, 0));
        if (!found)
            return null;
        var mark = RandomNumberGenerator.GetHexString(MarkLength, lowercase: true);
        _marks.Set(mark, time.GetUtcNow(), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = MarkLifetime });
        return mark;
    }

    /// <summary>A link with this mark was followed; what is no mark, or was followed before, counts nothing.</summary>
    public void Opened(string? mark)
    {
        if (mark is not { Length: MarkLength } || !_marks.TryGetValue<DateTimeOffset>(mark, out var searched))
            return;
        _marks.Remove(mark);
        // On the day of the search, so that no day has more opened than asked.
        Leave((Paris.Day(searched), 0, 0, 1));
    }

    public override void Dispose()
    {
        _marks.Dispose();
        base.Dispose();
    }

    protected override Task StoreAsync(IReadOnlyList<(DateOnly Day, int Searches, int Misses, int Opened)> batch) => writer.WriteAsync(async (database, cancellation) =>
    {
        foreach (var day in batch.GroupBy(one => one.Day))
        {
            var stored = await database.Set<SearchDay>().FindAsync([day.Key], cancellation);
            if (stored is null)
                database.Add(stored = new SearchDay { Day = day.Key });
            stored.Searches += day.Sum(one => one.Searches);
            stored.Misses += day.Sum(one => one.Misses);
            stored.Opened += day.Sum(one => one.Opened);
        }
        return await database.SaveChangesAsync(cancellation);
    }, CancellationToken.None);

    // A count lost is better than a site down.
    protected override void NotStored(Exception failure, IReadOnlyList<(DateOnly Day, int Searches, int Misses, int Opened)> batch) =>
        logger.LogError(failure, "{Count} searches could not be counted.", batch.Count);
}
