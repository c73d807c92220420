using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Site.Benchmarks;

/// <summary>The floor of every request rate: bare Kestrel, no routing, answering the same bytes with the same headers, as a process of its own.</summary>
internal sealed class FloorServer : IAsyncDisposable
{
    private readonly Process _process;

    private FloorServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Runs inside the child process until it is killed.</summary>
    public static async Task ServeAsync(string file, string contentType, string contentEncoding)
    {
        var body = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = contentType;
            if (contentEncoding.Length > 0)
                context.Response.Headers.ContentEncoding = contentEncoding;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await ((IHost)app).WaitForShutdownAsync();
    }

    public static async Task<FloorServer> StartAsync(byte[] body, string contentType, string contentEncoding)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, body);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { typeof(FloorServer).Assembly.Location, "floor", file, contentType, contentEncoding },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The floor server could not be started.");
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The floor server did not start.");
        File.Delete(file);
        return new FloorServer(process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
