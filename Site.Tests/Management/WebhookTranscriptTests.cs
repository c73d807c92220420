using System.Text.Json.Nodes;
using Site.Cms.Webhooks;
using Site.Tests.Delivery.Replay;
using Site.Tests.Management.Replay;
using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>Transcript 10: webhooks, the calls that they cause, and the log of these.</summary>
public class WebhookTranscriptTests
{
    private const string RecordedAddress = "https://webhook.example.test/hook";
    private const string Server = "server";

    private const string OneWebhook = "an id that exists is refused here; there a second webhook has the same id, and every call is made twice";

    internal static readonly Scenario Scenario = new("10-webhooks", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [13] = new Difference.BadRequest("an id that exists"),
        [26] = new Difference.Instead(OneWebhook, OncePerEvent),
        [27] = new Difference.Instead(OneWebhook, OncePerEvent),
    });

    private WebhookSink _sink = null!;
    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;
    private IReadOnlyList<ToldCall> _told = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases.Where(test => !Outgoing.Select(call => call.Step).Contains((int)test.Arguments[0]!));

    private static IEnumerable<RecordedCall> Outgoing => Scenario.Calls.Where(call => call.As == Server);

    [OneTimeSetUp]
    public async Task Play()
    {
        _sink = await WebhookSink.StartAsync();
        await using var site = await ManagementSite.StartAsync();
        foreach (var earlier in Scenario.Before.SelectMany(scenario => scenario.Played))
            await site.PlayAsync([earlier]);
        var answers = new Dictionary<int, ReplayedCall>();
        var told = new List<ToldCall>();
        foreach (var call in Scenario.Played)
        {
            if (call.As == Server)
                continue;
            answers[call.Step] = (await site.PlayAsync([call with { RequestBody = AtTheSink(call.RequestBody), ResponseBody = AtTheSink(call.ResponseBody) }]))[call.Step];
            // The real server's calls were recorded after what caused them; here they are made before the log is read.
            await site.Get<WebhookSender>().RoundAsync();
            told.AddRange(_sink.Rest());
        }
        (_answers, _told) = (answers, told);
    }

    [OneTimeTearDown]
    public ValueTask Stop() => _sink.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);

    [Test]
    public void The_webhook_is_told_what_the_real_server_told()
    {
        Assert.That(_told.Select(call => call.Event), Is.EqualTo(new[] { WebhookEvents.ContentPublish, WebhookEvents.ContentUnpublish }));
        foreach (var call in _told)
        {
            var recorded = Outgoing.First(outgoing => outgoing.RequestHeaders["Umb-Webhook-Event"] == call.Event);
            Assert.That(call.Path, Is.EqualTo(recorded.Path));
            foreach (var (name, value) in recorded.RequestHeaders)
                Assert.That(call.Headers.GetValueOrDefault(name), Is.EqualTo(value), name);
            Assert.That(RecordedJson.Differences(recorded.RequestBody, JsonNode.Parse(call.Body)), Is.Empty);
        }
    }

    private JsonNode? AtTheSink(JsonNode? body) => body is null ? null : JsonNode.Parse(body.ToJsonString().Replace(RecordedAddress, _sink.Address.AbsoluteUri, StringComparison.Ordinal));

    // Two calls, the newest first, by our own name; and the answers of other hosts are not kept.
    private static JsonObject OncePerEvent(JsonNode? recorded)
    {
        var logs = recorded!["items"]!.AsArray();
        var (publish, unpublish) = (Log(WebhookEvents.ContentPublish), Log(WebhookEvents.ContentUnpublish));
        return new JsonObject { ["total"] = 2, ["items"] = new JsonArray(unpublish, publish) };

        JsonNode Log(string alias)
        {
            var log = logs.First(one => (string?)one!["eventAlias"] == alias)!.DeepClone();
            log["key"] = $"{{{{guid:{alias.Replace(".", "-", StringComparison.Ordinal)}}}}}";
            // What was sent is written as the Delivery API writes it.
            log["requestBody"] = log["requestBody"]!.GetValue<string>().Replace("{{offsetDatetime}}", "{{datetime}}", StringComparison.Ordinal);
            log["requestHeaders"] = log["requestHeaders"]!.GetValue<string>().Replace("Umbraco-Cms/17.4.2", "Portail-famille", StringComparison.Ordinal);
            log["responseBody"] = "";
            return log;
        }
    }
}
