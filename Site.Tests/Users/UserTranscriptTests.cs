using System.Text.Json.Nodes;
using Site.Tests.Delivery.Replay;
using Site.Tests.Management;
using Site.Tests.Management.Replay;

namespace Site.Tests.Users;

/// <summary>
/// Transcript 06: groups, accounts, what Édith may and may not do, start nodes, disabled and locked accounts, what clients keep. Played with real accounts,
/// passwords and tokens on the documents and media of transcripts 02, 03 and 05.
/// </summary>
public class UserTranscriptTests
{
    private static readonly Scenario Scenario = new("06-users", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario, MediaTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [4] = new Difference.BadRequest("an unknown section: a bare 500 there"),
        [10] = new Difference.BadRequest("an unknown verb: a bare 500 there"),
        [27] = new Difference.BadRequest("an id that exists: a 500 there"),
        [28] = new Difference.Status("one fault of the body is told, with its path, instead of two; the status is the same", 400),
        [57] = new Difference.Status("public access is not part of the product", 404),
        [58] = new Difference.Status("one entry less: a publication there, between steps 27 and 37 of transcript 03, that no recorded call made", 200),
        [66] = new Difference.Status("all staff may read types, which pickers and blocks show", 200),
        [67] = new Difference.Status("all staff may read types, which pickers and blocks show", 200),
        [85] = new Difference.Status("we say the version of the client that we serve", 200),
        [86] = new Difference.Status("other packages: ours", 200),
        [87] = new Difference.Status("other packages: ours", 200),
        [95] = new Difference.Status("our pictures have an alternative text too", 200),
        [96] = new Difference.Status("document blueprints are not part of the product", 404),
        [120] = new Difference.AnyOrder("in the order of mail addresses; there in that of the database"),
        [121] = new Difference.Instead("found without regard to accents and case", _ => JsonNode.Parse(
            Transcript.Read("06-users", "Management").Single(call => call.Step == 122).ResponseBody!.ToJsonString().Replace("{{datetime}}", "{{offsetDatetime}}", StringComparison.Ordinal))),
        [136] = new Difference.BadRequest("no mail server is configured: a 500 there"),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play()
    {
        await using var site = await StaffSite.StartAsync();
        var player = await new StaffPlayer(site).StartAsync();
        foreach (var earlier in Scenario.Before.SelectMany(scenario => scenario.Played))
            await player.PlayAsync(earlier);
        var answers = new Dictionary<int, ReplayedCall>();
        foreach (var call in Scenario.Played)
        {
            // What the recorder did between the calls.
            if (call.Step is 34 or 130)
                await player.SignEdithInAsync();
            for (var attempt = 0; call.Step == 146 && attempt < 6; attempt++)
                await site.Browser().LogInAsync(StaffPlayer.EdithsMail, "pas-le-bon");
            answers[call.Step] = await player.PlayAsync(call);
        }
        _answers = answers;
    }

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
