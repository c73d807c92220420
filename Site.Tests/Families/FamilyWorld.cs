using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Site.Core.Account;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;
using Site.Core.Mail;
using Site.Core.Reservations;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>Families' services on a real database (a SQLite file, or PostgreSQL where a test names one) that tests fill with CSV files, with a clock to move and the mails that wait to be sent.</summary>
internal sealed class FamilyWorld : IAsyncDisposable
{
    public const string Issuer = "https://connexion.exemple.fr/";

    private readonly TemporaryFolder _data;
    private readonly string? _postgreSql;
    private readonly Action<IServiceCollection>? _more;
    private ServiceProvider _services;

    private FamilyWorld(TemporaryFolder data, string? postgreSql, Action<IServiceCollection>? more, ServiceProvider services) =>
        (_data, _postgreSql, _more, _services) = (data, postgreSql, more, services);

    /// <summary>Those that have no name here.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Where the SQLite file is, for a process of the site.</summary>
    public string DataPath => _data.Path;

    public ManualTime Time => (ManualTime)_services.GetRequiredService<TimeProvider>();
    public FamiliesOptions Options => _services.GetRequiredService<IOptions<FamiliesOptions>>().Value;
    public Letters Letters => _services.GetRequiredService<Letters>();
    public DossierLinks Links => _services.GetRequiredService<DossierLinks>();
    public LinkObjections Objections => _services.GetRequiredService<LinkObjections>();
    /// <summary>Everything that was logged since the start or the last restart.</summary>
    public IReadOnlyList<string> Log => _services.GetRequiredService<KeptLog>().Lines;

    public FamilyReader Reader => _services.GetRequiredService<FamilyReader>();
    public AccountEndings Endings => _services.GetRequiredService<AccountEndings>();
    public BookingWriter Bookings => _services.GetRequiredService<BookingWriter>();
    public TownCalendars TownCalendars => _services.GetRequiredService<TownCalendars>();
    public AttendanceReader Attendance => _services.GetRequiredService<AttendanceReader>();
    public DecisionImport Decisions => _services.GetRequiredService<DecisionImport>();
    public DeadlineRecord DeadlineRecord => _services.GetRequiredService<DeadlineRecord>();
    public CalendarReader Calendars => _services.GetRequiredService<CalendarReader>();
    public Reminders Reminders => _services.GetRequiredService<Reminders>();
    public WaitingLine Line => _services.GetRequiredService<WaitingLine>();
    public CalendarFeeds Feeds => _services.GetRequiredService<CalendarFeeds>();
    public WaitingLook Waits => _services.GetRequiredService<WaitingLook>();
    public PortalAccounts Accounts => _services.GetRequiredService<PortalAccounts>();

    /// <param name="postgreSql">A connection string; null for a SQLite file.</param>
    /// <param name="more">Services of features that build on families.</param>
    public static async Task<FamilyWorld> StartAsync(string? postgreSql = null, Action<IServiceCollection>? more = null, ManualTime? time = null)
    {
        var data = new TemporaryFolder();
        return new FamilyWorld(data, postgreSql, more, await BuildAsync(data, postgreSql, more, time ?? new ManualTime(), new FamiliesOptions()));
    }

    /// <summary>With the families that <see cref="Town"/> tells of.</summary>
    public static async Task<FamilyWorld> OfTownAsync(string? postgreSql = null)
    {
        var world = await StartAsync(postgreSql);
        Assert.That((await world.ImportAsync(Town.Files)).Refusals, Is.Empty);
        return world;
    }

    /// <summary>New services on the same file, as after a restart.</summary>
    public async Task RestartAsync()
    {
        var (time, options) = (Time, Options);
        await _services.DisposeAsync();
        _services = await BuildAsync(_data, _postgreSql, _more, time, options);
    }

