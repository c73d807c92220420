using System.Collections.Concurrent;
using Site.Cms.Delivery.Queries;
using Site.Cms.Publishing;

namespace Site.Cms.Delivery;

/// <summary>What one published snapshot has been asked already: whole answers, and the order of lists. Dropped with the snapshot.</summary>
internal sealed class SnapshotCache(CmsSnapshot snapshot)
{
    private const int MaxAnswers = 256;
    private const int MaxAnswerBytes = 8 * 1024 * 1024;
    private const int MaxLists = 64;
    private const int MaxKeyLength = 1024;

    private readonly ConcurrentDictionary<AnswerKey, byte[]> answers = new();
    private readonly ConcurrentDictionary<ListKey, ContentNode[]> lists = new();
    private readonly Lazy<IndexOrder> order = new(() => new IndexOrder(snapshot.Published));
    private long answerBytes;

    public CmsSnapshot Snapshot { get; } = snapshot;

    public IndexOrder Order => order.Value;

    public byte[]? Answer(AnswerKey key) => answers.GetValueOrDefault(key);

    /// <summary>Keeps an answer; a full cache is emptied rather than sorted out.</summary>
    public void Keep(AnswerKey key, byte[] answer)
    {
        if (key.Length > MaxKeyLength || answer.Length > MaxAnswerBytes / 8)
            return;
        if (answers.Count >= MaxAnswers || Interlocked.Read(ref answerBytes) + answer.Length > MaxAnswerBytes)
        {
            answers.Clear();
            Interlocked.Exchange(ref answerBytes, 0);
        }
        if (answers.TryAdd(key, answer))
            Interlocked.Add(ref answerBytes, answer.Length);
    }

    public ContentNode[] List(ListKey key, Func<ContentNode[]> make)
    {
        if (lists.TryGetValue(key, out var known))
            return known;
        var made = make();
        if (lists.Count >= MaxLists)
            lists.Clear();
        if (key.Length <= MaxKeyLength)
            lists[key] = made;
        return made;
    }
}

/// <summary>All of a request that its answer depends on, beside the snapshot.</summary>
internal readonly record struct AnswerKey(string Path, string Query, Guid? StartItem)
{
    public int Length => Path.Length + Query.Length;
}

/// <summary>What a list depends on: the same for all its pages.</summary>
internal readonly record struct ListKey(string Fetch, string Filters, string Sorts, Guid? StartItem)
{
    public int Length => Fetch.Length + Filters.Length + Sorts.Length;
}
