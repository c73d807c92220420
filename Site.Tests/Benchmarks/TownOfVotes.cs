using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Core.Feedback.Figures;
using Site.Core.Help;
using Site.Core.Help.Misses;
using Site.Core.Text;

namespace Site.Benchmarks;

/// <summary>A running site whose contents have had many votes and comments over two years, few contents most of them.</summary>
internal sealed class TownOfVotes : IAsyncDisposable
{
    private const int Batch = 5_000;
    private const int Days = 730;
    private const int Seed = 8;

    private static readonly string[] Openings = ["Je ne trouve pas", "Il manque", "Merci pour", "On ne comprend pas", "Le bouton ne marche pas pour", "Pourquoi faut-il"];
    private static readonly string[] Things = ["le lien vers la facture", "l’horaire de la cantine", "l’étape du mot de passe", "la réservation du mercredi", "la vidéo sur téléphone", "le numéro de dossier"];

    public required WebApplication App { get; init; }

    /// <param name="postgreSql">An empty database; null: SQLite.</param>
    public static async Task<TownOfVotes> StartAsync(string dataPath, int contents, int votes, int comments, string? postgreSql)
    {
        await Contents.FillAsync(dataPath, documents: contents);
        var app = await RunningSite.StartAsync(dataPath, settings: ["--Families:FirstRun", "none", "--Logging:LogLevel:Default", "Warning",
            .. postgreSql is null ? Array.Empty<string>() : ["--Data:PostgreSql", postgreSql]]);
        var contexts = app.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        var clock = Stopwatch.StartNew();
        await VoteAsync(contexts, [.. app.Services.GetRequiredService<HelpLibrary>().Current.ById.Values.Where(content => content is not ContentList)], votes, comments);
        await SearchAsync(contexts);
        Report.Note("votes and comments made, s", $"{clock.Elapsed.TotalSeconds:0}");
        clock.Restart();
        var rebuilt = await app.Services.GetRequiredService<FigureRebuild>().RunAsync(null, CancellationToken.None);
        Report.Note("feedback rebuild, s", $"{clock.Elapsed.TotalSeconds:0.0} for {rebuilt.Of} days");
        await using var context = await contexts.CreateDbContextAsync();
        Report.Note("daily figures", $"{await context.Set<DailyFigures>().CountAsync()} rows");
        return new TownOfVotes { App = app };
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static async Task VoteAsync(IDbContextFactory<PortalDbContext> contexts, IReadOnlyList<HelpContent> contents, int votes, int comments)
    {
        var random = new Random(Seed);
        var now = DateTimeOffset.UtcNow;
        var every = votes / comments;
        for (var made = 0; made < votes;)
        {
            await using var context = await contexts.CreateDbContextAsync();
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var one = 0; one < Batch && made < votes; one++, made++)
            {
                // The square of an even chance: a tenth of the contents have a third of the votes.
                var content = contents[(int)(Math.Pow(random.NextDouble(), 2) * contents.Count)];
                var hash = new byte[32];
                random.NextBytes(hash);
                var vote = new Vote
                {
                    Id = Guid.CreateVersion7(), ContentId = content.Id, ContentVersion = content.Version, ReceiptHash = hash, Useful = random.NextDouble() < 0.75,
                    VotedAt = now.AddSeconds(-random.NextDouble() * Days * 86_400),
                };
                context.Add(vote);
                if (made % every != 0)
                    continue;
                var text = $"{Openings[random.Next(Openings.Length)]} {Things[random.Next(Things.Length)]}, essai {made}.";
                context.Add(new Comment
                {
                    Id = Guid.CreateVersion7(), VoteId = vote.Id, ContentId = content.Id, Text = text, FoldedText = SearchableText.Fold(text), CreatedAt = vote.VotedAt.AddSeconds(40),
                    Status = (CommentStatus)random.Next(4),
                });
            }
            await context.SaveChangesAsync();
        }
    }

    private static async Task SearchAsync(IDbContextFactory<PortalDbContext> contexts)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var today = TimeProvider.System.Today();
        for (var day = 0; day < Days; day++)
        {
            context.Add(new SearchDay { Day = today.AddDays(-day), Searches = 300, Misses = 20, Opened = 180 });
            for (var miss = 0; miss < 10; miss++)
                context.Add(new SearchMiss { Day = today.AddDays(-day), Query = $"{Things[miss % Things.Length]} {miss} {day % 50}", Count = 2 });
        }
        await context.SaveChangesAsync();
    }
}
