using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Site.Tests.Delivery.Replay;

namespace Site.Tests.Management.Replay;

/// <summary>Ids that the recorded server made and what stands for them here; learnt from the answers, used in the requests after.</summary>
internal sealed partial class Placeholders
{
    private readonly Dictionary<string, string> _known = [];

    public string Fill(string text) => Placeholder().Replace(text, match =>
        _known.TryGetValue(match.Groups["name"].Value, out var value)
            ? match.Groups["short"].Success ? value.Replace("-", "", StringComparison.Ordinal) : value
            : match.Value);

    /// <summary>The call with its recorded headers filled.</summary>
    public RecordedCall Fill(RecordedCall call) => call with
    {
        ResponseHeaders = call.ResponseHeaders.ToDictionary(header => header.Key, header => Fill(header.Value)),
    };

    public JsonNode? Fill(JsonNode? json) => json is null ? null : JsonNode.Parse(Fill(json.ToJsonString(Relaxed)));

    /// <summary>Takes the values that stand where the recording has placeholders.</summary>
    public void Learn(JsonNode? recorded, JsonNode? actual)
    {
        switch (recorded, actual)
        {
            case (JsonObject expected, JsonObject given):
                foreach (var (name, value) in expected)
                    Learn(value, given[name]);
                break;
            case (JsonArray expected, JsonArray given):
                foreach (var (one, other) in expected.Zip(given))
                    Learn(one, other);
                break;
            case (JsonValue expected, JsonValue given) when expected.TryGetValue<string>(out var text) && given.TryGetValue<string>(out var value):
                Learn(text, value);
                break;
        }
    }

    public void Learn(string? recorded, string? actual)
    {
        if (recorded is null || actual is null || Placeholder().Match(recorded) is not { Success: true } match)
            return;
        // The folder of a file stands within its address.
        var (before, after) = (recorded[..match.Index], recorded[(match.Index + match.Length)..]);
        if (actual.Length > before.Length + after.Length && actual.StartsWith(before, StringComparison.Ordinal) && actual.EndsWith(after, StringComparison.Ordinal))
            _known.TryAdd(match.Groups["name"].Value, actual[before.Length..^after.Length]);
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex(@"\{\{(guid:)?(?<name>(?<=guid:)[^}|]+|mediaFolder:[0-9]+)(?<short>\|N)?}}")]
    private static partial Regex Placeholder();
}
