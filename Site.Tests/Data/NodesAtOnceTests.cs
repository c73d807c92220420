using Site.Core.Families;
using Site.Tests.Families;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Data;

/// <summary>What two nodes do to the same rows at the same moment comes out as if one had waited for the other.</summary>
public class NodesAtOnceTests
{
    private string _database = null!;

    [SetUp]
    public void Start() => _database = PostgreSqlServer.For(Store.PostgreSql)!;

    [Test]
    public async Task A_dossier_of_two_guardians_takes_two_accounts_however_many_come()
    {
        await using var one = await FamilyWorld.OfTownAsync(_database);
        await using var other = await FamilyWorld.StartAsync(_database);
        var accounts = new List<Guid>();
        for (var number = 0; number < 12; number++)
            accounts.Add(await one.AccountAsync($"parent{number}"));

        var results = await Task.WhenAll(accounts.Select((account, number) =>
            Task.Run(() => (number % 2 == 0 ? one : other).LinkAsync(account, "L’Hénaff-Diop", Town.LHenaff))));

        Assert.That(results.Count(result => result is LinkResult.Linked), Is.EqualTo(2));
        Assert.That(results.Count(result => result is LinkResult.NoGuardianLeft), Is.EqualTo(10));
        Assert.That(await one.AllAsync<DossierLink>(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Wrong_letters_are_all_counted_and_the_eleventh_is_refused()
    {
        await using var one = await FamilyWorld.OfTownAsync(_database);
        await using var other = await FamilyWorld.StartAsync(_database);
        var account = await one.AccountAsync("curieux");

        var results = await Task.WhenAll(Enumerable.Range(0, 14).Select(number =>
            Task.Run(() => (number % 2 == 0 ? one : other).LinkAsync(account, "Inconnu", Town.LHenaff))));

        Assert.That(results.Count(result => result is LinkResult.NoMatch), Is.EqualTo(10));
        Assert.That(results.Count(result => result is LinkResult.TooManyFailures), Is.EqualTo(4));
    }

    [Test]
    public async Task Changes_of_one_vote_leave_one_vote()
    {
        await using var one = await FeedbackWorld.StartAsync(_database);
        await using var other = await FeedbackWorld.StartAsync(_database);
        var page = one.Publish();
        other.Library.Publish(page);
        var receipt = await one.VoteAsync(page);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number =>
            Task.Run(() => (number % 2 == 0 ? one : other).VoteAsync(page, useful: number % 3 == 0, receipt))));

        Assert.That(await one.VotesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_page_that_has_not_changed_since_the_vote_is_known_as_such()
    {
        await using var world = await FeedbackWorld.StartAsync(_database);
        var page = world.Publish();

        var vote = await world.FindAsync(page, await world.VoteAsync(page));

        Assert.That(vote!.Version, Is.EqualTo(page.Version));
    }
}
