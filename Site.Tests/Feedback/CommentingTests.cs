using Site.Core.Feedback;
using Site.Core.Privacy;
using Site.Tests.Support;

namespace Site.Tests.Feedback;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class CommentingTests(Store store)
{
    private FeedbackWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_vote_takes_several_comments_within_the_hour()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        _world.Time.Pass(TimeSpan.FromSeconds(2));
        await _world.CommentAsync(page, receipt, "Un lien manque.");
        _world.Time.Pass(FeedbackOptions.CommentWindow - TimeSpan.FromSeconds(2));

        Assert.That(await _world.CommentAsync(page, receipt, "Et une image."), Is.EqualTo(CommentResult.Stored));
        Assert.That((await _world.FindAsync(page, receipt))?.Comments, Is.EqualTo(new[] { "Un lien manque.", "Et une image." }));
    }

    [Test]
    public async Task After_the_hour_comments_are_closed_until_the_next_vote()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        _world.Time.Pass(FeedbackOptions.CommentWindow + TimeSpan.FromTicks(1));

        Assert.That(await _world.CommentAsync(page, receipt, "Trop tard."), Is.EqualTo(CommentResult.TooLate));
        Assert.That((await _world.FindAsync(page, receipt))?.CanComment, Is.False);
        Assert.That(await _world.CommentCountAsync(), Is.Zero);

        await _world.VoteAsync(page, receipt: receipt);
        Assert.That((await _world.FindAsync(page, receipt))?.CanComment, Is.True);
    }

    [Test]
    public async Task A_comment_quicker_than_a_hand_is_not_stored()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        Assert.That(await _world.CommentAsync(page, receipt, "Tout de suite"), Is.EqualTo(CommentResult.TooSoon));

        _world.Time.Pass(TimeSpan.FromSeconds(2));
        Assert.That(await _world.CommentAsync(page, receipt, "Ensuite"), Is.EqualTo(CommentResult.Stored));
        Assert.That(await _world.CommentAsync(page, receipt, "Ensuite"), Is.EqualTo(CommentResult.TooSoon));
        Assert.That(await _world.CommentCountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_forged_receipt_comments_on_nothing()
    {
        var page = _world.Publish();
        await _world.VoteAsync(page);
        _world.Time.Pass(TimeSpan.FromMinutes(1));

        Assert.That(await _world.CommentAsync(page, Receipt.New(), "Bonjour"), Is.EqualTo(CommentResult.NoVote));
        Assert.That(await _world.CommentCountAsync(), Is.Zero);
    }

    [Test]
    public async Task Withdrawing_a_commented_vote_asks_first_then_deletes_both()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        _world.Time.Pass(TimeSpan.FromMinutes(1));
        await _world.CommentAsync(page, receipt, "Merci");

        Assert.That(await _world.WithdrawAsync(page, receipt), Is.EqualTo(WithdrawResult.HasComments));
        Assert.That(await _world.VotesAsync(), Has.Count.EqualTo(1));

        Assert.That(await _world.WithdrawAsync(page, receipt, withComments: true), Is.EqualTo(WithdrawResult.Withdrawn));
        Assert.That(await _world.VotesAsync(), Is.Empty);
        Assert.That(await _world.CommentCountAsync(), Is.Zero);
    }

    [Test]
    public async Task Personal_data_never_reaches_the_database()
    {
        var page = _world.Publish();
        var receipt = await _world.VoteAsync(page);
        _world.Time.Pass(TimeSpan.FromMinutes(1));

        await _world.CommentAsync(page, receipt, "Écrivez-moi : lea.martin@exemple.fr, dossier n° 48213");

        Assert.That((await _world.FindAsync(page, receipt))?.Comments.Single(),
            Is.EqualTo($"Écrivez-moi : {PersonalDataMask.Mail}, dossier n° {PersonalDataMask.Dossier}"));
        var files = Directory.GetFiles(_world.Folder).Select(file =>
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        });
        Assert.That(files, Has.None.Contains("lea.martin").And.None.Contains("48213"));
    }

    [Test]
    public void A_comment_counts_characters_not_bytes()
    {
        Assert.That(CommentText.Parse(new string('é', 2000), out _), Is.Not.Null);
        Assert.That(CommentText.Parse(string.Concat(Enumerable.Repeat("🙂", 2000)), out _), Is.Not.Null);
        Assert.That(CommentText.Parse(new string('a', 1999) + "\r\n" + "b", out var fault), Is.Null);
        Assert.That(fault, Is.EqualTo(CommentFault.TooLong));
        Assert.That(CommentText.Parse(new string('a', 1998) + "\r\n" + "b", out _)?.Value, Is.EqualTo(new string('a', 1998) + "\nb"));
    }

    [TestCase(null, CommentFault.Empty)]
    [TestCase(" \r\n\t\u0000", CommentFault.Empty)]
    [TestCase("abc\uFFFD", CommentFault.Unreadable)]
    public void A_comment_without_legible_text_is_refused(string? text, CommentFault expected)
    {
        Assert.That(CommentText.Parse(text, out var fault), Is.Null);
        Assert.That(fault, Is.EqualTo(expected));
    }

    [Test]
    public void Control_characters_are_left_out() =>
        Assert.That(CommentText.Parse("a\u0000b\u001B[31mc\td", out _)?.Value, Is.EqualTo("ab[31mc\td"));
}
