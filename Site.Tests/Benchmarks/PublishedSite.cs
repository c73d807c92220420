using System.Diagnostics;
using System.Runtime.InteropServices;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>The published output (Release, ReadyToRun, workstation GC), made once for a run.</summary>
internal sealed class PublishedSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Assembly => Path.Combine(_folder.Path, "Site.dll");

    public static async Task<PublishedSite> PublishAsync()
    {
        var published = new PublishedSite();
        var runtime = $"linux-{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root };
        foreach (var argument in (string[])["publish", "Site", "-c", "Release", "-r", runtime, "--self-contained", "false", "-v", "q", "--nologo", "-o", published._folder.Path])
            start.ArgumentList.Add(argument);
        using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? published : throw new InvalidOperationException("dotnet publish failed.");
    }

    public Task<SiteProcess> StartAsync(string dataPath) =>
        SiteProcess.StartAsync(Assembly, dataPath, "--environment", "Production", "--Site:PublicAddress", "http://localhost");

    /// <summary>A first start and an orderly stop: from then on the databases are those of a site in use.</summary>
    public async Task RunOnceAsync(string dataPath)
    {
        await using var site = await StartAsync(dataPath);
        await site.StopAsync();
    }

    public void Dispose() => _folder.Dispose();
}
