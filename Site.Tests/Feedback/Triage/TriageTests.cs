using Site.Core.Feedback;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Triage;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Triage;

[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class TriageTests(Store store)
{
    private static readonly Analyst Alex = new(Guid.NewGuid(), "Alex Analyse");
    private static readonly Analyst Camille = new(Guid.NewGuid(), "Camille Rédaction");

    private FeedbackWorld _world = null!;
    private Page _page = null!;

    private CommentTriage Triage => _world.Get<CommentTriage>();

    [SetUp]
    public async Task Start()
    {
        _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));
        _page = _world.Publish();
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("étè")]
    [TestCase("ETE")]
    [TestCase("l'été")]
    public async Task Words_are_found_whatever_their_case_and_accents(string words)
    {
        await _world.WriteAsync(_page, "Les horaires de l’été manquent.");
        await _world.WriteAsync(_page, "Merci.");

        Assert.That((await SearchAsync(new(Text: words))).Select(comment => comment.Text), Is.EqualTo(new[] { "Les horaires de l’été manquent." }));
    }

    [TestCase("100%")]
    [TestCase("a_b")]
    [TestCase("[x]")]
    public async Task Signs_of_databases_are_only_signs(string text)
    {
        await _world.WriteAsync(_page, $"Voici {text}.");
        await _world.WriteAsync(_page, "Voici 1000, aXb et x.");

        Assert.That(await SearchAsync(new(Text: text)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Comments_are_filtered_by_content_answer_status_owner_and_tag()
    {
        var other = HelpContents.Question("Autre");
        _world.Library.Publish(_page, other);
        var (first, _) = await _world.WriteAsync(_page, "Un.", useful: true);
        var (second, _) = await _world.WriteAsync(other, "Deux.");
        await ChangeAsync([first], new(CommentStatus.InProgress, Take: true, AddTags: ["vidéo"]));

        Assert.That(Texts(await SearchAsync(new(ContentId: other.Id))), Is.EqualTo(new[] { "Deux." }));
        Assert.That(Texts(await SearchAsync(new(Useful: true))), Is.EqualTo(new[] { "Un." }));
        Assert.That(Texts(await SearchAsync(new(Status: CommentStatus.New))), Is.EqualTo(new[] { "Deux." }));
        Assert.That(Texts(await SearchAsync(new(OwnerId: Alex.Id))), Is.EqualTo(new[] { "Un." }));
        Assert.That(Texts(await SearchAsync(new(Tag: "vidéo"))), Is.EqualTo(new[] { "Un." }));
        Assert.That(Texts(await SearchAsync(new())), Is.EqualTo(new[] { "Deux.", "Un." }), "newest first");
    }

    [Test]
    public async Task A_changed_vote_shows_with_its_comment()
    {
        var (_, receipt) = await _world.WriteAsync(_page, "Il manque un lien.");

        await _world.VoteAsync(_page, useful: true, receipt);

        Assert.That((await SearchAsync(new())).Single().Useful, Is.True);
    }

    [Test]
    public async Task The_same_words_within_five_minutes_are_one_comment_to_read()
    {
        await _world.WriteAsync(_page, "Il manque un lien.");
        await _world.WriteAsync(_page, "il manque  un LIEN.");
        _world.Time.Pass(TimeSpan.FromMinutes(5));
        await _world.WriteAsync(_page, "Il manque un lien.");

        Assert.That((await SearchAsync(new())).Select(comment => comment.Repeated), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public async Task When_the_first_of_the_same_is_withdrawn_the_next_takes_its_place()
    {
        var (_, receipt) = await _world.WriteAsync(_page, "Il manque un lien.");
        await _world.WriteAsync(_page, "Il manque un lien.");
        await _world.WriteAsync(_page, "Il manque un lien.");

        await _world.WithdrawAsync(_page, receipt, withComments: true);

        Assert.That((await SearchAsync(new())).Select(comment => comment.Repeated), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Each_person_has_their_own_unread_marks()
    {
        var (first, _) = await _world.WriteAsync(_page, "Un.");
        await _world.WriteAsync(_page, "Deux.");

        await Triage.MarkReadAsync([first], FeedbackReach.Everything, Alex.Id, CancellationToken.None);
        await Triage.MarkReadAsync([first], FeedbackReach.Everything, Alex.Id, CancellationToken.None);

        Assert.That(Texts(await SearchAsync(new(UnreadBy: Alex.Id))), Is.EqualTo(new[] { "Deux." }));
        Assert.That(await UnreadAsync(Camille), Is.EqualTo(2));
        await Triage.MarkAllReadAsync(Alex.Id, CancellationToken.None);
        Assert.That(await UnreadAsync(Alex), Is.Zero);
        await _world.WriteAsync(_page, "Trois.");
        Assert.That(await UnreadAsync(Alex), Is.EqualTo(1));
    }

    [Test]
    public async Task Many_are_changed_at_once()
    {
        var ids = new List<Guid>();
        foreach (var text in new[] { "Un.", "Deux.", "Trois." })
            ids.Add((await _world.WriteAsync(_page, text)).Id);

        Assert.That(await ChangeAsync(ids, new(CommentStatus.Dismissed, AddTags: ["doublon", "vidéo"])), Is.EqualTo(3));
        await ChangeAsync([ids[0]], new(RemoveTags: ["doublon"]));

        Assert.That((await SearchAsync(new(Status: CommentStatus.Dismissed))).Select(comment => string.Join('+', comment.Tags)),
            Is.EqualTo(new[] { "doublon+vidéo", "doublon+vidéo", "vidéo" }));
    }

    [Test]
    public async Task A_note_of_somebody_else_is_not_overwritten_unseen()
    {
        var (id, _) = await _world.WriteAsync(_page, "Un.");
        await Triage.NoteAsync(id, "Vu avec le service.", was: null, FeedbackReach.Everything, CancellationToken.None);

        Assert.That(await Triage.NoteAsync(id, "À voir.", was: null, FeedbackReach.Everything, CancellationToken.None), Is.EqualTo(NoteResult.ChangedMeanwhile));
        Assert.That((await SearchAsync(new())).Single().Note, Is.EqualTo("Vu avec le service."));
        Assert.That(await Triage.NoteAsync(id, " ", "Vu avec le service.", FeedbackReach.Everything, CancellationToken.None), Is.EqualTo(NoteResult.Stored));
        Assert.That((await SearchAsync(new())).Single().Note, Is.Null);
    }

    [Test]
    public async Task What_the_mask_has_left_is_hidden_by_hand_also_where_it_was_repeated()
    {
        var (id, receipt) = await _world.WriteAsync(_page, "Je suis Mme Tremblay, rue des Lilas.");
        var (_, other) = await _world.WriteAsync(_page, "Je suis Mme Tremblay, rue des Lilas.");

        Assert.That(await Triage.MaskAsync(id, ["Mme Tremblay", "rue des Lilas"], FeedbackReach.Everything, Alex, CancellationToken.None), Is.True);

        var comment = (await SearchAsync(new())).Single();
        Assert.That((comment.Text, comment.MaskedBy, comment.MaskedAt), Is.EqualTo(("Je suis [masqué], [masqué].", Alex.Name, _world.Time.GetUtcNow())));
        foreach (var voter in new[] { receipt, other })
            Assert.That((await _world.FindAsync(_page, voter))!.Comments, Is.EqualTo(new[] { "Je suis [masqué], [masqué]." }));
        Assert.That(await SearchAsync(new(Text: "tremblay")), Is.Empty);
    }

    [Test]
    public async Task Deleting_takes_the_words_and_keeps_who_and_when()
    {
        var (id, receipt) = await _world.WriteAsync(_page, "Des insultes.");
        await ChangeAsync([id], new(AddTags: ["insulte"]));

        Assert.That(await Triage.DeleteAsync([id], FeedbackReach.Everything, Alex, CancellationToken.None), Is.EqualTo(1));

        var comment = (await SearchAsync(new())).Single();
        Assert.That((comment.Text, comment.Tags.Count, comment.DeletedBy, comment.DeletedAt), Is.EqualTo(("", 0, Alex.Name, _world.Time.GetUtcNow())));
        Assert.That((await _world.FindAsync(_page, receipt))!.Comments, Is.Empty);
        Assert.That(await Triage.DeleteAsync([id], FeedbackReach.Everything, Camille, CancellationToken.None), Is.Zero, "who deleted it first stays");
    }

    [Test]
    public async Task Nobody_touches_a_comment_outside_their_reach()
    {
        var (id, _) = await _world.WriteAsync(_page, "Un.");
        var reach = new FeedbackReach([Guid.NewGuid()]);

        Assert.That(await Triage.ChangeAsync([id], new(CommentStatus.Done), reach, Alex, CancellationToken.None), Is.Zero);
        Assert.That(await Triage.DeleteAsync([id], reach, Alex, CancellationToken.None), Is.Zero);
        Assert.That(await Triage.MaskAsync(id, ["Un"], reach, Alex, CancellationToken.None), Is.False);
        Assert.That(await Triage.NoteAsync(id, "x", null, reach, CancellationToken.None), Is.EqualTo(NoteResult.NoComment));
        Assert.That(await Triage.MarkReadAsync([id], reach, Alex.Id, CancellationToken.None), Is.Zero);
        Assert.That(await _world.Get<CommentReading>().FindAsync(id, reach, Alex.Id, CancellationToken.None), Is.Null);
        Assert.That((await _world.Get<CommentReading>().SearchAsync(new(), reach, Alex.Id, 0, 10, CancellationToken.None)).Total, Is.Zero);
        Assert.That((await SearchAsync(new())).Single().Status, Is.EqualTo(CommentStatus.New));
    }

    private Task<int> ChangeAsync(IReadOnlyCollection<Guid> ids, TriageChange change) => Triage.ChangeAsync(ids, change, FeedbackReach.Everything, Alex, CancellationToken.None);

    private Task<int> UnreadAsync(Analyst reader) => _world.Get<CommentReading>().CountUnreadAsync(FeedbackReach.Everything, reader.Id, CancellationToken.None);

    private async Task<IReadOnlyList<ReadComment>> SearchAsync(CommentFilter filter)
    {
        var page = await _world.Get<CommentReading>().SearchAsync(filter, FeedbackReach.Everything, Alex.Id, skip: 0, take: 50, CancellationToken.None);
        Assert.That(page.Total, Is.EqualTo(page.Items.Count));
        return page.Items;
    }

    private static IEnumerable<string> Texts(IEnumerable<ReadComment> comments) => comments.Select(comment => comment.Text);
}
