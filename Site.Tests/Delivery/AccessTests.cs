using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Site.Cms.Publishing;
using Site.Tests.Delivery.Support;

namespace Site.Tests.Delivery;

/// <summary>Who sees what: drafts only with the key, and never out of what was kept for others.</summary>
public class AccessTests
{
    private static readonly (string, string)[] Preview = [("Preview", "true"), ("Api-Key", DeliveryHost.ApiKey)];

    [Test]
    public async Task A_preview_is_never_kept()
    {
        var nodes = TestLibrary.Nodes("Un");
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, nodes, Drafts(nodes, "Brouillon")));
        var path = $"content/item/{TestLibrary.First}";

        Assert.That(await Name(host, path), Is.EqualTo("Un"));
        Assert.That(await Name(host, path, Preview), Is.EqualTo("Brouillon"));
        Assert.That(await Name(host, path), Is.EqualTo("Un"));

        host.Snapshot = TestLibrary.Snapshot(1, nodes, Drafts(nodes, "Autre brouillon"));
        Assert.That(await Name(host, path, Preview), Is.EqualTo("Autre brouillon"));
    }

    [Test]
    public async Task A_kept_list_is_not_given_for_a_preview_and_the_other_way_round()
    {
        var nodes = TestLibrary.Nodes("Un");
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, nodes, Drafts(nodes, "Brouillon")));
        const string path = "content?filter=contentType:tutorial";

        Assert.That(await FirstName(host, path), Is.EqualTo("Un"));
        Assert.That(await FirstName(host, path, Preview), Is.EqualTo("Brouillon"));
        Assert.That(await FirstName(host, path), Is.EqualTo("Un"));
        Assert.That((await host.GetAsync(path, ("Preview", "true"))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_new_snapshot_is_answered_at_once()
    {
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un")));
        const string path = "content?filter=contentType:tutorial";

        Assert.That(await FirstName(host, path), Is.EqualTo("Un"));
        host.Snapshot = TestLibrary.Snapshot(2, TestLibrary.Nodes("Un, publié de nouveau"));

        Assert.That(await FirstName(host, path), Is.EqualTo("Un, publié de nouveau"));
    }

    [Test]
    public async Task Without_public_access_everything_needs_the_key()
    {
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un")), ("Cms:DeliveryApi:PublicAccess", "false"));

        Assert.That((await host.GetAsync("content")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await host.GetAsync("content", ("Api-Key", DeliveryHost.ApiKey + "x"))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await host.GetAsync("content", ("Api-Key", DeliveryHost.ApiKey))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_library_can_be_closed_while_content_stays_open()
    {
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un")), ("Cms:DeliveryApi:MediaEnabled", "false"));

        Assert.That((await host.GetAsync("media?fetch=children:/")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await host.GetAsync("content")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_short_key_is_refused_at_start() => Assert.That(
        () => new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes()), ("Cms:DeliveryApi:ApiKey", "court")),
        Throws.Exception.With.Message.Contains("16 characters"));

    [Test]
    public async Task A_renamed_document_answers_301_with_its_new_path()
    {
        const string old = "/tutoriels/ancien-nom/";
        var redirect = new Redirect(Guid.NewGuid(), TestLibrary.Root, old, TestLibrary.First, new DateTime(2026, 9, 1));
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un")) with
        {
            Redirects = ImmutableDictionary<(Guid, string), Redirect>.Empty.Add((TestLibrary.Root, old), redirect),
        });

        var response = await host.GetAsync("content/item/tutoriels/ancien-nom");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MovedPermanently));
        Assert.That(response.Headers.Location!.OriginalString, Is.EqualTo("/tutoriels/tutoriel-0/"));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Only_the_installed_language_finds_something()
    {
        await using var host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un")));

        Assert.That((await host.GetAsync($"content/item/{TestLibrary.First}", ("Accept-Language", "fr-fr, en;q=0.5"))).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await host.GetAsync($"content/item/{TestLibrary.First}", ("Accept-Language", "de-DE"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Total(host, "content"), Is.EqualTo(3));
        Assert.That(await Total(host, "content", ("Accept-Language", "de-DE")), Is.Zero);
        Assert.That(await Total(host, "content"), Is.EqualTo(3));
    }

    private static ContentNode[] Drafts(ContentNode[] nodes, string name) =>
        [.. nodes.Select(node => node.Id == TestLibrary.First ? node with { Name = name } : node)];

    private static async Task<string?> Name(DeliveryHost host, string path, params (string, string)[] headers)
    {
        using var item = await Json(host, path, headers);
        return item.RootElement.GetProperty("name").GetString();
    }

    private static async Task<string?> FirstName(DeliveryHost host, string path, params (string, string)[] headers)
    {
        using var page = await Json(host, path, headers);
        return page.RootElement.GetProperty("items")[0].GetProperty("name").GetString();
    }

    private static async Task<int> Total(DeliveryHost host, string path, params (string, string)[] headers)
    {
        using var page = await Json(host, path, headers);
        return page.RootElement.GetProperty("total").GetInt32();
    }

    private static async Task<JsonDocument> Json(DeliveryHost host, string path, (string, string)[] headers) =>
        JsonDocument.Parse(await (await host.GetAsync(path, headers)).Content.ReadAsStringAsync());
}
