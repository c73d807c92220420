using System.Diagnostics;
using System.Text.Json.Nodes;
using Site.Tests.Support;

namespace Site.Tests.Backoffice;

/// <summary>What only JavaScript can say of our packages: a script of this folder that writes its report as JSON.</summary>
internal static class NodeScript
{
    /// <param name="name">The script's file name. Its first argument is the repository's root.</param>
    public static async Task<JsonNode> RunAsync(string name, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "Site.Tests", "Backoffice", name));
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
