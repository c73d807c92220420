using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 12: the tags of published documents.</summary>
public class TagTranscriptTests
{
    internal static readonly Scenario Scenario = new("12-tags", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
