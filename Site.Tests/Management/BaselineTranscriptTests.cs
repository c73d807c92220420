using Site.Cms.Media;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 01: what a clean install answers to who only reads.</summary>
public class BaselineTranscriptTests
{
    private static readonly Dictionary<int, Difference> Differences = new()
    {
        [2] = new Difference.Instead("we say the version of the client that we serve", body =>
        {
            body!["version"] = "17.1.0";
            body["assemblyVersion"] = "17.1.0";
            return body;
        }),
        [4] = new Difference.Status("other packages: ours", 200),
        [5] = new Difference.Status("other packages: ours", 200),
        [6] = new Difference.Status("other packages: ours", 200),
        [16] = new Difference.Status("as many cultures as the host's ICU knows; there a cut-down one", 200),
        [17] = new Difference.Status("as many cultures as the host's ICU knows; there a cut-down one", 200),
        [58] = new Difference.AnyOrder("the order is that of the recorded database; ours is by name"),
        [64] = DescribedPicture,
        [65] = DescribedPicture,
        [82] = new Difference.Instead("there are no templates here, and the client must not offer them", body =>
        {
            body!["disableTemplates"] = true;
            return body;
        }),
        [85] = MediaTranscriptTests.Limits,
    };

    private static Difference DescribedPicture => new Difference.Instead("pictures have an alternative text", body =>
    {
        var properties = body!["properties"]!.AsArray();
        foreach (var property in properties.Skip(1))
            property!["sortOrder"] = property["sortOrder"]!.GetValue<int>() + 1;
        var text = properties[0]!.DeepClone();
        text["id"] = BuiltInMediaTypes.Find(body["id"]!.GetValue<Guid>())!.Properties[1].Id;
        text["sortOrder"] = properties[0]!["sortOrder"]!.GetValue<int>() + 1;
        text["alias"] = "altText";
        text["name"] = "Alternative text";
        text["description"] = "What the picture shows, for those who do not see it. Without it, its name is read to them.";
        text["dataType"]!["id"] = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
        text["validation"]!["mandatory"] = false;
        properties.Insert(1, text);
        return body;
    });

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
}
