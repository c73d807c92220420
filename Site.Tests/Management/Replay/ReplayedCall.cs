using System.Text.Json.Nodes;
using Site.Tests.Delivery.Replay;

namespace Site.Tests.Management.Replay;

/// <summary>A recorded call with its placeholders filled, and what we answered.</summary>
internal sealed record ReplayedCall(RecordedCall Recorded, JsonNode? Expected, ReplayedAnswer Answer, string? GeneratedResource)
{
    /// <summary>What differs from the recording, but for what a difference names; empty when nothing does.</summary>
    public IEnumerable<string> Faults(Difference? difference)
    {
        switch (difference)
        {
            case Difference.BadRequest:
                return Answer.Status == 400 && Answer.Body?["title"]?.GetValue<string>() is { Length: > 0 }
                    ? [] : [$"status {Answer.Status} instead of 400 with problem details: {Answer.Body?.ToJsonString()}"];
            case Difference.Status status:
                return Answer.Status == status.Code ? [] : [$"status {Answer.Status} instead of {status.Code}: {Answer.Body?.ToJsonString()}"];
        }
        var expected = difference is Difference.Instead instead ? instead.Expected(Expected?.DeepClone()) : Expected?.DeepClone();
        var actual = Answer.Body?.DeepClone();
        if (difference is Difference.AnyOrder order)
            (expected, actual) = (Sorted(expected, order.List), Sorted(actual, order.List));
        var faults = RecordedJson.Differences(expected, actual);
        if (Answer.Status != Recorded.Status)
            faults.Insert(0, $"status {Answer.Status} instead of {Recorded.Status}: {Answer.Body?.ToJsonString()}");
        Compare("content type", Recorded.ResponseHeaders.GetValueOrDefault("Content-Type"), Answer.ContentType);
        Compare("Location", Recorded.ResponseHeaders.GetValueOrDefault("Location"), Answer.Location);
        Compare("Umb-Generated-Resource", Recorded.ResponseHeaders.GetValueOrDefault("Umb-Generated-Resource"), GeneratedResource);
        return faults;

        void Compare(string what, string? recorded, string? given)
        {
            faults.AddRange(RecordedJson.Differences(recorded, given, what));
        }
    }

    private static JsonNode? Sorted(JsonNode? body, string list)
    {
        if ((list.Length == 0 ? body : body?[list]) is not JsonArray items)
            return body;
        // Members first: two spellings of one object must sort alike.
        var sorted = items.Select(item => item?.DeepClone()).OrderBy(SortKey, StringComparer.Ordinal).ToArray();
        if (list.Length == 0)
            return new JsonArray(sorted);
        body![list] = new JsonArray(sorted);
        return body;
    }

    private static string SortKey(JsonNode? item) =>
        item is JsonObject members
            ? string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Where(member => member.Value is JsonValue value && !value.ToString().Contains("{{", StringComparison.Ordinal)
                    && !member.Key.EndsWith("Date", StringComparison.Ordinal))
                .Select(member => $"{member.Key}={member.Value}"))
            : item?.ToJsonString() ?? "";
}