    /// <summary>Writes the files into a folder and imports it.</summary>
    public async Task<ImportLog> ImportAsync(params (string Name, string Text)[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name), text);
        return await ImportAsync(folder.Path);
    }

    public async Task<ImportLog> ImportAsync(string folder)
    {
        var log = new ImportLog();
        await _services.GetRequiredService<FolderImport>().ImportAsync(folder, log, CancellationToken.None);
        return log;
    }

    /// <summary>Somebody signs in for the first time.</summary>
    public Task<Guid> AccountAsync(string userName, string? mail = null) => Accounts.SignedInAsync(
        new SignedInPerson(Issuer, userName, userName, mail ?? $"{userName}@exemple.fr"), CancellationToken.None);

    public Task<LinkResult> LinkAsync(Guid account, string familyName, string number, string? code = null) =>
        Links.LinkAsync(new LetterInput(familyName, number, code, account), CancellationToken.None);

    /// <summary>An account that holds the dossier, and the dossier's id.</summary>
    public async Task<(Guid Account, Guid Dossier)> LinkedAsync(string userName, string familyName, string number, string? mail = null)
    {
        var account = await AccountAsync(userName, mail);
        var linked = await LinkAsync(account, familyName, number);
        Assert.That(linked, Is.InstanceOf<LinkResult.Linked>(), userName);
        return (account, ((LinkResult.Linked)linked).DossierId);
    }

    /// <summary>What the account may see of a dossier; null for nothing.</summary>
    public Task<OwnDossier?> SeesAsync(Guid account, Guid dossier) => Reader.DossierAsync(account, dossier, CancellationToken.None);

    public async Task<List<T>> AllAsync<T>() where T : class
    {
        await using var context = await ContextAsync();
        return await context.Set<T>().AsNoTracking().ToListAsync();
    }

    public Task<PortalDbContext> ContextAsync() => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();

    /// <summary>Mails of a kind that wait to be sent.</summary>
    public async Task<List<OutboxMail>> MailsAsync(string kind) => [.. (await AllAsync<OutboxMail>()).Where(mail => mail.Kind == kind)];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _data.Dispose();
    }

    private static async Task<ServiceProvider> BuildAsync(TemporaryFolder data, string? postgreSql, Action<IServiceCollection>? more, ManualTime time, FamiliesOptions options)
    {
        var collection = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<KeptLog>()
            .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<KeptLog>())
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(options))
            .AddSingleton<IFamilyAddresses, Addresses>()
            .AddSingleton<IAccountPages, Addresses>()
            .AddPortalDatabase(_ => data.Path, _ => postgreSql)
            .AddPortalOutbox()
            .AddMailComposer(_ => new MailSignature("Portail famille de Cergy", "Cergy Familles", "01 34 33 44 00", "cergyfamilles@cergy.fr"))
            .AddPortalAccounts()
            .AddFamilies()
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(new CalendarOptions()))
            .AddSingleton<IReservationAddresses, Addresses>()
            .AddReservations()
            .AddReservationFiles()
            .AddReservationReading()
            .AddFolderImport();
        more?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        await services.PreparePortalDatabaseAsync();
        return services;
    }

    private sealed class Addresses : IFamilyAddresses, IAccountPages, IReservationAddresses
    {
        public Uri SignIn => new("https://famille.exemple.fr/connexion");

        public Uri Calendar => new("https://famille.exemple.fr/reservations");

        public Uri Reminders => new("https://famille.exemple.fr/reservations/rappels");

        public Uri Offer(string token) => new($"https://famille.exemple.fr/place/{token}");

        public Uri Objection(string token) => new($"https://famille.exemple.fr/objection/{token}");
    }
}

/// <summary>A log in memory.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

/// <summary>What an import told.</summary>
internal sealed class ImportLog : IImportReport
{
    public List<ImportedFile> Files { get; } = [];
    public List<(string File, long Line, string Reason)> Refusals { get; } = [];
    public Dictionary<string, long> Lines { get; } = [];

    public (int New, int Changed, int Unchanged) this[string file] =>
        Files.Single(one => one.Name == file).Tally is var tally ? (tally.New, tally.Changed, tally.Unchanged) : default;

    public void Begins(string file) => Lines[file] = 0;

    public void Goes(string file, long lines, int percent)
    {
        Assert.That(percent, Is.InRange(0, 100));
        Lines[file] = lines;
    }

    public void Refused(string file, long line, string reason) => Refusals.Add((file, line, reason));

    public void Ends(ImportedFile result) => Files.Add(result);
}
