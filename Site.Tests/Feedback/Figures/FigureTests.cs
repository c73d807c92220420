using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Feedback.Figures;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Figures;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class FigureTests(Store store)
{
    private FeedbackWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_changed_vote_counts_once_on_the_day_of_the_change()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page, useful: true);
        _world.Time.Pass(TimeSpan.FromDays(1));

        await _world.VoteAsync(page, useful: false, receipt);

        Assert.That(await CountsAsync(), Is.EqualTo(new[] { (_world.Time.Today().AddDays(-1), 0, 0, 0), (_world.Time.Today(), 0, 1, 0) }));
    }

    [Test]
    public async Task A_withdrawn_vote_takes_its_comments_out_of_the_figures()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page, useful: false);
        await _world.VoteAsync(page, useful: true);
        _world.Time.Pass(TimeSpan.FromSeconds(5));
        await _world.CommentAsync(page, receipt, "Il manque un lien.");

        await _world.WithdrawAsync(page, receipt, withComments: true);

        Assert.That(await CountsAsync(), Is.EqualTo(new[] { (_world.Time.Today(), 1, 0, 0) }));
    }

    [Test]
    public async Task Days_are_those_of_Paris()
    {
        var page = _world.Publish();
        // 23:30 in Paris, then half past midnight of the next day; both the same day in UTC.
        _world.Time.Pass(new DateTimeOffset(2026, 7, 1, 21, 30, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        await _world.VoteAsync(page);
        _world.Time.Pass(TimeSpan.FromHours(1));
        await _world.VoteAsync(page);

        Assert.That((await CountsAsync()).Select(day => day.Day), Is.EqualTo(new[] { new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 2) }));
    }

    [Test]
    public async Task Figures_that_went_wrong_are_derived_again_from_the_votes_with_progress()
    {
        var page = _world.Publish();
        await _world.VoteAsync(page, useful: true);
        _world.Time.Pass(TimeSpan.FromDays(1));
        await _world.VoteAsync(page, useful: false);
        await using (var context = await _world.Contexts.CreateDbContextAsync())
        {
            await context.Set<DailyFigures>().Where(figures => figures.Useful == 1).ExecuteUpdateAsync(figures => figures.SetProperty(f => f.Useful, 7).SetProperty(f => f.Comments, 2));
            context.Add(new DailyFigures { Day = _world.Time.Today().AddDays(-5), ContentId = page.Id, Version = page.Version, Useful = 3 });
            await context.SaveChangesAsync();
        }
        var steps = new Steps();

        await _world.Get<FigureRebuild>().RunAsync(steps, CancellationToken.None);

        var today = _world.Time.Today();
        Assert.That(await CountsAsync(), Is.EqualTo(new[] { (today.AddDays(-5), 0, 0, 0), (today.AddDays(-1), 1, 0, 0), (today, 0, 1, 0) }));
        Assert.That(steps.Seen, Is.EqualTo(new[] { new RebuildProgress(1, 3, 1), new RebuildProgress(2, 3, 2), new RebuildProgress(3, 3, 2) }));
    }

    [Test]
    public async Task After_25_months_votes_and_comments_go_and_their_figures_stay_even_when_derived_again()
    {
        var page = _world.Publish();
        var old = await _world.VoteAsync(page, useful: false);
        _world.Time.Pass(TimeSpan.FromSeconds(5));
        await _world.CommentAsync(page, old, "Il manque un lien.");
        var first = _world.Time.Today();
        _world.Time.Pass(TimeSpan.FromDays(40));
        await _world.VoteAsync(page, useful: true);
        var second = _world.Time.Today();
        _world.Time.Pass(first.AddMonths(FeedbackRetention.Months).AddDays(1).ToDateTime(default) - second.ToDateTime(default));

        Assert.That(await _world.Get<FeedbackRetention>().PurgeAsync(CancellationToken.None), Is.EqualTo(1));
        await _world.Get<FigureRebuild>().RunAsync(null, CancellationToken.None);

        Assert.That((await _world.VotesAsync()).Select(vote => vote.Useful), Is.EqualTo(new[] { true }));
        Assert.That(await _world.CommentCountAsync(), Is.Zero);
        Assert.That(await CountsAsync(), Is.EqualTo(new[] { (first, 0, 1, 1), (second, 1, 0, 0) }));
    }

    [Test]
    public async Task A_vote_on_the_last_day_that_is_kept_is_not_purged()
    {
        var page = _world.Publish();
        await _world.VoteAsync(page);
        var day = _world.Time.Today();
        _world.Time.Pass(day.AddMonths(FeedbackRetention.Months).ToDateTime(default) - day.ToDateTime(default));

        Assert.That(await _world.Get<FeedbackRetention>().PurgeAsync(CancellationToken.None), Is.Zero);
        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(1));
    }

    private async Task<List<(DateOnly Day, int Useful, int NotUseful, int Comments)>> CountsAsync()
    {
        await using var context = await _world.Contexts.CreateDbContextAsync();
        return [.. (await context.Set<DailyFigures>().AsNoTracking().OrderBy(figures => figures.Day).ToListAsync())
            .Select(figures => (figures.Day, figures.Useful, figures.NotUseful, figures.Comments))];
    }

    private sealed class Steps : IProgress<RebuildProgress>
    {
        public List<RebuildProgress> Seen { get; } = [];

        public void Report(RebuildProgress value) => Seen.Add(value);
    }
}
