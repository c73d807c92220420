using System.Text.Json.Nodes;
using Site.Tests.Delivery.Replay;

namespace Site.Tests.Delivery;

/// <summary>
/// Every Delivery call of transcript 07, recorded from a real Umbraco 17, against the state that the same requests make of our engine:
/// status, content type, headers and JSON are as recorded. What may differ stands in <see cref="RecordedJson"/> (values that a host is free
/// to choose) and <see cref="DeliberateDifferences"/>.
/// </summary>
public class DeliveryTranscriptTests
{
    private static readonly IReadOnlyList<RecordedCall> Recorded = Transcript.Read("07-delivery");

    private IReadOnlyDictionary<int, ReplayedAnswer> answers = null!;

    public static IEnumerable<TestCaseData> Calls() => Recorded
        .Where(call => call.IsDelivery && !DeliberateDifferences.NotBuilt.Contains(call.ToString()))
        .Select(call => new TestCaseData(call).SetArgDisplayNames(call.ToString()));

    [OneTimeSetUp]
    public async Task Replay()
    {
        await using var site = await ReplayedSite.StartAsync();
        await site.PlayAsync([.. Transcript.Read("02-schema"), .. Transcript.Read("03-documents"), .. Transcript.Read("05-media"), .. Transcript.Read("06-users")]);
        answers = await site.PlayAsync([.. Recorded.Where(call => !DeliberateDifferences.NotBuilt.Contains(call.ToString()))]);
    }

    [TestCaseSource(nameof(Calls))]
    public void The_recorded_call_is_answered_alike(RecordedCall call)
    {
        var answer = answers[call.Step];
        if (DeliberateDifferences.BadInput.ContainsKey(call.Step))
        {
            Assert.That(answer.Status, Is.EqualTo(400));
            Assert.That(answer.ContentType, Is.EqualTo("application/problem+json; charset=utf-8"));
            Assert.That(answer.Body!["detail"]!.GetValue<string>(), Is.Not.Empty);
            return;
        }
        Assert.That(answer.Status, Is.EqualTo(call.Status));
        Assert.That(answer.ContentType, Is.EqualTo(call.ResponseHeaders.GetValueOrDefault("Content-Type")));
        Assert.That(answer.Location, Is.EqualTo(call.ResponseHeaders.GetValueOrDefault("Location")));
        var expected = DeliberateDifferences.Expected(call, Recorded);
        if (DeliberateDifferences.OrderedByRelevance.Contains(call.Step))
        {
            SortItems(expected!);
            SortItems(answer.Body!);
        }
        Assert.That(RecordedJson.Differences(expected, answer.Body), Is.Empty);
    }

    [Test]
    public void Only_public_access_is_left_out() =>
        Assert.That(Recorded.Where(call => DeliberateDifferences.NotBuilt.Contains(call.ToString())).Select(call => call.Step),
            Is.EqualTo(new[] { 149, 150, 151, 152, 153 }));

    private static void SortItems(JsonNode page)
    {
        var items = page["items"]!.AsArray();
        var sorted = items.OrderBy(item => item!["id"]!.GetValue<string>(), StringComparer.Ordinal).ToList();
        items.Clear();
        foreach (var item in sorted)
            items.Add(item);
    }
}
