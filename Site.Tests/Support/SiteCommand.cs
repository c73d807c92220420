using System.Diagnostics;

namespace Site.Tests.Support;

/// <summary>A command of the site (<c>import</c>, <c>export</c>…), as a process of its own.</summary>
internal static class SiteCommand
{
    /// <param name="dataPath">The data folder.</param>
    /// <param name="command">Its name and what follows it.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string dataPath, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [SiteProcess.BuiltAssembly, .. command, "--Data:Path", dataPath])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
