using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Feedback;
using Site.Core.Feedback.Figures;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Figures;

/// <summary>Whatever people do and in whatever order, the daily figures are what the raw votes and comments say.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class RandomHistoryTests(Store store)
{
    /// <summary>What may happen; numbers choose among those that are there.</summary>
    public abstract record Act
    {
        public sealed record Vote(int Content, bool Useful) : Act;

        public sealed record Change(int Voter, bool Useful) : Act;

        public sealed record Comment(int Voter, int Words) : Act;

        public sealed record Withdraw(int Voter) : Act;

        public sealed record Publish(int Content) : Act;

        /// <summary>Up to some days; often over midnight.</summary>
        public sealed record Wait(int Minutes) : Act;

        /// <summary>Longer than votes are kept.</summary>
        public sealed record YearsPass : Act;

        public sealed record Purge : Act;

        public sealed record Rebuild : Act;
    }

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, from content in Gen.Choose(0, 2) from useful in ArbMap.Default.GeneratorFor<bool>() select (Act)new Act.Vote(content, useful)),
        (3, from voter in Gen.Choose(0, 30) from useful in ArbMap.Default.GeneratorFor<bool>() select (Act)new Act.Change(voter, useful)),
        (4, from voter in Gen.Choose(0, 30) from words in Gen.Choose(0, 2) select (Act)new Act.Comment(voter, words)),
        (3, from voter in Gen.Choose(0, 30) select (Act)new Act.Withdraw(voter)),
        (1, from content in Gen.Choose(0, 2) select (Act)new Act.Publish(content)),
        (5, from minutes in Gen.Choose(1, 2_000) select (Act)new Act.Wait(minutes)),
        (1, Gen.Constant((Act)new Act.YearsPass())),
        (1, Gen.Constant((Act)new Act.Purge())),
        (1, Gen.Constant((Act)new Act.Rebuild())));

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public Property Figures_are_what_the_votes_say() => Prop.ForAll(Acts.ListOf(40).ToArbitrary(), acts => RunAsync(acts).GetAwaiter().GetResult());

    private async Task<Property> RunAsync(IReadOnlyList<Act> acts)
    {
        await using var world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));
        var contents = Enumerable.Range(0, 3).Select(_ => HelpContents.Page(world.Time.GetUtcNow())).ToArray();
        world.Library.Publish([.. contents]);
        var voters = new List<(HelpContent Content, Receipt Receipt)>();
        // Of days that are sealed, as they were when they were.
        var sealedDays = new Dictionary<DateOnly, string>();
        foreach (var act in acts)
        {
            switch (act)
            {
                case Act.Vote vote:
                    voters.Add((contents[vote.Content], await world.VoteAsync(contents[vote.Content], vote.Useful)));
                    break;
                case Act.Change change when voters.Count > 0:
                    var (content, receipt) = voters[change.Voter % voters.Count];
                    await world.Feedback.VoteAsync(new(content.Id, content.Version, change.Useful, receipt), CancellationToken.None);
                    break;
                case Act.Comment comment when voters.Count > 0:
                    world.Time.Pass(TimeSpan.FromSeconds(3));
                    await world.CommentAsync(voters[comment.Voter % voters.Count].Content, voters[comment.Voter % voters.Count].Receipt, $"Il manque {comment.Words}.");
                    break;
                case Act.Withdraw withdraw when voters.Count > 0:
                    await world.WithdrawAsync(voters[withdraw.Voter % voters.Count].Content, voters[withdraw.Voter % voters.Count].Receipt, withComments: true);
                    break;
                case Act.Publish publish:
                    contents[publish.Content] = HelpContents.Page(world.Time.GetUtcNow(), contents[publish.Content].Id);
                    world.Library.Publish([.. contents]);
                    break;
                case Act.Wait wait:
                    world.Time.Pass(TimeSpan.FromMinutes(wait.Minutes));
                    break;
                case Act.YearsPass:
                    world.Time.Pass(TimeSpan.FromDays(800));
                    // Browsers forget receipts long before.
                    voters.Clear();
                    break;
                case Act.Purge:
                    await world.Get<FeedbackRetention>().PurgeAsync(CancellationToken.None);
                    sealedDays = (await StoredAsync(world)).Where(day => day.Key < world.Time.Today().AddMonths(-FeedbackRetention.Months)).ToDictionary();
                    break;
                case Act.Rebuild:
                    await world.Get<FigureRebuild>().RunAsync(null, CancellationToken.None);
                    break;
            }
        }
        var stored = await StoredAsync(world);
        var raw = await RawAsync(world);
        var wrong = stored.Keys.Union(raw.Keys).Where(day => stored.GetValueOrDefault(day, "") != (sealedDays.GetValueOrDefault(day) ?? raw.GetValueOrDefault(day, ""))).ToList();
        return (wrong.Count == 0).Label($"Wrong on {string.Join(", ", wrong)}: {string.Join(" | ", wrong.Select(day => $"{stored.GetValueOrDefault(day)} / {raw.GetValueOrDefault(day)}"))}");
    }

    /// <summary>A line a day, of all that is not nought.</summary>
    private static async Task<Dictionary<DateOnly, string>> StoredAsync(FeedbackWorld world)
    {
        await using var context = await world.Contexts.CreateDbContextAsync();
        var days = await context.Set<DailyFigures>().AsNoTracking().ToListAsync();
        return Lines(days.Select(figures => (figures.Day, figures.ContentId, figures.Version, figures.Useful, figures.NotUseful, figures.Comments)));
    }

    private static async Task<Dictionary<DateOnly, string>> RawAsync(FeedbackWorld world)
    {
        var votes = await world.VotesAsync();
        var counted = new List<(DateOnly Day, Guid Content, DateTimeOffset Version, int Useful, int NotUseful, int Comments)>();
        foreach (var vote in votes)
        {
            counted.Add((Paris.Day(vote.VotedAt), vote.ContentId, vote.ContentVersion, vote.Useful ? 1 : 0, vote.Useful ? 0 : 1, 0));
            counted.AddRange(vote.Comments.Select(comment => (Paris.Day(comment.CreatedAt), vote.ContentId, vote.ContentVersion, 0, 0, 1)));
        }
        return Lines(counted.GroupBy(one => (one.Day, one.Content, one.Version)).Select(group =>
            (group.Key.Day, group.Key.Content, group.Key.Version, group.Sum(one => one.Useful), group.Sum(one => one.NotUseful), group.Sum(one => one.Comments))));
    }

    private static Dictionary<DateOnly, string> Lines(IEnumerable<(DateOnly Day, Guid Content, DateTimeOffset Version, int Useful, int NotUseful, int Comments)> figures) => figures
        .Where(one => (one.Useful, one.NotUseful, one.Comments) != (0, 0, 0))
        .GroupBy(one => one.Day)
        .ToDictionary(day => day.Key, day => string.Join("; ", day.OrderBy(one => one.Content).ThenBy(one => one.Version)
            .Select(one => $"{one.Content.ToString()[..4]} {one.Version.UtcTicks}: {one.Useful}+{one.NotUseful}, {one.Comments}")));
}
