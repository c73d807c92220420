using System.Diagnostics;

namespace Site.Tests.Support;

/// <summary>The site as a process of its own, on a free port: for what only a real process shows (kill -9, start, memory).</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private readonly System.Text.StringBuilder _output;

    private readonly Task _started;

    private SiteProcess(Process process, Uri address, System.Text.StringBuilder output, Task started)
    {
        _process = process;
        _started = started;
        _output = output;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>What it has printed up to now.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <summary>Bytes of resident memory.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Path of the built site beside the running tests.</summary>
    public static string BuiltAssembly => Path.Combine(AppContext.BaseDirectory, "Site.dll");

    /// <summary>Returns once the site says that it listens. Without the sample town of families, unless a setting asks for it.</summary>
    public static async Task<SiteProcess> StartAsync(string assembly, string dataPath, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            ArgumentList = { assembly, "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Data:Path", dataPath, "--Families:FirstRun", "none" },
        };
        foreach (var setting in settings)
            start.ArgumentList.Add(setting);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new System.Text.StringBuilder();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) =>
        {
            // Waits until both streams have been read to their end.
            process.WaitForExit();
            lock (output)
                listening.TrySetException(new InvalidOperationException($"The site stopped before it listened:\n{output}"));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiteProcess(process, await listening.Task, output, started.Task);

        void Read(string? line)
        {
            const string Mark = "Now listening on: ";
            if (line is null)
                return;
            lock (output)
                output.AppendLine(line);
            if (line.Contains("Application started.", StringComparison.Ordinal))
                started.TrySetResult();
            if (line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
                listening.TrySetResult(new Uri(line[(at + Mark.Length)..]));
        }
    }

    /// <summary>Waits until it has done what it does once it listens.</summary>
    public Task StartedAsync() => _started;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: as an operator stops it; what is under way is finished.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }
}
