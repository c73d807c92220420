using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 02: data types and document types, made, read, changed, moved, copied and deleted, with good and bad input.</summary>
public class SchemaTranscriptTests
{
    internal static readonly Scenario Scenario = new("02-schema", [], new Dictionary<int, Difference>
    {
        [55] = new Difference.BadRequest("a skip that is not a multiple of take: a bare 500 there"),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
