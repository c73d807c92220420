using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Mail;

/// <summary>The worker drains every database that has an outbox, not the portal's alone.</summary>
public class OutboxDatabasesTests
{
    private TemporaryFolder _folder = null!;
    private SmtpSink _sink = null!;
    private OutboxWorld _world = null!;
    private IDbContextFactory<OtherContext> _contexts = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _sink = new SmtpSink();
        var address = $"Data Source={Path.Combine(_folder.Path, "other.db")}";
        _world = await OutboxWorld.StartAsync(_folder.Path, _sink.Port, more: services =>
        {
            services.AddDbContextFactory<OtherContext>((provider, options) => options.UseSqlite(address).AddInterceptors(provider.GetServices<IInterceptor>()));
            services.AddOutbox<OtherContext>(_ => new SqliteConnection(address));
        });
        _contexts = _world.Service<IDbContextFactory<OtherContext>>();
        await using var context = await _contexts.CreateDbContextAsync();
        await context.Database.EnsureCreatedAsync();
    }

    [TearDown]
    public async Task End()
    {
        await _world.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_commit_in_another_database_wakes_the_worker_and_its_mail_leaves()
    {
        await _world.Worker.StartAsync(CancellationToken.None);

        await using (var context = await _contexts.CreateDbContextAsync())
        {
            _world.Outbox.Add(context, OutboxWorld.MailTo("edith@exemple.fr"), OutboxWorld.Kind);
            await context.SaveChangesAsync();
        }

        Assert.That((await _sink.NextAsync()).To.ToString(), Does.Contain("edith@"));
        await _world.Worker.StopAsync(CancellationToken.None);
    }

    [Test]
    public async Task A_database_that_cannot_be_read_holds_up_no_other()
    {
        await using (var context = await _contexts.CreateDbContextAsync())
            await context.Database.ExecuteSqlAsync($"DROP TABLE \"OutboxMails\"");
        await _world.AddAsync("edith@exemple.fr");

        await _world.RoundAsync();

        Assert.That(await _sink.NextAsync(), Is.Not.Null);
        Assert.That(_world.Log.ToString(), Does.Contain("An outbox cannot be read"));
    }

    [Test]
    public async Task Health_counts_the_mails_of_all()
    {
        _sink.Refuses = true;
        await _world.AddAsync("edith@exemple.fr");
        await using (var context = await _contexts.CreateDbContextAsync())
        {
            _world.Outbox.Add(context, OutboxWorld.MailTo("marc@exemple.fr"), OutboxWorld.Kind);
            await context.SaveChangesAsync();
        }
        await _world.RoundAsync();

        Assert.That(await _world.Status.CountAsync(CancellationToken.None), Is.EqualTo(new OutboxCount(Dead: 2, DeadLately: 2, Overdue: 0)));

        _world.Time.Pass(TimeSpan.FromHours(25));
        Assert.That(await _world.Status.CountAsync(CancellationToken.None), Is.EqualTo(new OutboxCount(Dead: 2, DeadLately: 0, Overdue: 0)));
    }

    [Test]
    public async Task A_mail_is_overdue_after_a_quarter_of_an_hour()
    {
        await _world.AddAsync("edith@exemple.fr");

        _world.Time.Pass(TimeSpan.FromMinutes(15));
        Assert.That((await _world.Status.CountAsync(CancellationToken.None)).Overdue, Is.Zero);

        _world.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.That((await _world.Status.CountAsync(CancellationToken.None)).Overdue, Is.EqualTo(1));
    }

    // Without the portal's conventions: the mapping brings what it needs.
    private sealed class OtherContext(DbContextOptions<OtherContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfiguration(new OutboxMailMapping());
    }
}
