using Site.Core.Calendar;
using Site.Core.Feedback.Analysis;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Analysis;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ReadingTests(Store store)
{
    private FeedbackWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task The_overview_sums_a_period_and_the_one_before()
    {
        var (one, other) = (HelpContents.Question("Un"), HelpContents.Question("Deux"));
        _world.Library.Publish(one, other);
        await _world.VotesAsync(one, useful: 1, notUseful: 2);
        _world.Time.Pass(TimeSpan.FromDays(7));
        await _world.VotesAsync(one, useful: 3, notUseful: 1);
        await _world.WriteAsync(other, "Il manque un lien.");

        var overview = await OverviewAsync(FeedbackReach.Everything);

        Assert.That((overview.Sums.Satisfaction, overview.Sums.Comments), Is.EqualTo((new Satisfaction(3, 2), 1)));
        Assert.That(overview.Before.Satisfaction, Is.EqualTo(new Satisfaction(1, 2)));
        Assert.That(overview.Days.Select(day => (day.Day, day.Satisfaction.Votes)), Is.EqualTo(new[] { (_world.Time.Today(), 5) }));
        Assert.That(overview.HasEverHadVotes, Is.True);
    }

    [Test]
    public async Task Edits_published_in_the_period_are_told()
    {
        var page = HelpContents.Page(_world.Time.GetUtcNow().AddDays(-30));
        _world.Library.Publish(page);
        var edited = page with { Version = _world.Time.GetUtcNow(), Title = "Nouveau titre" };
        _world.Library.Publish(edited);
        await _world.PublicationsAsync();

        var overview = await OverviewAsync(FeedbackReach.Everything);

        Assert.That(overview.Publications, Is.EqualTo(new[] { new PublishedEdit(page.Id, edited.Version, "Nouveau titre") }));
    }

    [Test]
    public async Task Before_the_first_vote_there_never_was_one() =>
        Assert.That(await OverviewAsync(FeedbackReach.Everything), Is.InstanceOf<Overview>().With.Property("HasEverHadVotes").False);

    [Test]
    public async Task Who_reads_some_contents_reads_no_others_and_no_searches()
    {
        var (mine, other) = (HelpContents.Question("À moi"), HelpContents.Question("À d’autres"));
        _world.Library.Publish(mine, other);
        await _world.VotesAsync(mine, useful: 1, notUseful: 0);
        await _world.VotesAsync(other, useful: 0, notUseful: 5);
        var reach = new FeedbackReach([mine.Id]);

        var overview = await OverviewAsync(reach);
        var ranking = await RankAsync(RankingOrder.MostLetDown, reach);

        Assert.That((overview.Sums.Satisfaction, overview.Sums.Searches), Is.EqualTo((new Satisfaction(1, 0), (SearchSums?)null)));
        Assert.That(ranking, Is.EqualTo(new[] { "À moi" }));
        Assert.That(await _world.Get<VersionReading>().ReadAsync(other.Id, reach, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task To_mend_first_is_what_lets_down_most_people_not_the_lowest_share()
    {
        await RankedTownAsync();

        Assert.That(await RankAsync(RankingOrder.MostLetDown), Is.EqualTo(new[] { "Beaucoup lu", "Mal aimé", "Une seule voix", "Deux voix" }));
    }

    [Test]
    public async Task A_page_with_two_votes_never_tops_one_with_many()
    {
        await RankedTownAsync();

        Assert.That(await RankAsync(RankingOrder.MostSatisfied), Is.EqualTo(new[] { "Beaucoup lu", "Deux voix", "Mal aimé", "Une seule voix" }));
        Assert.That((await RankAsync(RankingOrder.LeastSatisfied))[0], Is.EqualTo("Mal aimé"));
    }

    [Test]
    public async Task The_ranking_is_asked_for_by_type_screen_and_days()
    {
        await RankedTownAsync();

        Assert.That(await RankAsync(RankingOrder.MostVotes, type: "page"), Is.Empty);
        Assert.That(await RankAsync(RankingOrder.MostVotes, screen: "factures"), Is.EqualTo(new[] { "Mal aimé" }));
        _world.Time.Pass(TimeSpan.FromDays(8));
        Assert.That(await RankAsync(RankingOrder.MostVotes), Is.Empty);
    }

    [Test]
    public async Task A_content_that_is_gone_keeps_its_name_in_the_ranking()
    {
        var page = HelpContents.Page();
        _world.Library.Publish(page);
        await _world.VoteAsync(page);
        _world.Library.Publish();
        await _world.PublicationsAsync();

        var ranked = await _world.Get<RankingReading>().ReadAsync(Query(RankingOrder.MostVotes), FeedbackReach.Everything, CancellationToken.None);

        Assert.That(ranked.Select(content => (content.Content.Title, content.Content.Address)), Is.EqualTo(new[] { (page.Title, (string?)null) }));
    }

    [Test]
    public async Task Each_published_edit_is_compared_with_the_one_before()
    {
        var page = HelpContents.Page();
        _world.Library.Publish(page);
        await _world.VotesAsync(page, useful: 10, notUseful: 10);
        var edited = page with { Version = HelpContents.SecondVersion };
        _world.Library.Publish(edited);
        await _world.VotesAsync(edited, useful: 18, notUseful: 2);
        var again = page with { Version = HelpContents.SecondVersion.AddDays(1) };
        _world.Library.Publish(again);
        await _world.PublicationsAsync();

        var figures = await _world.Get<VersionReading>().ReadAsync(page.Id, FeedbackReach.Everything, CancellationToken.None);

        Assert.That(figures!.Satisfaction, Is.EqualTo(new Satisfaction(28, 12)));
        Assert.That(figures.Versions.Select(version => (version.Version, version.Satisfaction, version.Since?.Significance)), Is.EqualTo(new[]
        {
            (again.Version, new Satisfaction(0, 0), (Significance?)Significance.TooFewVotes),
            (edited.Version, new Satisfaction(18, 2), Significance.MoreThanChance),
            (page.Version, new Satisfaction(10, 10), null),
        }));
        Assert.That(figures.Versions[1].Since!.Value.Points, Is.EqualTo(0.4).Within(1e-9));
    }

    private async Task RankedTownAsync()
    {
        var much = HelpContents.Question("Beaucoup lu");
        var bad = HelpContents.Question("Mal aimé", screen: "factures");
        var two = HelpContents.Question("Deux voix");
        var one = HelpContents.Question("Une seule voix");
        _world.Library.Publish(much, bad, two, one);
        await _world.VotesAsync(much, useful: 60, notUseful: 12);
        await _world.VotesAsync(bad, useful: 1, notUseful: 9);
        await _world.VotesAsync(two, useful: 2, notUseful: 0);
        await _world.VotesAsync(one, useful: 0, notUseful: 1);
    }

    private Task<Overview> OverviewAsync(FeedbackReach reach) =>
        _world.Get<OverviewReading>().ReadAsync(Period.Last(7, _world.Time.Today()), reach, CancellationToken.None);

    private async Task<List<string>> RankAsync(RankingOrder order, FeedbackReach? reach = null, string? type = null, string? screen = null) =>
        [.. (await _world.Get<RankingReading>().ReadAsync(Query(order) with { Type = type, Screen = screen }, reach ?? FeedbackReach.Everything, CancellationToken.None))
            .Select(content => content.Content.Title)];

    private RankingQuery Query(RankingOrder order) => new(Period.Last(7, _world.Time.Today()), order, Type: null, Screen: null);
}
