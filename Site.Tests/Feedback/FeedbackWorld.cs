using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    /// <param name="more">Services that build on these.</param>
    public static async Task<FeedbackWorld> StartAsync(string? postgreSql = null, Action<IServiceCollection>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("portail-avis-").FullName;
        var collection = new ServiceCollection();
        collection
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualTime())
            .AddSingleton<HelpLibrary>()
            .AddSingleton(Options.Create(new FeedbackOptions { MinimumSeconds = 2 }))
            .AddPortalDatabase(_ => folder, _ => postgreSql)
            .AddSingleton<SearchMissGroups>()
            .AddFeedbackServices();
        more?.Invoke(collection);
        var services = collection.BuildServiceProvider();
        await services.PreparePortalDatabaseAsync();
        // Both note what is published from now on; their loops need no host.
        services.GetRequiredService<PublishedVersions>();
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

    /// <summary>Many answers of now.</summary>
    public async Task VotesAsync(HelpContent content, int useful, int notUseful)
    {
        for (var voter = 0; voter < useful + notUseful; voter++)
            await VoteAsync(content, voter < useful);
    }

    /// <summary>A vote with a comment, which a hand has typed.</summary>
    /// <returns>The comment's id and the voter's receipt.</returns>
    public async Task<(Guid Id, Receipt Receipt)> WriteAsync(HelpContent content, string text, bool useful = false)
    {
        var receipt = await VoteAsync(content, useful);
        Time.Pass(TimeSpan.FromSeconds(5));
        Assert.That(await CommentAsync(content, receipt, text), Is.EqualTo(CommentResult.Stored));
        var now = Time.GetUtcNow();
        await using var context = await Contexts.CreateDbContextAsync();
        return ((await context.Set<Comment>().SingleAsync(comment => comment.CreatedAt == now)).Id, receipt);
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
        await PublicationsAsync();
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
