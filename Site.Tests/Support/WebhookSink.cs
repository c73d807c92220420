using System.Net;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Site.Tests.Support;

/// <summary>Where webhooks lead in tests: a server on a socket of its own that notes what it is told.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ToldCall> _calls = Channel.CreateUnbounded<ToldCall>();

    private WebhookSink()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _calls.Writer.TryWrite(new ToldCall(
                context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            context.Response.StatusCode = Status;
            if (Status == StatusCodes.Status302Found)
                context.Response.Headers.Location = "/elsewhere";
        });
    }

    /// <summary>What it answers from now on.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public Uri Address { get; private set; } = null!;

    public static async Task<WebhookSink> StartAsync()
    {
        var sink = new WebhookSink();
        await sink._app.StartAsync();
        sink.Address = new Uri(sink._app.Urls.Single() + "/hook");
        return sink;
    }

    /// <summary>The oldest call that was not asked for yet; waits for it.</summary>
    public Task<ToldCall> NextAsync() => _calls.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Calls that nobody asked for.</summary>
    public IReadOnlyList<ToldCall> Rest()
    {
        var rest = new List<ToldCall>();
        while (_calls.Reader.TryRead(out var call))
            rest.Add(call);
        return rest;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed record ToldCall(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => Encoding.UTF8.GetString(Bytes);

    public string Event => Headers["Umb-Webhook-Event"];

    public int Retry => int.Parse(Headers["Umb-Webhook-RetryCount"], System.Globalization.CultureInfo.InvariantCulture);
}
