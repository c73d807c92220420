using System.Text.Json.Nodes;
using Site.Tests.Delivery.Replay;

namespace Site.Tests.Delivery;

/// <summary>The engine's redirects as the API gives them.</summary>
public class RenamedDocumentTests
{
    private const string Document = "/umbraco/management/api/v1/document/d0c00000-0000-4000-8000-000000000006";
    /// <summary>The step of 03 after which the whole tree is published.</summary>
    private const int AllPublished = 37;

    private const string Item = "/umbraco/delivery/api/v2/content/item/questions-frequentes/";

    [Test]
    public async Task A_published_document_that_is_renamed_answers_301_from_its_old_address()
    {
        await using var site = await ReplayedSite.StartAsync();
        await site.PlayAsync([.. Transcript.Read("02-schema"), .. Transcript.Read("03-documents").Where(call => call.Step <= AllPublished)]);
        var rename = JsonNode.Parse("""{"values":[{"alias":"question","value":"Où ?"},{"alias":"answer","value":"Ici."}],"variants":[{"name":"Ma référence"}],"template":null}""");
        var publish = JsonNode.Parse("""{"publishSchedules":[{"culture":null,"schedule":null}]}""");

        var answers = await site.PlayAsync(
        [
            Call(1, "PUT", Document, rename),
            Call(2, "GET", Item + "ou-trouver-ma-reference-client"),
            Call(3, "PUT", Document + "/publish", publish),
            Call(4, "GET", Item + "ou-trouver-ma-reference-client"),
            Call(5, "GET", Item + "ma-reference"),
        ]);

        Assert.That(answers[2].Status, Is.EqualTo(200), "a draft's name moves nothing");
        Assert.That(answers[4].Status, Is.EqualTo(301));
        Assert.That(answers[4].Location, Is.EqualTo("/questions-frequentes/ma-reference/"));
        Assert.That(answers[4].Body, Is.Null);
        Assert.That(answers[5].Status, Is.EqualTo(200));
    }

    private static RecordedCall Call(int step, string method, string path, JsonNode? body = null) =>
        new() { Scenario = "renamed", Step = step, Method = method, Path = path, RequestBody = body, Status = 200 };
}
