using System.Text.Json.Nodes;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 09: languages, and the dictionary in them.</summary>
public class DictionaryTranscriptTests
{
    internal static readonly Scenario Scenario = new("09-dictionary", [], new Dictionary<int, Difference>
    {
        [21] = new Difference.BadRequest("an id that exists: a 500 there"),
        [24] = new Difference.Instead("found anywhere in the name, without regard to case and accents", _ => JsonNode.Parse("""
            {"total": 1, "items": [{"name": "Accueil.Bouton", "id": "eeee0000-0000-4000-8000-000000000061",
             "parent": {"id": "eeee0000-0000-4000-8000-000000000060"}, "translatedIsoCodes": ["fr-FR"]}]}
            """)),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    // The export is no JSON: DictionaryTests read it.
    public static IEnumerable<TestCaseData> Cases => Scenario.Cases.Where(test => test.Arguments[0] is not 38);

    [OneTimeSetUp]
    public async Task Play()
    {
        await using var site = await ManagementSite.StartAsync();
        _answers = await site.PlayAsync(Scenario.Played.Where(call => call.Step != 38));
    }

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
