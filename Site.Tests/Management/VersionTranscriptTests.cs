using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 04: a document's versions, listed, read, protected and rolled back to.</summary>
public class VersionTranscriptTests
{
    internal static readonly Scenario Scenario = new("04-versions", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [15] = new Difference.BadRequest("an unknown document: a bare 500 there"),
        [24] = new Difference.Status("an unknown version: a bare 500 there, and 404 wherever else one is named", 404),
        [31] = new Difference.BadRequest("a culture of content that has none: a bare 500 there, after half the rollback"),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
