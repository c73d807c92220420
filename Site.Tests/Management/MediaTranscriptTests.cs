using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Media;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 05: files uploaded, media made, changed, sorted, moved, binned and restored, picked in documents, with good and bad input.</summary>
public class MediaTranscriptTests
{
    internal static readonly Difference Limits = new Difference.Instead("pages, scripts and programs are refused too, and there is a limit, in kilobytes", recorded =>
    {
        recorded!["disallowedUploadedFilesExtensions"] = JsonSerializer.SerializeToNode(RefusedExtensions.Always);
        recorded["maxFileSize"] = 500 * 1024;
        return recorded;
    });

    private static readonly Difference Sanitised = new Difference.Instead("SVG is sanitised on the way in; there the script stays", recorded =>
        JsonNode.Parse(recorded!.ToJsonString().Replace("\"123\"", "\"99\"", StringComparison.Ordinal)));

    private static readonly Difference WithoutScript = new Difference.Instead("SVG is sanitised on the way in; there the script stays", _ =>
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><circle cx=\"5\" cy=\"5\" r=\"4\" /></svg>");

    private static readonly Difference NoSuchFile = new Difference.BadRequest("the file was refused when it was uploaded");

    private static readonly Difference NoSuchItem = new Difference.Status("the item was refused", 404);

    internal static readonly Scenario Scenario = new("05-media", [SchemaTranscriptTests.Scenario, DocumentTranscriptTests.Scenario], new Dictionary<int, Difference>
    {
        [1] = Limits,
        [9] = new Difference.BadRequest("a page: a browser would run it"),
        [11] = new Difference.BadRequest("a name without extension: a bare 500 there"),
        [12] = new Difference.BadRequest("a text that is called a picture: type and content must agree"),
        [14] = new Difference.Status("the answer names the id that was made; there an empty one", 201),
        [34] = Sanitised,
        [37] = WithoutScript,
        [38] = NoSuchFile,
        [39] = NoSuchItem,
        [40] = NoSuchItem,
        [45] = new Difference.BadRequest("a text in an item for pictures: who shows or resizes it takes it for one"),
        [46] = NoSuchItem,
        [61] = new Difference.Status("the recorded signature was made with that server's key", 400),
        [82] = new Difference.Instead("names are searched without accents, as everywhere here", _ => JsonNode.Parse("""
            {"total": 1, "items": [{
                "mediaType": {"id": "cc07b313-0843-4aa8-bbda-871c8da728c8", "alias": "Image", "icon": "icon-picture", "collection": null},
                "creator": "API Recorder", "sortOrder": 0, "id": "ed1a0000-0000-4000-8000-000000000002", "flags": [], "values": [],
                "variants": [{"createDate": "{{offsetDatetime}}", "updateDate": "{{offsetDatetime}}", "culture": null, "segment": null, "name": "Nouvel écran d’accueil"}]}]}
            """)),
        [94] = Sanitised,
        [97] = WithoutScript,
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);
}
