using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 03: documents made, changed, published, sorted, moved, copied, binned and restored, with good and bad input.</summary>
public class DocumentTranscriptTests
{
    private static readonly Difference NoBlueprints = new Difference.NotBuilt("document blueprints are not part of the product");
    private static readonly Difference NoPublicAccess = new Difference.NotBuilt("public access is not part of the product: parents sign in to the portal, not to the CMS");

    internal static readonly Scenario Scenario = new("03-documents", [SchemaTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
