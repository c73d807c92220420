using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Core.Feedback.Publications;
using Site.Core.Help;
using Site.Core.Help.Misses;

namespace Site.Tests.Feedback;

/// <summary>The feedback services on a real database (a SQLite file, or PostgreSQL where a test names one), with a clock to move and contents to publish.</summary>
internal sealed class FeedbackWorld : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private FeedbackWorld(ServiceProvider services, string folder) => (_services, Folder) = (services, folder);

    public string Folder { get; }
    public ManualTime Time => (ManualTime)_services.GetRequiredService<TimeProvider>();
    public HelpLibrary Library => _services.GetRequiredService<HelpLibrary>();
    public FeedbackService Feedback => _services.GetRequiredService<FeedbackService>();
    public IDbContextFactory<PortalDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    /// <param name="postgreSql">A connection string; null for a SQLite file.</param>
    public static async Task<FeedbackWorld> StartAsync(string? postgreSql = null)
    {
        var folder = Directory.CreateTempSubdirectory("portail-avis-").FullName;
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualTime())
            .AddSingleton<HelpLibrary>()
            .AddSingleton(Options.Create(new FeedbackOptions { MinimumSeconds = 2 }))
            .AddPortalDatabase(_ => folder, _ => postgreSql)
            .AddSingleton<SearchMissGroups>()
            .AddFeedbackServices()
            .BuildServiceProvider();
        foreach (var hosted in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await hosted.StartingAsync(CancellationToken.None);
        // Notes what is published; its loop needs no host.
        var publications = services.GetRequiredService<PublicationLog>();
        await publications.StartAsync(CancellationToken.None);
        return new FeedbackWorld(services, folder);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Waits until all that was published so far is noted.</summary>
    public Task PublicationsAsync() => Get<PublicationLog>().StopAsync(CancellationToken.None);

    public Page Publish()
    {
        var page = HelpContents.Page();
        Library.Publish(page);
        return page;
    }

    public async Task<Receipt> VoteAsync(HelpContent content, bool useful = true, Receipt? receipt = null)
    {
        var result = await Feedback.VoteAsync(new(content.Id, content.Version, useful, receipt), CancellationToken.None);
        return ((VoteResult.Stored)result).Receipt;
    }

    public async Task<CommentResult> CommentAsync(HelpContent content, Receipt receipt, string text) =>
        await Feedback.CommentAsync(content.Id, receipt, CommentText.Parse(text, out _)!, CancellationToken.None);

    public Task<WithdrawResult> WithdrawAsync(HelpContent content, Receipt receipt, bool withComments = false) =>
        Feedback.WithdrawAsync(content.Id, receipt, withComments, CancellationToken.None);

    public Task<OwnVote?> FindAsync(HelpContent content, Receipt receipt) => Feedback.FindAsync(content.Id, receipt, CancellationToken.None);

    public async Task<List<Vote>> VotesAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Set<Vote>().AsNoTracking().Include(vote => vote.Comments).ToListAsync();
    }

    public async Task<int> CommentCountAsync()
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Set<Comment>().CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
