using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Site.Cms.Management;

/// <summary>Which part of a list is asked for (<c>skip</c>, <c>take</c>).</summary>
public readonly record struct Page(int Skip, int Take)
{
    private const int DefaultTake = 100;
    private const int MostTake = 10_000;

    public static ValueTask<Page> BindAsync(HttpContext context)
    {
        var query = context.Request.Query;
        return ValueTask.FromResult(new Page(Number(query["skip"], "skip", 0, int.MaxValue), Number(query["take"], "take", DefaultTake, MostTake)));
    }

    public PagedList<T> Of<T>(IReadOnlyCollection<T> all) => new(all.Count, [.. all.Skip(Skip).Take(Take)]);

    public PagedList<TItem> Of<T, TItem>(IReadOnlyCollection<T> all, Func<T, TItem> item) => new(all.Count, [.. all.Skip(Skip).Take(Take).Select(item)]);

    private static int Number(StringValues given, string name, int otherwise, int most)
    {
        if (given.Count == 0 || string.IsNullOrEmpty(given[0]))
            return otherwise;
        if (!int.TryParse(given[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            throw new InvalidRequestException(new RequestFault($"$.{name}", $"The value '{given[0]}' is not valid."));
        if (number < 0 || number > most)
            throw new InvalidRequestException(new RequestFault($"$.{name}", $"The value must be between 0 and {most}."));
        return number;
    }
}

public sealed record PagedList<T>(int Total, IReadOnlyList<T> Items);
