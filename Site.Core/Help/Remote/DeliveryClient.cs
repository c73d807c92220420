using System.Text.Json;
using Site.Core.Help.Parsing;

namespace Site.Core.Help.Remote;

/// <summary>
/// Reads a server's Content Delivery API v2 (<c>GET /umbraco/delivery/api/v2/content</c>): what it documents and nothing else.
/// </summary>
/// <param name="client">With the server's address, its key, a timeout and a limit to an answer's length.</param>
public sealed class DeliveryClient(HttpClient client)
{
    public const string Path = "umbraco/delivery/api/v2/content";

    private const int PageSize = 100;

    /// <summary>While contents are published, pages may be read that do not belong together.</summary>
    private const int MostAttempts = 4;

    /// <summary>A real server's total may count documents that it does not give; more than these are a fault.</summary>
    private const int MostPhantoms = 5;

    /// <summary>Cheap: tells whether anything has changed, for the most part. What was moved or sorted anew it may not tell.</summary>
    public async Task<ContentMark> MarkAsync(CancellationToken cancellation)
    {
        using var page = await GetAsync("?skip=0&take=1&sort=updateDate:desc", cancellation);
        var newest = Items(page).FirstOrDefault();
        return new ContentMark(
            Total(page),
            newest.ValueKind == JsonValueKind.Object && newest.TryGetProperty("id", out var id) ? id.ToString() : "",
            newest.ValueKind == JsonValueKind.Object && newest.TryGetProperty("updateDate", out var date) ? date.ToString() : "");
    }

    /// <summary>Everything that is published, in tree order.</summary>
    /// <exception cref="BrokenAnswerException">An answer is not what the API promises, or is not whole.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    public async Task<IReadOnlyList<ContentItem>> ReadAllAsync(CancellationToken cancellation)
    {
        var last = -1;
        for (var attempt = 1; ; attempt++)
        {
            var (items, total, isTorn) = await ReadPagesAsync(cancellation);
            var missing = total - items.Count;
            if (!isTorn && (missing == 0 || (missing == last && missing is > 0 and <= MostPhantoms)))
                return TreeOrder.Of(items);
            if (attempt == MostAttempts)
                throw new BrokenAnswerException($"The CMS says that it has {total} documents and gives {items.Count}.");
            last = isTorn ? -1 : missing;
        }
    }

    private async Task<(List<ContentItem> Items, int Total, bool IsTorn)> ReadPagesAsync(CancellationToken cancellation)
    {
        var items = new List<ContentItem>();
        var known = new HashSet<Guid>();
        var (total, isTorn) = (1, false);
        for (var skip = 0; skip < total; skip += PageSize)
        {
            using var page = await GetAsync($"?skip={skip}&take={PageSize}&sort=level:asc&sort=sortOrder:asc&expand=properties[$all]", cancellation);
            var now = Total(page);
            isTorn |= skip > 0 && now != total;
            total = now;
            var before = items.Count;
            foreach (var element in Items(page))
            {
                var item = Item(element);
                if (known.Add(item.Id))
                    items.Add(item);
                else
                    isTorn = true;
            }
            if (items.Count == before)
                break;
        }
        return (items, total, isTorn);
    }

    private static ContentItem Item(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out var given) || given.ValueKind != JsonValueKind.String || !given.TryGetGuid(out var id))
            throw new BrokenAnswerException("The CMS gave a document without an id.");
        var item = new ContentItem(id, JsonSerializer.SerializeToUtf8Bytes(element));
        try
        {
            DeliveryItem.Read(item);
            return item;
        }
        catch (FormatException broken)
        {
            throw new BrokenAnswerException($"The CMS gave a document that cannot be read ({id}): {broken.Message}", broken);
        }
    }

    private async Task<JsonDocument> GetAsync(string query, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(new Uri(Path + query, UriKind.Relative), cancellation);
        response.EnsureSuccessStatusCode();
        try
        {
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        }
        catch (JsonException broken)
        {
            throw new BrokenAnswerException("The CMS did not answer with JSON.", broken);
        }
    }

    private static int Total(JsonDocument page) =>
        page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty("total", out var total) && total.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new BrokenAnswerException("The CMS's answer has no total.");

    private static JsonElement.ArrayEnumerator Items(JsonDocument page) =>
        page.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new BrokenAnswerException("The CMS's answer has no items.");
}

/// <summary>What is newest, and how much there is.</summary>
public sealed record ContentMark(int Total, string Id, string UpdateDate);
