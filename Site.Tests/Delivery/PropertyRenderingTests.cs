using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Cms.Delivery;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Delivery.Support;

namespace Site.Tests.Delivery;

/// <summary>How a stored value of each editor is given.</summary>
public class PropertyRenderingTests
{
    private const string Target = "00000000-0000-4000-8000-000000000003";
    private const string Gone = "00000000-0000-4000-8000-000000000099";
    private const string Picture = "00000000-0000-4000-8000-000000000100";

    [TestCase("TextBox", "\"Bonjour\"", "\"Bonjour\"")]
    [TestCase("TextBox", "\"\"", "null")]
    [TestCase("TextBox", "\"  \"", "null")]
    [TestCase("TextBox", "null", "null")]
    [TestCase("MarkdownEditor", "\"**gras** <b>html</b>\"", "\"**gras** <b>html</b>\"")]
    [TestCase("Integer", "7", "7")]
    [TestCase("Integer", "\"7\"", "7")]
    [TestCase("Integer", "\"sept\"", "null")]
    [TestCase("Decimal", "1.5", "1.5")]
    [TestCase("TrueFalse", "true", "true")]
    [TestCase("TrueFalse", "false", "false")]
    [TestCase("TrueFalse", "null", "null")]
    [TestCase("DateTime", "\"2025-06-30 08:15:00\"", "\"2025-06-30T08:15:00\"")]
    [TestCase("DateTime", "\"demain\"", "null")]
    [TestCase("DropDown.Flexible", "[\"PC\"]", "\"PC\"")]
    [TestCase("DropDown.Flexible", "\"PC\"", "\"PC\"")]
    [TestCase("DropDown.Flexible", "[]", "null")]
    [TestCase("Tags", "[\"cb\",\"carte\"]", "[\"cb\",\"carte\"]")]
    [TestCase("Tags", "[]", "null")]
    [TestCase("BlockList", "{\"layout\":{},\"contentData\":[]}", "null")]
    [TestCase("Unknown", "{\"a\":[1,2]}", "{\"a\":[1,2]}")]
    public void Plain_values(string editor, string stored, string given) =>
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(Given(editor, stored)), JsonNode.Parse(given)), Is.True, Given(editor, stored));

    [Test]
    public void A_dropdown_with_several_choices_is_a_list() =>
        Assert.That(Given("DropDown.Flexible", "[\"PC\",\"Smartphone\"]", ("multiple", "true")), Is.EqualTo("[\"PC\",\"Smartphone\"]"));

    [TestCase("ContentPicker", $"\"{Gone}\"", "null")]
    [TestCase("MultiNodeTreePicker", $"[{{\"type\":\"document\",\"unique\":\"{Gone}\"}}]", "[]")]
    [TestCase("MediaPicker3", $"[{{\"mediaKey\":\"{Gone}\"}}]", "[]")]
    [TestCase("MultiUrlPicker", $"[{{\"type\":\"document\",\"unique\":\"{Gone}\",\"name\":\"Perdu\"}}]", "[]")]
    public void What_readers_cannot_reach_is_left_out(string editor, string stored, string given) =>
        Assert.That(Given(editor, stored), Is.EqualTo(given));

    [TestCase("ContentPicker", "17")]
    [TestCase("MultiNodeTreePicker", "\"pas une liste\"")]
    [TestCase("MultiNodeTreePicker", "[1,null,{\"unique\":5}]")]
    [TestCase("MediaPicker3", "{\"mediaKey\":true}")]
    [TestCase("MultiUrlPicker", "[null,3]")]
    [TestCase("RichText", "[1]")]
    [TestCase("RichText", "{\"markup\":7,\"blocks\":8}")]
    [TestCase("BlockList", "{\"layout\":{\"Umbraco.BlockList\":[{\"contentKey\":\"x\"},7]},\"contentData\":[{\"key\":5},null]}")]
    [TestCase("Tags", "{\"a\":1}")]
    public void A_value_that_does_not_suit_its_editor_does_no_harm(string editor, string stored) =>
        Assert.That(() => Given(editor, stored), Throws.Nothing);

    [Test]
    public void Crops_are_those_of_the_picker_cut_as_the_pick_says()
    {
        const string crops = """[{"alias":"vignette","label":"Vignette","width":320,"height":180},{"alias":"large","width":800,"height":400}]""";
        var pick = $$"""
            [{"mediaKey":"{{Picture}}","focalPoint":{"left":0.1,"top":0.2},
              "crops":[{"alias":"large","coordinates":{"x1":0.1,"y1":0,"x2":0,"y2":0.5} },{"alias":"autre","coordinates":null}]}]
            """;

        var media = JsonNode.Parse(Given("MediaPicker3", pick, ("crops", crops)))![0]!;

        Assert.That(media["focalPoint"]!.ToJsonString(), Is.EqualTo("""{"left":0.1,"top":0.2}"""));
        Assert.That(media["crops"]!.ToJsonString(), Is.EqualTo(
            """[{"alias":"vignette","width":320,"height":180,"coordinates":null},{"alias":"large","width":800,"height":400,"coordinates":{"x1":0.1,"y1":0,"x2":0,"y2":0.5}}]"""));
    }

    [TestCase($"<p><a type=\"document\" href=\"/{{localLink:{Target}}}#haut\">ici</a></p>", "href=\"/tutoriels/tutoriel-0/#haut\"")]
    [TestCase($"<p><a href=\"/{{localLink:umb://document/{Target}}}\">ici</a></p>", "href=\"/tutoriels/tutoriel-0/\"")]
    [TestCase($"<p><a type=\"media\" href=\"/{{localLink:{Picture}}}\">ici</a></p>", "href=\"/media/abcdefgh/ecran.png\"")]
    [TestCase($"<p><a type=\"document\" href=\"/{{localLink:{Gone}}}\">ici</a></p>", "<a>ici</a>")]
    [TestCase("<p><a href=\"/{localLink:------------------------------------}\">ici</a></p>", "ici</a>")]
    [TestCase($"<img data-udi=\"umb://media/{Picture}\" src=\"/vieux.png?rmode=max\" data-caption=\"x\">", "<img src=\"/media/abcdefgh/ecran.png?rmode=max\">")]
    [TestCase("<p>a&nbsp;&amp; <b>b</b></p>", "<p>a&nbsp;&amp; <b>b</b></p>")]
    public void Rich_text_leads_to_where_things_are_now(string markup, string given)
    {
        var stored = new JsonObject { ["markup"] = markup }.ToJsonString();

        Assert.That(JsonNode.Parse(Given("RichText", stored))!["markup"]!.GetValue<string>(), Does.Contain(given));
    }

    /// <summary>The value as the API gives it when it stands in a document below two tutorials, with a picture in the library.</summary>
    private static string Given(string editor, string stored, params (string Alias, string Json)[] configuration)
    {
        var dataType = new DataTypeDefinition(
            TestLibrary.Id(500), editor, "Umbraco." + editor, null,
            configuration.ToFrozenDictionary(value => value.Alias, value => JsonElement.Parse(value.Json)));
        var property = new PropertyDefinition(TestLibrary.Id(501), "value", "Valeur", dataType, Mandatory: false, null, null, null);
        var type = new DocumentTypeDefinition(TestLibrary.Id(502), "tested", "Tested", null, false, false, [], [property]);
        var types = TestLibrary.Schema.DocumentTypes.Values.Append(type).ToList();
        var node = TestLibrary.Nodes()[0] with
        {
            Id = TestLibrary.Id(50),
            ParentId = TestLibrary.Root,
            Segment = "essai",
            DocumentTypeId = type.Id,
            Values = new Dictionary<string, JsonElement> { ["value"] = JsonElement.Parse(stored) }.ToFrozenDictionary(),
        };
        ContentNode[] nodes = [.. TestLibrary.Nodes("Un", "Deux"), node];
        var snapshot = TestLibrary.Snapshot(1, nodes, null, TestLibrary.Image()) with
        {
            Schema = new SchemaSnapshot(
                types.ToFrozenDictionary(known => known.Id), types.ToFrozenDictionary(known => known.Alias), FrozenDictionary<Guid, DataTypeDefinition>.Empty),
        };

        var json = new DeliveryItems("properties[$all]").Read(snapshot).Single(item => item.Id == node.Id).Json;
        return JsonDocument.Parse(json).RootElement.GetProperty("properties").GetProperty("value").GetRawText();
    }
}
