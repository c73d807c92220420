using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Site.Tests.Support;

/// <summary>A mail server on a real socket that keeps what it is given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly Channel<MimeMessage> _mails = Channel.CreateUnbounded<MimeMessage>();
    private readonly Channel<MimeMessage> _aside = Channel.CreateUnbounded<MimeMessage>();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    /// <param name="port">Where an earlier one listened; a free one when it is not given.</param>
    public SmtpSink(int? port = null)
    {
        Port = port ?? FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        services.Add(new Mailboxes(this));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_end.Token);
    }

    public int Port { get; }

    /// <summary>While true every mail is refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>What is answered to every mail instead of taking it.</summary>
    public SmtpResponse? Answer { get; set; }

    /// <summary>Addresses that have no mailbox here.</summary>
    public ISet<string> Unknown { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Addresses whose mails are laid aside: only <see cref="NextAsideAsync"/> reads them.</summary>
    public ISet<string> Aside { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Waited for before a mail is taken.</summary>
    public Func<MimeMessage, Task>? Before { get; set; }

    /// <summary>How many have come that nobody has read yet.</summary>
    public int Waiting => _mails.Reader.Count;

    /// <summary>The next mail; waits for it, but not for ever.</summary>
    public Task<MimeMessage> NextAsync() => NextAsync(_mails);

    /// <summary>The next of those that were laid aside.</summary>
    public Task<MimeMessage> NextAsideAsync() => NextAsync(_aside);

    private static async Task<MimeMessage> NextAsync(Channel<MimeMessage> mails)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await mails.Reader.ReadAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_running.IsCompleted)
            return;
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    /// <summary>The one address that stands in the mail's plain text.</summary>
    public static Uri LinkIn(MimeMessage mail) =>
        new(mail.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal)));

    public static int FreePort()
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
            if (sink.Answer is { } answer)
                return answer;
            using var bytes = new MemoryStream(buffer.ToArray());
            var mail = await MimeMessage.LoadAsync(bytes, cancellationToken);
            if (sink.Before is { } before)
                await before(mail);
            var mails = mail.To.Mailboxes.All(to => sink.Aside.Contains(to.Address)) ? sink._aside : sink._mails;
            await mails.Writer.WriteAsync(mail, CancellationToken.None);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Mailboxes(SmtpSink sink) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!sink.Unknown.Contains(to.AsAddress()));
    }
}
