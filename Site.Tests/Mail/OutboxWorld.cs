using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.Tests.Mail;

/// <summary>The portal's outbox on a real database (a SQLite file, or PostgreSQL where a test names one) and a mail server's port, with a clock to move. As many on one folder as there are nodes.</summary>
internal sealed class OutboxWorld : IAsyncDisposable
{
    public const string Kind = "activation";

    private readonly ServiceProvider _services;

    private OutboxWorld(ServiceProvider services) => _services = services;

    public ManualTimers Time => (ManualTimers)_services.GetRequiredService<TimeProvider>();
    public Outbox Outbox => _services.GetRequiredService<Outbox>();
    public OutboxStatus Status => _services.GetRequiredService<OutboxStatus>();
    public OutboxWorker Worker => _services.GetServices<IHostedService>().OfType<OutboxWorker>().Single();
    public OutboxDelivery Delivery => _services.GetRequiredService<OutboxDelivery>();
    public PortalWriter Writer => _services.GetRequiredService<PortalWriter>();
    public LogLines Log => _services.GetRequiredService<LogLines>();

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<OutboxWorld> StartAsync(string folder, int port, ManualTimers? time = null, Action<IServiceCollection>? more = null, string? postgreSql = null)
    {
        var log = new LogLines();
        var mail = new MailOptions { From = "portail@exemple.fr" };
        (mail.Smtp.Host, mail.Smtp.Port, mail.Smtp.Security) = ("127.0.0.1", port, SmtpSecurity.None);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton(log)
            .AddSingleton<TimeProvider>(time ?? new ManualTimers())
            .AddSingleton(Options.Create(mail))
            .AddPortalDatabase(_ => folder, _ => postgreSql)
            .AddMailSender(_ => "Portail famille de Cergy")
            .AddPortalOutbox();
        more?.Invoke(services);
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await hosted.StartingAsync(CancellationToken.None);
        return new OutboxWorld(provider);
    }

    public static OutgoingMail MailTo(string address) =>
        new(address, "Édith Martin", "Votre compte edith95", "Pour activer votre compte :\n\nhttps://famille.exemple.fr/a/secret\n", "<p>https://famille.exemple.fr/a/secret</p>");

    /// <summary>A change that causes a mail, committed.</summary>
    public Task<Guid> AddAsync(string address) => Writer.WriteAsync(async (context, token) =>
    {
        var row = Outbox.Add(context, MailTo(address), Kind);
        await context.SaveChangesAsync(token);
        return row.Id;
    }, CancellationToken.None);

    /// <summary>What the worker does when it wakes, to the end.</summary>
    /// <returns>How long it would sleep then.</returns>
    public async Task<TimeSpan> RoundAsync()
    {
        await Worker.RoundAsync(CancellationToken.None);
        await Delivery.SettleAsync();
        return await Worker.RoundAsync(CancellationToken.None);
    }

    public async Task InContextAsync(Func<PortalDbContext, Task> work)
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        await work(context);
    }

    public async Task<List<OutboxMail>> RowsAsync()
    {
        var rows = new List<OutboxMail>();
        await InContextAsync(async context => rows = await context.Set<OutboxMail>().AsNoTracking().OrderBy(mail => mail.CreatedAt).ToListAsync());
        return rows;
    }

    public async Task<OutboxMail> RowAsync() => (await RowsAsync()).Single();

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}

/// <summary>Everything that was logged, as text.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public override string ToString() => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue(formatter(state, exception) + exception);

    public void Dispose()
    {
    }
}
