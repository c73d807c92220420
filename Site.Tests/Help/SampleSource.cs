using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Site.Core.Help;

namespace Site.Tests.Help;

/// <summary>Published content in memory, in the order it was put; an item keeps its bytes until it is put again.</summary>
internal sealed class SampleSource : IContentSource
{
    private readonly List<ContentItem> _items = [];
    private CancellationTokenSource _change = new();

    public Exception? Failure { get; set; }

    public int Reads { get; private set; }

    /// <summary>When set, reading waits for it.</summary>
    public Task? Gate { get; set; }

    public ValueTask<IReadOnlyList<ContentItem>> ReadAsync(CancellationToken cancellation)
    {
        Reads++;
        if (Failure is not null)
            throw Failure;
        return Gate is null ? new([.. _items]) : ReadGatedAsync();
    }

    public IChangeToken Watch() => new CancellationChangeToken(_change.Token);

    public void SignalChange()
    {
        var fired = _change;
        _change = new CancellationTokenSource();
        fired.Cancel();
    }

    public void Put(ContentItem item)
    {
        var index = _items.FindIndex(known => known.Id == item.Id);
        if (index < 0)
            _items.Add(item);
        else
            _items[index] = item;
    }

    public void Put(IEnumerable<ContentItem> items)
    {
        foreach (var item in items)
            Put(item);
    }

    public void Remove(Guid id) => _items.RemoveAll(item => item.Id == id);

    private async ValueTask<IReadOnlyList<ContentItem>> ReadGatedAsync()
    {
        var seen = _items.ToList();
        await Gate!;
        return seen;
    }
}

/// <summary>Delivery API items as the CMS gives them.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Day = new(2025, 6, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A stable id for a number.</summary>
    public static Guid Id(int number) => new($"00000000-0000-4000-8000-{number:x12}");

    public static ContentItem Item(
        int number, string contentType, string name, string path, object? properties = null, DateTimeOffset? created = null, DateTimeOffset? updated = null)
    {
        var json = new JsonObject
        {
            ["contentType"] = contentType,
            ["name"] = name,
            ["createDate"] = Stamp(created ?? Day),
            ["updateDate"] = Stamp(updated ?? created ?? Day),
            ["route"] = new JsonObject
            {
                ["path"] = path,
                ["queryString"] = null,
                ["startItem"] = new JsonObject { ["id"] = Id(1).ToString(), ["path"] = "aide" },
            },
            ["id"] = Id(number).ToString(),
            ["properties"] = JsonSerializer.SerializeToNode(properties ?? new { }),
            ["cultures"] = new JsonObject(),
        };
        return new ContentItem(Id(number), Encoding.UTF8.GetBytes(json.ToJsonString()));
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static ContentItem Raw(int number, string json) => new(Id(number), Encoding.UTF8.GetBytes(json));

    public static ContentItem Faq(int number, string segment, string question, string answer, params string[] keywords) =>
        Item(number, "faqEntry", question, $"/faq/{segment}/", new { question, answer, keywords });

    public static ContentItem Page(int number, string segment, string markup, DateTimeOffset? updated = null) =>
        Item(number, "page", segment, $"/{segment}/", new { title = segment, body = new { markup, blocks = Array.Empty<object>() } }, updated: updated);

    public static ContentItem Tutorial(int number, string segment, string title, string summary, params (string Title, string Body)[] steps) =>
        Item(number, "tutorial", title, $"/tutoriels/{segment}/", new
        {
            title,
            summary,
            device = new[] { "PC" },
            video = (object?)null,
            steps = new
            {
                items = steps.Select(step => new
                {
                    content = new { contentType = "tutorialStep", id = Guid.Empty, properties = new { title = step.Title, body = step.Body, image = (object?)null } },
                    settings = (object?)null,
                }),
            },
        });
}
