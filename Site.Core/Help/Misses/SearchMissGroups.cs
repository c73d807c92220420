using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Help.Search;

namespace Site.Core.Help.Misses;

/// <param name="Query">The most frequent way to ask.</param>
/// <param name="Count">Of all of them.</param>
/// <param name="Others">The other ways, most frequent first.</param>
public sealed record SearchMissGroup(string Query, int Count, IReadOnlyList<string> Others);

/// <summary>
/// Searches without result, those that mean the same together: equal French stems whatever their order, or one typing mistake (a letter missing, too many,
/// another one, or two swapped) in words of four letters and more.
/// </summary>
public sealed class SearchMissGroups(IDbContextFactory<PortalDbContext> contexts)
{
    public const int Shown = 100;

    /// <summary>Different ways to ask that are compared; rarer ones are left out.</summary>
    private const int MostCompared = 2_000;

    private const int ShortestMistaken = 4;

    public async Task<IReadOnlyList<SearchMissGroup>> ReadAsync(DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var queries = await context.Set<SearchMiss>().Where(miss => miss.Day >= from && miss.Day <= until)
            .GroupBy(miss => miss.Query).Select(group => new { Query = group.Key, Count = group.Sum(miss => miss.Count) })
            .OrderByDescending(miss => miss.Count).ThenBy(miss => miss.Query).Take(MostCompared).ToListAsync(cancellation);
        return [.. Group(queries.Select(miss => (miss.Query, miss.Count))).Take(Shown)];
    }

    /// <param name="queries">Most frequent first.</param>
    internal static IReadOnlyList<SearchMissGroup> Group(IEnumerable<(string Query, int Count)> queries)
    {
        var groups = new List<List<(string Query, int Count)>>();
        var byKey = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal);
        var byMistake = new Dictionary<string, List<(string, int)>>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            var key = KeyOf(query.Query);
            var mistaken = Mistakes(key).ToList();
            if (!byKey.TryGetValue(key, out var group))
            {
                group = mistaken.Select(one => byMistake.GetValueOrDefault(one)).FirstOrDefault(found => found is not null && IsMistake(KeyOf(found[0].Item1), key)) ?? [];
                byKey[key] = group;
            }
            if (group.Count == 0)
            {
                groups.Add(group);
                // Only the most frequent way draws others to it: mistakes of mistakes would chain words that mean something else.
                foreach (var one in mistaken)
                    byMistake.TryAdd(one, group);
            }
            group.Add(query);
        }
        return [.. groups
            .Select(group => new SearchMissGroup(group[0].Query, group.Sum(one => one.Count), [.. group.Skip(1).Select(one => one.Query)]))
            .OrderByDescending(group => group.Count).ThenBy(group => group.Query, StringComparer.Ordinal)];
    }

    /// <summary>Stems of the words that mean something, in alphabetical order; the query itself when none does.</summary>
    private static string KeyOf(string query)
    {
        var stems = FrenchAnalysis.Read(query).Where(word => !word.IsStopWord && !word.IsTurnOfPhrase).Select(word => word.Stem).Distinct().Order(StringComparer.Ordinal);
        var key = string.Join(' ', stems);
        return key.Length > 0 ? key : query;
    }

    /// <summary>The key, and the key with each one letter left out: two keys one mistake apart have one of them in common.</summary>
    private static IEnumerable<string> Mistakes(string key) => key.Length < ShortestMistaken
        ? []
        : Enumerable.Range(0, key.Length).Select(at => key.Remove(at, 1)).Prepend(key);

    /// <summary>Whether one insertion, deletion, exchange or swap of neighbours makes one of the other, in a word long enough (Damerau, CACM 7, 1964).</summary>
    private static bool IsMistake(string left, string right)
    {
        var a = left.Split(' ');
        var b = right.Split(' ');
        if (a.Length != b.Length)
            return false;
        var onlyA = a.Except(b).ToList();
        var onlyB = b.Except(a).ToList();
        return onlyA.Count == 1 && onlyB.Count == 1 && Math.Min(onlyA[0].Length, onlyB[0].Length) >= ShortestMistaken && OneApart(onlyA[0], onlyB[0]);
    }

    private static bool OneApart(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (longer.Length - shorter.Length > 1)
            return false;
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
            same++;
        var restShort = shorter.AsSpan(same);
        var restLong = longer.AsSpan(same);
        if (longer.Length > shorter.Length)
            return restLong[1..].SequenceEqual(restShort);
        return restShort.IsEmpty || restLong[1..].SequenceEqual(restShort[1..])
            || (restShort.Length > 1 && restShort[0] == restLong[1] && restShort[1] == restLong[0] && restLong[2..].SequenceEqual(restShort[2..]));
    }
}
