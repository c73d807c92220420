using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Site.Tests.Support;

/// <summary>
/// Finds a Chromium for the browser tests: <c>CHROMIUM_PATH</c>, then the PATH, else installs one (Debian's package as root on Debian and Ubuntu,
/// Playwright's own elsewhere). Without one the tests fail and say what to do; they are never skipped.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly Lazy<string?> Found = new(FindOrInstall);

    /// <summary>Path of the browser; null for the one that Playwright installed itself.</summary>
    public static string? ExecutablePath => Found.Value;

    private static string? FindOrInstall()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"CHROMIUM_PATH names {named}, which does not exist.");
        return OnPath() ?? Install();
    }

    private static string? OnPath() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let file = Path.Combine(folder, name)
         where File.Exists(file)
         select file).FirstOrDefault();

    private static string? Install()
    {
        if (File.Exists("/usr/bin/apt-get") && Environment.UserName == "root")
        {
            Run("apt-get", "update");
            Run("apt-get", "install -y --no-install-recommends chromium");
            if (OnPath() is { } installed)
                return installed;
        }
        else if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || !File.Exists("/usr/bin/apt-get"))
        {
            if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
                return null;
        }
        throw new InvalidOperationException(
            "The browser tests need Chromium and none was found or could be installed. Install it (Debian, Ubuntu: sudo apt-get install chromium), "
            + "or name one in the variable CHROMIUM_PATH, then run the tests again.");
    }

    private static void Run(string program, string arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        process.WaitForExit();
    }
}
