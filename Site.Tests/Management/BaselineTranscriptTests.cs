using System.Text.Json.Nodes;
using Site.Tests.Management.Replay;
using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>Transcript 01: what a clean install answers to who only reads.</summary>
public class BaselineTranscriptTests
{
    private const string AltText = "pictures have an alternative text, which the law asks for";

    private static readonly Dictionary<int, Difference> Differences = new()
    {
        [2] = new Difference.Instead("we say the version of the client that we serve", body =>
        {
            body!["version"] = "17.1.0";
            body["assemblyVersion"] = "17.1.0";
            return body;
        }),
        [3] = new Difference.Instead("a forgotten password is offered only where mails can be sent", body =>
        {
            body!["allowPasswordReset"] = false;
            return body;
        }),
        [4] = new Difference.Status("other packages: ours", 200),
        [5] = new Difference.Status("other packages: ours", 200),
        [6] = new Difference.Status("other packages: ours", 200),
        [16] = new Difference.Status("as many cultures as the host's ICU knows; there a cut-down one", 200),
        [17] = new Difference.Status("as many cultures as the host's ICU knows; there a cut-down one", 200),
        [58] = new Difference.AnyOrder("the order is that of the recorded database; ours is by name"),
        [64] = new Difference.Instead(AltText, WithAltText), [65] = new Difference.Instead(AltText, WithAltText),
        [82] = new Difference.Instead("there are no templates here, and the client must not offer them", body =>
        {
            body!["disableTemplates"] = true;
            return body;
        }),
        [85] = MediaTranscriptTests.Limits,
    };

    /// <summary>About staff, who are strangers to this host: the tests of sign-in and users play them.</summary>
    private static readonly int[] Elsewhere = [7, 8, 9, 10, 76, 77, 78, 79, 80, 86, 87, 103];

    private static readonly Scenario Scenario = new("01-baseline", [], Differences.Concat(
        Elsewhere.Select(step => KeyValuePair.Create(step, (Difference)new Difference.NotBuilt("played elsewhere")))).ToDictionary());

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);

    private static JsonNode? WithAltText(JsonNode? recorded)
    {
        var types = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "umbraco", "Media", "built-in-media-types.json")))!.AsArray();
        var ours = types.Single(type => (string?)type!["id"] == (string?)recorded!["id"])!["properties"]!.AsArray();
        var place = ours.Index().Single(property => (string?)property.Item!["alias"] == "altText");
        var properties = recorded!["properties"]!.AsArray();
        properties.Insert(place.Index, place.Item!.DeepClone());
        foreach (var (index, property) in properties.Index())
            property!["sortOrder"] = index;
        return recorded;
    }
}
