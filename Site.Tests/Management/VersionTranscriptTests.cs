using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 04: a document's versions, listed, read, protected and rolled back to.</summary>
public partial class VersionTranscriptTests
{
    internal static readonly Scenario Scenario = new("04-versions", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [15] = new Difference.BadRequest("an unknown document: a bare 500 there"),
        [24] = new Difference.Status("an unknown version: a bare 500 there, and 404 wherever else one is named", 404),
        [31] = new Difference.BadRequest("a culture of content that has none: a bare 500 there, after half the rollback"),
        [32] = AfterThatRollback,
        [34] = AfterThatRollback,
        [35] = new Difference.Instead("versions have numbers of their own, and a plain space stands before AM", Numbers),
        [37] = new Difference.BadRequest("the refusal has a reason; an empty object there"),
    });

    private static Difference AfterThatRollback => new Difference.Instead("reads what the rollback that failed there had done to the values", recorded =>
    {
        recorded!["values"]![0]!["value"] = "Version 2";
        recorded["values"]![1]!["value"]!["markup"] = "<p>deux</p>";
        return recorded;
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);

    private static JsonNode? Numbers(JsonNode? recorded)
    {
        foreach (var item in recorded!["items"]!.AsArray())
        {
            if (item!["comment"]?.GetValue<string>() is { } comment)
                item["comment"] = VersionNumber().Replace(comment, "version '{{number}}'");
            if (item["parameters"] is not null)
                item["parameters"] = "{{americanTime}}";
        }
        return recorded;
    }

    [GeneratedRegex("version '[0-9]+'")]
    private static partial Regex VersionNumber();
}
