using System.Text.Json.Nodes;
using Site.Cms.Model;

namespace Site.Tests.CmsTests;

/// <summary>Compares what is stored with what a real Umbraco answered when it was read back.</summary>
internal static class StoredValues
{
    public static void AssertSame(CmsFixture cms, Playback playback, Recording call)
    {
        var parts = call.Path["/umbraco/management/api/v1/".Length..].Split('/');
        if (parts[0] != "document" || call.Answer is not JsonObject answer || !Guid.TryParse(playback.Known(parts[1]), out var id))
            return;
        var document = cms.Engine.State.Documents.GetValueOrDefault(id);
        if (call.Status == 404)
        {
            Assert.That(parts.Length == 3 ? document?.Published : document?.Draft, Is.Null, call.ToString());
            return;
        }
        Assert.That(document, Is.Not.Null, call.ToString());
        var version = parts.Length == 3 ? document!.Published! : document!.Draft;
        var variant = answer["variants"]![0]!;
        Assert.That(version.Name, Is.EqualTo(variant["name"]!.GetValue<string>()), call.ToString());
        if (parts.Length == 2)
            Assert.That(document.State.ToString(), Is.EqualTo(variant["state"]!.GetValue<string>()), call.ToString());
        Assert.That(document.Trashed, Is.EqualTo(answer["isTrashed"]!.GetValue<bool>()), call.ToString());
        AssertSame(answer["values"]!.AsArray(), version.Values, playback, call);
    }

    private static void AssertSame(JsonArray expected, PropertyValues stored, Playback playback, Recording call)
    {
        Assert.That(JsonNode.Parse(stored.Json)!.AsObject().Select(value => value.Key),
            Is.EqualTo(expected.Select(value => value!["alias"]!.GetValue<string>())), call.ToString());
        foreach (var value in expected.OfType<JsonObject>())
        {
            var text = value["value"]?.ToJsonString() ?? "null";
            // Links are answered with what their targets are called now, and a copy has keys that nobody can foretell.
            if (value["editorAlias"]!.GetValue<string>() == "Umbraco.MultiUrlPicker" || text.Contains("{{guid:contentKey", StringComparison.Ordinal))
                continue;
            var alias = value["alias"]!.GetValue<string>();
            Assert.That(
                JsonNode.DeepEquals(JsonNode.Parse(stored.ByAlias[alias].GetRawText()), JsonNode.Parse(playback.Known(text))), Is.True,
                $"{call}: {alias} is {stored.ByAlias[alias].GetRawText()}, expected {text}");
        }
    }
}
