using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Site.Tests.Support;

/// <summary>A mail server on a real socket that keeps what it is given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly Channel<MimeMessage> _mails = Channel.CreateUnbounded<MimeMessage>();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    public SmtpSink()
    {
        Port = FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    /// <summary>While true every mail is refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>How many have come that nobody has read yet.</summary>
    public int Waiting => _mails.Reader.Count;

    /// <summary>The next mail; waits for it, but not for ever.</summary>
    public async Task<MimeMessage> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _mails.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    /// <summary>The one address that stands in the mail's plain text.</summary>
    public static Uri LinkIn(MimeMessage mail) =>
        new(mail.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal)));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Store(SmtpSink sink) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (sink.Refuses)
                return SmtpResponse.MailboxUnavailable;
            using var bytes = new MemoryStream(buffer.ToArray());
            await sink._mails.Writer.WriteAsync(await MimeMessage.LoadAsync(bytes, cancellationToken), cancellationToken);
            return SmtpResponse.Ok;
        }
    }
}
