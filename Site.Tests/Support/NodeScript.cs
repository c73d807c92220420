using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Site.Tests.Support;

/// <summary>What only JavaScript can say: a script beside the tests that writes its report as JSON.</summary>
internal static class NodeScript
{
    /// <param name="path">Below <c>Site.Tests</c>. The script's first argument is the repository's root.</param>
    public static async Task<JsonNode> RunAsync(string path, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "Site.Tests", path));
        start.ArgumentList.Add(Repository.Root);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.That(node.ExitCode, Is.Zero, errors);
        return JsonNode.Parse(await output)!;
    }
}
