using System.Net;
using System.Text.Json;
using Site.Tests.Delivery.Support;

namespace Site.Tests.Delivery;

/// <summary>Nonsense gets a clear answer in the API's own shape, never a 500.</summary>
public class BadRequestTests
{
    private DeliveryHost host = null!;

    [OneTimeSetUp]
    public void Start() => host = new DeliveryHost(TestLibrary.Snapshot(1, TestLibrary.Nodes("Un", "Deux"), null, TestLibrary.Image()));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("content?take=-1")]
    [TestCase("content?skip=-1")]
    [TestCase("content?take=beaucoup")]
    [TestCase("content?take=")]
    [TestCase("content?skip=99999999999999999999")]
    [TestCase("content?take=1.5")]
    [TestCase("content?fields=properties[]")]
    [TestCase("content?fields=properties[title")]
    [TestCase("content?expand=properties]title[")]
    [TestCase("content?expand=[title]")]
    [TestCase("content?expand=a[b[c[d[e[f[g[h[i[j[k[l]]]]]]]]]]]")]
    [TestCase("content?filter=createDate>hier")]
    [TestCase("content?filter=name")]
    [TestCase("content?filter=%FF%FE")]
    [TestCase("content?sort=name")]
    [TestCase("content?fetch=../../etc/passwd")]
    [TestCase("content/items?id=rien")]
    [TestCase("content/items?id=")]
    [TestCase("content/item/00000000-0000-4000-8000-000000000003?expand=properties[")]
    [TestCase("media?fetch=nope:/")]
    [TestCase("media?fetch=children:/&take=-5")]
    [TestCase("media/items?id=rien")]
    public async Task Bad_input_is_answered_with_400_and_problem_details(string path)
    {
        var response = await host.GetAsync(path);

        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo(400));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
    }

    [TestCase("content/item/..%2F..%2Fetc%2Fpasswd")]
    [TestCase("content/item/%2e%2e/%2e%2e/secret")]
    [TestCase("content/item/a%2500b")]
    [TestCase("content/item/%FF%FE")]
    [TestCase("content/item/tutoriels//tutoriel-0/x")]
    [TestCase("content/items/plus")]
    [TestCase("content/nope")]
    [TestCase("nope")]
    [TestCase("media/item/%2500")]
    [TestCase("media/items")]
    public async Task What_does_not_exist_is_an_empty_404(string path)
    {
        var response = await host.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("content?filter=name:%00")]
    [TestCase("content?filter=name:%ED%A0%80")]
    [TestCase("content?fetch=children:/../..")]
    [TestCase("content?fetch=children:%00")]
    [TestCase("content?skip=2147483647&take=2147483647")]
    public async Task Strange_values_that_mean_something_find_nothing(string path)
    {
        var response = await host.GetAsync(path);

        using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.RootElement.GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_query_of_a_megabyte_is_too_long()
    {
        var response = await host.GetAsync("content?filter=name:" + new string('a', 1 << 20));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
    }

    [Test]
    public async Task A_start_item_of_a_megabyte_is_not_found()
    {
        var response = await host.GetAsync("content", ("Start-Item", new string('a', 1 << 20)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("filter", "name:a")]
    [TestCase("sort", "name:asc")]
    public async Task More_than_twenty_options_are_refused(string name, string value)
    {
        var response = await host.GetAsync("content?" + string.Join('&', Enumerable.Repeat($"{name}={value}", 21)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_list_of_a_thousand_ids_is_too_long()
    {
        var response = await host.GetAsync("content/items?" + string.Join('&', Enumerable.Range(0, 1000).Select(number => $"id={TestLibrary.Id(number)}")));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
    }

    [Test]
    public async Task Documents_that_pick_one_another_cannot_blow_up_the_answer()
    {
        var picks = Enumerable.Repeat(new { type = "document", unique = TestLibrary.First }, 60).ToArray();
        var nodes = TestLibrary.Nodes("Un");
        nodes[2] = TestLibrary.Node(3, TestLibrary.List, "Un", "un", "tutorial", new { related = picks });
        await using var other = new DeliveryHost(TestLibrary.Snapshot(1, nodes));

        var response = await other.GetAsync(
            $"content/item/{TestLibrary.First}?expand=properties[related[properties[related[properties[related[properties[related]]]]]]]");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Answer too large"));
    }
}
