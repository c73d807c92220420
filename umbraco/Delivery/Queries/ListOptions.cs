namespace Site.Cms.Delivery.Queries;

/// <summary>What <c>/content</c> or <c>/media</c> is asked for; empty options are left out.</summary>
internal sealed record ListOptions(string Fetch, IReadOnlyList<string> Filters, IReadOnlyList<string> Sorts, int Skip, int Take)
{
    /// <summary>Checked after the options that may not exist.</summary>
    public DeliveryProblem? Problem =>
        Skip < 0 ? DeliveryProblem.Negative("skip")
        : Take < 0 ? DeliveryProblem.Negative("take")
        : null;

    /// <summary>One page of what was found.</summary>
    public ReadOnlySpan<T> Page<T>(T[] found)
    {
        var start = Math.Min(Skip, found.Length);
        return found.AsSpan(start, Math.Min(Take, found.Length - start));
    }
}
