using System.Text.Json;
using System.Text.Json.Nodes;

namespace Site.Tests.Delivery.Replay;

/// <summary>One call as it was recorded from a real Umbraco 17.</summary>
public sealed record RecordedCall
{
    public required string Scenario { get; init; }
    public required int Step { get; init; }
    public string Note { get; init; } = "";

    /// <summary>Who called: <c>api</c>, <c>admin</c>, <c>edith</c>, <c>anonymous</c>…</summary>
    public string As { get; init; } = "anonymous";

    public required string Method { get; init; }
    public required string Path { get; init; }
    public JsonObject? Query { get; init; }
    public Dictionary<string, string> RequestHeaders { get; init; } = [];
    public JsonNode? RequestBody { get; init; }
    public required int Status { get; init; }
    public Dictionary<string, string> ResponseHeaders { get; init; } = [];
    public JsonNode? ResponseBody { get; init; }

    /// <summary>Cookies that the answer set or deleted.</summary>
    public IReadOnlyList<string> SetCookieNames { get; init; } = [];

    /// <summary>The placeholder of an id that the real server made, in the calls that only make state.</summary>
    public string? Generated { get; init; }

    public bool IsDelivery => Path.StartsWith("/umbraco/delivery/", StringComparison.Ordinal);

    public string PathAndQuery => Query is null
        ? Path
        : $"{Path}?{string.Join('&', Query.SelectMany(Values, (parameter, value) => $"{parameter.Key}={Uri.EscapeDataString(value)}"))}";

    public override string ToString() => $"{Scenario} {Step} {Note}";

    private static IEnumerable<string> Values(KeyValuePair<string, JsonNode?> parameter) =>
        parameter.Value is JsonArray list ? list.Select(value => value!.GetValue<string>()) : [parameter.Value!.GetValue<string>()];
}

/// <summary>The recordings kept beside these tests.</summary>
internal static class Transcript
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <param name="feature">The folder of tests that it is kept in.</param>
    public static IReadOnlyList<RecordedCall> Read(string name, string feature = "Delivery")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Site.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("Site.slnx not found above the tests.");
        var path = System.IO.Path.Combine(folder.FullName, "Site.Tests", feature, "transcripts", name + ".json");
        return JsonSerializer.Deserialize<List<RecordedCall>>(File.ReadAllText(path), Options)!;
    }
}
