using Site.Tests.Management;
using Site.Tests.Management.Replay;

namespace Site.Tests.Users;

/// <summary>
/// Transcript 06: groups, accounts, what Édith may and may not do, start nodes, disabled and locked accounts, what clients keep. Played with real accounts,
/// passwords and tokens on the documents of transcripts 02 and 03.
/// </summary>
public class UserTranscriptTests
{
    private static readonly Scenario Scenario = new("06-users", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [4] = new Difference.BadRequest("an unknown section: a bare 500 there"),
        [10] = new Difference.BadRequest("an unknown verb: a bare 500 there"),
        [27] = new Difference.BadRequest("an id that exists: a 500 there"),
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
