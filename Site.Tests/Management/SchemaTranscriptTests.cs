using System.Text.Json.Nodes;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Transcript 02: data types and document types, made, read, changed, moved, copied and deleted, with good and bad input.</summary>
public class SchemaTranscriptTests
{
    private const string FrenchOrder = "names are sorted the French way, É beside E";

    internal static readonly Scenario Scenario = new("02-schema", [], new Dictionary<int, Difference>
    {
        [51] = new Difference.AnyOrder("the order is that of the recorded database; ours is that of the question", List: ""),
        [53] = new Difference.AnyOrder(FrenchOrder),
        [55] = new Difference.BadRequest("a skip that is not a multiple of take: a bare 500 there"),
        [56] = new Difference.Instead($"{FrenchOrder}: « Étapes » comes before « Fichier »", body =>
        {
            var file = body!["items"]![0]!.DeepClone();
            var steps = file.DeepClone();
            (steps["name"], steps["id"], steps["editorUiAlias"]) = ("Aide - Étapes (blocs)", "da7a0000-0000-4000-8000-000000000010", "Umb.PropertyEditorUi.BlockList");
            body["items"] = new JsonArray(steps, file);
            return body;
        }),
        [69] = new Difference.Instead($"{FrenchOrder}: « Étapes » comes before « Fichier »", body =>
        {
            var items = body!["items"]!.AsArray();
            items.RemoveAt(2);
            items.Insert(1, Recorded(71)!["items"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == "Aide - Étapes (blocs)")!.DeepClone());
            return body;
        }),
        [71] = new Difference.AnyOrder(FrenchOrder),
        [72] = new Difference.Instead($"{FrenchOrder}: « Étape » comes before « Tutoriel », not at the end", body =>
        {
            body!["totalBefore"] = 5;
            body["totalAfter"] = 0;
            return body;
        }),
        [88] = new Difference.Instead("the recorder wrote the changes of steps 89 and 91 into the answer that it kept; it is the type as it was made", _ => Recorded(49)),
        [90] = new Difference.Instead("the recorder sent the change of step 91 already in step 89", _ => Recorded(92)),
        [98] = new Difference.AnyOrder(FrenchOrder),
        [120] = new Difference.BadRequest("the id of a document type that exists: a bare 500 there"),
    });

    private IReadOnlyDictionary<int, ReplayedCall> _answers = null!;

    public static IEnumerable<TestCaseData> Cases => Scenario.Cases;

    [OneTimeSetUp]
    public async Task Play() => _answers = await Scenario.PlayAsync();

    [TestCaseSource(nameof(Cases))]
    public void The_recorded_call_is_answered_alike(int step) => Scenario.AssertAlike(_answers, step);

    private static JsonNode? Recorded(int step) => Scenario.Calls.Single(call => call.Step == step).ResponseBody?.DeepClone();
}
