using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Site.Tests.Delivery.Replay;

/// <summary>
/// Compares an answer with a recorded one: deeply, the order of lists counts, the order of members does not. What a host is free to
/// choose stands in the recording as a placeholder, and each placeholder accepts only its own shape:
/// <list type="bullet">
/// <item><c>{{datetime}}</c>: when things were made and changed; UTC, <c>2026-11-23T06:55:18.1234567Z</c> with 0 to 7 digits of fraction;</item>
/// <item><c>{{offsetDatetime}}</c>: the same as the Management API writes it, ending in <c>+00:00</c>;</item>
/// <item><c>{{mediaFolder:N}}</c>: the folder of an uploaded file; 8 lower-case letters and digits;</item>
/// <item><c>{{hmac}}</c>: the signature of a resized picture's address; 64 digits of hex;</item>
/// <item><c>{{guid:NAME}}</c>: an id that the server made;</item>
/// <item><c>{{traceId}}</c>: the trace of a refused request;</item>
/// <item><c>{{password:generated}}</c>: a password that the server made up;</item>
/// <item><c>{{bytes}}</c>: the size of a file that is sanitised on the way in; a whole number above zero;</item>
/// <item><c>{{number}}</c>: the number of a version;</item>
/// <item><c>{{americanTime}}</c>: a time within a text of the audit log.</item>
/// </list>
/// </summary>
internal static partial class RecordedJson
{
    private static readonly (string Placeholder, string Shape)[] Masks =
    [
        (@"\{\{datetime}}", @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z"),
        (@"\{\{hmac}}", "[0-9a-f]{64}"),
        (@"\{\{offsetDatetime}}", @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?\+00:00"),
        (@"\{\{mediaFolder:\d+}}", "[a-z0-9]{8}"),
        (@"\{\{guid:[A-Za-z0-9-]+}}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        (@"\{\{password:generated}}", "[a-zA-Z0-9]{16}"),
        (@"\{\{traceId}}", "[0-9A-Za-z:-]+"),
        (@"\{\{bytes}}", "[1-9][0-9]*"),
        (@"\{\{number}}", "[1-9][0-9]*"),
        (@"\{\{americanTime}}", @"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d [AP]M"),
    ];

    /// <returns>Where and how they differ; empty when they do not.</returns>
    public static List<string> Differences(JsonNode? recorded, JsonNode? actual, string path = "$")
    {
        switch (recorded, actual)
        {
            case (JsonObject expected, JsonObject given):
                return
                [
                    .. expected.Where(member => !given.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} is missing"),
                    .. given.Where(member => !expected.ContainsKey(member.Key)).Select(member => $"{path}.{member.Key} should not be there"),
                    .. expected.Where(member => given.ContainsKey(member.Key))
                        .SelectMany(member => Differences(member.Value, given[member.Key], $"{path}.{member.Key}")),
                ];
            case (JsonArray expected, JsonArray given) when expected.Count != given.Count:
                return [$"{path} has {given.Count} elements instead of {expected.Count}"];
            case (JsonArray expected, JsonArray given):
                return [.. expected.Zip(given).SelectMany((pair, at) => Differences(pair.First, pair.Second, $"{path}[{at}]"))];
            case (JsonValue expected, JsonValue given) when Matches(expected, given):
            case (null, null):
                return [];
            default:
                return [$"{path} is {actual?.ToJsonString() ?? "null"} instead of {recorded?.ToJsonString() ?? "null"}"];
        }
    }

    private static bool Matches(JsonValue expected, JsonValue given)
    {
        if (!expected.TryGetValue<string>(out var text) || !text.Contains("{{", StringComparison.Ordinal))
            return JsonNode.DeepEquals(expected, given);
        return Regex.IsMatch(given.ToString(), Pattern(text));
    }

    private static string Pattern(string text) =>
        "^" + string.Concat(Placeholder().Split(text).Select(part => Shape(part) ?? Regex.Escape(part))) + "$";

    private static string? Shape(string part) => Masks.FirstOrDefault(mask => Regex.IsMatch(part, $"^{mask.Placeholder}$")).Shape;

    [GeneratedRegex(@"(\{\{[^}]*}})")]
    private static partial Regex Placeholder();
}
