using System.Text.Json.Nodes;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 12: the tags of published documents.</summary>
public class TagTranscriptTests
{
    internal static readonly Scenario Scenario = new("12-tags", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [5] = new Difference.Instead("found without regard to accents", _ => JsonNode.Parse("""
            {"total": 1, "items": [{"id": "{{guid:reference}}", "text": "référence", "group": "faq", "nodeCount": 1}]}
            """)),
        [14] = new Difference.Instead("in French order: Été beside espaces", recorded =>
        {
            // The ids were learnt from a list in another order.
            var byText = recorded!["items"]!.AsArray().ToDictionary(tag => tag!["text"]!.GetValue<string>(), tag => tag!.DeepClone());
            foreach (var tag in byText.Values)
                tag["id"] = "{{guid:tag}}";
            recorded["items"] = new JsonArray(
                [.. new[] { "accès", "contact", "espaces", "Été", "facture", "référence", "téléphone", "virgule, dedans" }.Select(text => byText[text])]);
            return recorded;
        }),
        [17] = new Difference.BadRequest("a value of the wrong kind is refused with its path; there it is dropped"),
        [18] = new Difference.Instead("the value that was refused has changed nothing", recorded =>
        {
            recorded!["values"]![2]!["value"] = new JsonArray("accès", "Été", "espaces", "virgule, dedans", "accès");
            return recorded;
        }),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
