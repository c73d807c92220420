using System.Net;
using System.Text.Json;
using Site.Core.Help.Parsing;

namespace Site.Core.Help.Remote;

/// <summary>
/// Reads a server's Content Delivery API v2 (<c>GET /umbraco/delivery/api/v2/content</c>): what it documents and nothing else.
/// </summary>
/// <param name="client">With the server's address, its key, a timeout and a limit to an answer's length.</param>
/// <param name="otherAddresses">Others under which it is known, see <see cref="RemoteContentOptions.OtherAddresses"/>.</param>
public sealed class DeliveryClient(HttpClient client, IReadOnlyCollection<Uri> otherAddresses)
{
    public const string Path = "umbraco/delivery/api/v2/content";

    private const int PageSize = 100;

    /// <summary>An item that is saved again after another was published keeps its place on top: one alone would hide the other.</summary>
    private const int MarkSize = 20;

    /// <summary>A total beyond that is a fault.</summary>
    private const int MostDocuments = 100_000;

    /// <summary>While contents are published, pages may be read that do not belong together.</summary>
    private const int MostAttempts = 4;

    private readonly IReadOnlyList<string> _origins = [.. otherAddresses.Append(client.BaseAddress!).Select(address => address.GetLeftPart(UriPartial.Authority) + "/").Distinct()];

    /// <summary>Cheap: tells whether anything has changed, for the most part. What was moved or sorted anew it may not tell.</summary>
    public async Task<ContentMark> MarkAsync(CancellationToken cancellation)
    {
        using var page = await GetAsync($"?skip=0&take={MarkSize}&sort=updateDate:desc&fields=properties[title]", cancellation);
        return ContentMark.Of(Total(page), Items(page).Select(Item));
    }

    /// <summary>Everything that is published, in tree order.</summary>
    /// <exception cref="BrokenAnswerException">An answer is not what the API promises, or is not whole.</exception>
    /// <exception cref="HttpRequestException">The server cannot be reached, or refuses.</exception>
    public async Task<ContentReading> ReadAllAsync(CancellationToken cancellation)
    {
        ContentReading? last = null;
        for (var attempt = 1; ; attempt++)
        {
            var (items, total, isTorn) = await ReadPagesAsync(cancellation);
            var reading = isTorn ? null : new ContentReading(TreeOrder.Of(items), total - items.Count);
            // A real server's total may count documents that it does not give: it says so twice, if it is that.
            if (reading is { Missing: 0 } || (reading is { Missing: > 0 } && last is not null && reading.IsLike(last)))
                return reading;
            if (attempt == MostAttempts)
                throw new BrokenAnswerException($"The CMS says that it has {total} documents and gives {items.Count}, never the same.");
            last = reading;
        }
    }

    /// <summary>
    /// Whether the server gives a document that is asked for by its id (<c>GET …/content/item/{id}</c>). Lists come from an index, which may be behind or
    /// being built anew; single documents do not.
    /// </summary>
    /// <exception cref="HttpRequestException">The server cannot be reached, or fails.</exception>
    public async Task<bool> GivesAsync(Guid id, CancellationToken cancellation)
    {
        using var response = await client.GetAsync(new Uri($"{Path}/item/{id}?fields=properties[title]", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
        // What was put behind a sign-in is not public any more either.
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return false;
        response.EnsureSuccessStatusCode();
        return true;
    }

    private async Task<(List<ContentItem> Items, int Total, bool IsTorn)> ReadPagesAsync(CancellationToken cancellation)
    {
        var items = new List<ContentItem>();
        var known = new HashSet<Guid>();
        var (total, isTorn) = (1, false);
        for (var skip = 0; skip < total; skip += PageSize)
        {
            using var page = await GetAsync($"?skip={skip}&take={PageSize}&sort=sortOrder:asc&expand={IContentSource.Expand}", cancellation);
            var now = Total(page);
            isTorn |= skip > 0 && now != total;
            total = now;
            foreach (var element in Items(page))
            {
                var item = Item(element);
                if (known.Add(item.Id))
                    items.Add(item);
                else
                    isTorn = true;
            }
        }
        return (items, total, isTorn);
    }

    private ContentItem Item(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out var given) || given.ValueKind != JsonValueKind.String || !given.TryGetGuid(out var id))
            throw new BrokenAnswerException("The CMS gave a document without an id.");
        if (element.TryGetProperty("properties", out var properties) && IsRichTextAsJson(properties))
            throw new BrokenAnswerException("The CMS gives rich text as JSON, which the site cannot show: its setting Umbraco:CMS:DeliveryApi:RichTextOutputAsJson must be false.");
        var item = new ContentItem(id, OwnAddresses.Cut(element, _origins));
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
        if (response.StatusCode is HttpStatusCode.NotFound)
            throw new BrokenAnswerException("The CMS has no Content Delivery API at this address: its setting Umbraco:CMS:DeliveryApi:Enabled must be true.");
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new BrokenAnswerException($"The CMS refuses the site's key ({RemoteContentOptions.Section}:ApiKey).");
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

    private static bool IsRichTextAsJson(JsonElement properties) =>
        properties.ValueKind == JsonValueKind.Object && properties.EnumerateObject().Any(property =>
            property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("tag", out var tag) && tag.ValueEquals("#root"));

    private static int Total(JsonDocument page) =>
        page.RootElement.ValueKind == JsonValueKind.Object && page.RootElement.TryGetProperty("total", out var total) && total.TryGetInt32(out var number) && number is >= 0 and <= MostDocuments
            ? number
            : throw new BrokenAnswerException("The CMS's answer has no total.");

    private static JsonElement.ArrayEnumerator Items(JsonDocument page) =>
        page.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : throw new BrokenAnswerException("The CMS's answer has no items.");
}
