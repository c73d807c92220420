using System.Text;
using Microsoft.EntityFrameworkCore;
using Site.Core.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class VotingTests(Store store)
{
    private string? _postgreSql;
    private FeedbackWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FeedbackWorld.StartAsync(_postgreSql = PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_vote_belongs_to_the_content_and_the_version_that_was_read()
    {
        var page = _world.Publish();

        await _world.VoteAsync(page, useful: false);

        var vote = (await _world.VotesAsync()).Single();
        Assert.That((vote.ContentId, vote.ContentVersion, vote.Useful, vote.VotedAt),
            Is.EqualTo((page.Id, page.Version, false, _world.Time.GetUtcNow())));
    }

    [Test]
    public async Task The_receipt_itself_is_nowhere_in_the_database()
    {
        var receipt = await _world.VoteAsync(_world.Publish());

        var hash = receipt.Hash();
        if (store == Store.PostgreSql)
        {
            await using var context = await _world.Contexts.CreateDbContextAsync();
            var row = await context.Database.SqlQueryRaw<string>("SELECT vote::text AS \"Value\" FROM \"FeedbackVotes\" AS vote").SingleAsync();
            Assert.That(row, Does.Not.Contain(receipt.ToString()).And.Contain(Convert.ToHexString(hash)).IgnoreCase);
            return;
        }
        var files = Directory.GetFiles(_world.Folder).Select(ReadShared).ToList();
        Assert.That(files, Has.None.Matches<byte[]>(bytes => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(receipt.ToString())) >= 0));
        Assert.That(files, Has.Some.Matches<byte[]>(bytes => bytes.AsSpan().IndexOf(hash) >= 0));
    }

    [Test]
    public async Task Voting_again_with_the_receipt_changes_the_vote()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page, useful: true);

        var again = await _world.VoteAsync(page, useful: false, receipt);

        Assert.That(again.ToString(), Is.EqualTo(receipt.ToString()));
        Assert.That((await _world.VotesAsync()).Select(vote => vote.Useful), Is.EqualTo(new[] { false }));
    }

    [Test]
    public async Task A_receipt_of_another_content_changes_nothing_there()
    {
        var (one, other) = (HelpContents.Page(), HelpContents.Page());
        _world.Library.Publish(one, other);
        var receipt = await _world.VoteAsync(one, useful: true);

        await _world.VoteAsync(other, useful: false, receipt);

        Assert.That(await _world.WithdrawAsync(other, receipt), Is.EqualTo(WithdrawResult.NoVote));
        Assert.That((await _world.FindAsync(one, receipt))?.Useful, Is.True);
        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_vote_on_a_new_version_leaves_the_vote_on_the_old_one()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page, useful: false);
        var next = page with { Version = HelpContents.SecondVersion };
        _world.Library.Publish(next);

        await _world.VoteAsync(next, useful: true, receipt);

        Assert.That((await _world.VotesAsync()).Select(vote => (vote.ContentVersion, vote.Useful)),
            Is.EquivalentTo(new[] { (page.Version, false), (next.Version, true) }));
    }

    [Test]
    public async Task A_page_left_open_votes_for_the_version_that_it_showed()
    {
        var page = _world.Publish();
        _world.Library.Publish(page with { Version = HelpContents.SecondVersion });
        _world.Time.Pass(PublishedVersions.Grace);

        await _world.VoteAsync(page);

        Assert.That((await _world.VotesAsync()).Single().ContentVersion, Is.EqualTo(page.Version));
    }

    [Test]
    public async Task A_page_left_open_too_long_is_refused()
    {
        var page = _world.Publish();
        _world.Library.Publish(page with { Version = HelpContents.SecondVersion });
        _world.Time.Pass(PublishedVersions.Grace + TimeSpan.FromSeconds(1));

        Assert.That(await Cast(page.Id, page.Version), Is.TypeOf<VoteResult.UnknownVersion>());
        Assert.That(await _world.VotesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_version_that_nobody_published_is_refused()
    {
        var page = _world.Publish();

        Assert.That(await Cast(page.Id, page.Version.AddTicks(1)), Is.TypeOf<VoteResult.UnknownVersion>());
    }

    [Test]
    public async Task A_vote_for_an_unpublished_content_is_refused()
    {
        var page = _world.Publish();
        _world.Library.Publish();

        Assert.That(await Cast(page.Id, page.Version), Is.TypeOf<VoteResult.NotPublished>());
    }

    [Test]
    public async Task Lists_take_no_vote()
    {
        var list = HelpContents.List();
        _world.Library.Publish(list);

        Assert.That(await Cast(list.Id, list.Version), Is.TypeOf<VoteResult.NotPublished>());
    }

    [Test]
    public async Task A_withdrawn_vote_is_gone_and_can_be_cast_again()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);

        Assert.That(await _world.WithdrawAsync(page, receipt), Is.EqualTo(WithdrawResult.Withdrawn));
        Assert.That(await _world.WithdrawAsync(page, receipt), Is.EqualTo(WithdrawResult.NoVote));
        Assert.That(await _world.FindAsync(page, receipt), Is.Null);

        var next = await _world.VoteAsync(page, receipt: receipt);
        Assert.That(next.ToString(), Is.Not.EqualTo(receipt.ToString()));
        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_vote_can_be_withdrawn_after_its_content_is_gone()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        _world.Library.Publish();

        Assert.That(await _world.WithdrawAsync(page, receipt), Is.EqualTo(WithdrawResult.Withdrawn));
    }

    [Test]
    public async Task Votes_less_withdrawals_is_what_remains_when_all_come_at_once()
    {
        const int votes = 60, withdrawals = 25;
        var page = _world.Publish();
        var early = await Task.WhenAll(Enumerable.Range(0, withdrawals).Select(_ => Task.Run(() => _world.VoteAsync(page))));

        // Each withdrawal comes twice, and among other votes.
        var withdrawn = early.SelectMany(receipt => new[] { receipt, receipt })
            .Select(receipt => Task.Run(() => _world.WithdrawAsync(page, receipt))).ToList();
        var late = Enumerable.Range(0, votes - withdrawals).Select(_ => Task.Run(() => _world.VoteAsync(page)));
        await Task.WhenAll(late.Concat<Task>(withdrawn));

        Assert.That(withdrawn.Count(task => task.Result == WithdrawResult.Withdrawn), Is.EqualTo(withdrawals));
        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(votes - withdrawals));
    }

    [Test]
    public async Task Changes_of_one_vote_that_come_at_once_leave_one_vote()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => _world.VoteAsync(page, number % 2 == 0, receipt))));

        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_answered_is_on_disk_already()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page, useful: false);
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await _world.CommentAsync(page, receipt, "Trop long.");

        // Another process on the same server; or, of SQLite, the files as they lie while the first still has them open: what a killed one would leave.
        await using var later = await FeedbackWorld.StartAsync(_postgreSql);
        if (store == Store.Sqlite)
            await CopyFilesAsync(later);

        var vote = (await later.VotesAsync()).Single();
        Assert.That((vote.Useful, vote.Comments.Single().Text), Is.EqualTo((false, "Trop long.")));
    }

    private async Task CopyFilesAsync(FeedbackWorld later)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var left in Directory.GetFiles(later.Folder))
            File.Delete(left);
        foreach (var file in Directory.GetFiles(_world.Folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            await File.WriteAllBytesAsync(Path.Combine(later.Folder, Path.GetFileName(file)), ReadShared(file));
    }

    private Task<VoteResult> Cast(Guid content, DateTimeOffset version) =>
        _world.Feedback.VoteAsync(new(content, version, true, null), CancellationToken.None);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
