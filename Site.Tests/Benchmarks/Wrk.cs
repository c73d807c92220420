using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Site.Benchmarks;

/// <summary>Load from wrk, a process of its own: 1 thread and 16 connections kept alive, for a bounded time, to the loopback only.</summary>
internal static partial class Wrk
{
    /// <returns>Requests per second.</returns>
    /// <exception cref="InvalidOperationException">wrk is missing, or an answer was not 2xx.</exception>
    public static async Task<double> RequestsPerSecondAsync(Uri url, int seconds)
    {
        if (!url.IsLoopback)
            throw new ArgumentException("Load goes to the loopback only.", nameof(url));
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-t1", "-c16", $"-d{seconds}s", "-H", "Accept-Encoding: gzip, br", url.ToString()])
            start.ArgumentList.Add(argument);
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk is missing: apt-get install wrk.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{url} did not answer every request:\n{output}");
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
