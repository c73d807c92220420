using System.Text.Json.Nodes;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 03: documents made, changed, published, sorted, moved, copied, binned and restored, with good and bad input.</summary>
public class DocumentTranscriptTests
{
    private static readonly Difference NoBlueprints = new Difference.NotBuilt("document blueprints are not part of the product");
    private static readonly Difference NoPublicAccess = new Difference.NotBuilt("public access is not part of the product: parents sign in to the portal, not to the CMS");

    internal static readonly Scenario Scenario = new("03-documents", [SchemaTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [79] = new Difference.BadRequest("an id that exists: a bare 500 there"),
        [117] = new Difference.BadRequest("a skip that is not a multiple of take: a bare 500 there"),
        [127] = new Difference.AnyOrder("in the order asked for; there in that of the database's numbers", List: ""),
        [137] = new Difference.Instead("a copy points at it too; there it counts only once it is saved again", AndItsCopy),
        [161] = new Difference.NotBuilt("member groups are not part of the product: they only serve public access"),
        [162] = NoPublicAccess, [163] = NoPublicAccess, [164] = NoPublicAccess, [165] = NoPublicAccess,
        [167] = NoPublicAccess, [168] = NoPublicAccess, [169] = NoPublicAccess, [171] = NoPublicAccess, [172] = NoPublicAccess,
        [173] = new Difference.NotBuilt("reads what public access had protected"),
        [174] = NoPublicAccess, [175] = NoPublicAccess, [176] = NoPublicAccess,
        [177] = NoBlueprints, [178] = NoBlueprints, [179] = NoBlueprints, [180] = NoBlueprints, [181] = NoBlueprints, [182] = NoBlueprints,
        [183] = NoBlueprints, [184] = NoBlueprints, [185] = NoBlueprints, [186] = NoBlueprints, [187] = NoBlueprints, [188] = NoBlueprints,
        [205] = new Difference.Instead("siblings stand in the order of the bin's list; there they are ordered by name and the list is not", WholeBin),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);

    private static JsonNode? AndItsCopy(JsonNode? recorded)
    {
        var copy = recorded!["items"]![0]!.DeepClone();
        copy["id"] = "{{guid:copyOfTheEntry}}";
        copy["published"] = false;
        copy["variants"]![0]!["state"] = "Draft";
        recorded["items"]!.AsArray().Add(copy);
        recorded["total"] = 3;
        return recorded;
    }

    private static JsonNode? WholeBin(JsonNode? recorded)
    {
        recorded!["totalBefore"] = 0;
        recorded["items"]!.AsArray().Add(JsonNode.Parse("""
            {"documentType": {"id": "d0c70000-0000-4000-8000-000000000006", "icon": "icon-list", "collection": {"id": "c0808dd3-8133-4e4b-8ce8-e2bea84a96a4"}},
             "variants": [{"id": "00000000-0000-0000-0000-000000000000", "flags": [], "state": "Trashed", "name": "Questions fréquentes (1)", "culture": null}],
             "id": "{{guid:faqListCopy}}", "createDate": "{{offsetDatetime}}", "hasChildren": true, "parent": null}
            """));
        return recorded;
    }
}
