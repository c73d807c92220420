using Site.Core.Feedback;
using Site.Core.Feedback.Analysis;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Triage;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Improvements;

/// <summary>« Vous l’avez dit, nous l’avons changé ».</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ImprovementTests(Store store)
{
    private static readonly Analyst Alex = new(Guid.NewGuid(), "Alex Analyse");

    private FeedbackWorld _world = null!;
    private Page _page = null!;

    private ImprovementService Service => _world.Get<ImprovementService>();

    private PublicImprovements Shown => _world.Get<PublicImprovements>();

    [SetUp]
    public async Task Start()
    {
        _world = await FeedbackWorld.StartAsync(PostgreSqlServer.For(store));
        _page = _world.Publish();
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Comments_are_tied_to_an_edit_and_a_sentence_that_the_page_shows()
    {
        var (comment, _) = await _world.WriteAsync(_page, "Il manque un lien.");
        await _world.PublicationsAsync();
        var before = Shown.Number;

        var (id, fault) = await AddAsync("Nous avons ajouté le lien.", comment);

        Assert.That(fault, Is.EqualTo(ImprovementFault.None));
        Assert.That(Shown.Of(_page.Id).Select(one => one.Sentence), Is.EqualTo(new[] { "Nous avons ajouté le lien." }));
        Assert.That(Shown.Number, Is.GreaterThan(before), "cached pages go");
        var read = (await Service.OfAsync(_page.Id, FeedbackReach.Everything, CancellationToken.None)).Single();
        Assert.That((read.Id, read.Version, read.CreatedBy), Is.EqualTo((id, _page.Version, Alex.Name)));
        Assert.That(read.Comments, Is.EqualTo(new[] { comment }));
        var comments = await _world.Get<CommentReading>().SearchAsync(new(), FeedbackReach.Everything, Alex.Id, 0, 10, CancellationToken.None);
        Assert.That((comments.Items.Single().Status, comments.Items.Single().Improvements.Single()), Is.EqualTo((CommentStatus.Done, id)));
    }

    [Test]
    public async Task What_is_changed_or_taken_back_changes_on_the_page()
    {
        await _world.PublicationsAsync();
        var (id, _) = await AddAsync("Nous avons ajouté le lien.");

        await Service.ChangeAsync(id!.Value, "Le lien est là.", FeedbackReach.Everything, CancellationToken.None);
        Assert.That(Shown.Of(_page.Id).Single().Sentence, Is.EqualTo("Le lien est là."));

        Assert.That(await Service.RemoveAsync(id.Value, FeedbackReach.Everything, CancellationToken.None), Is.True);
        Assert.That(Shown.Of(_page.Id), Is.Empty);
        Assert.That(await Service.RemoveAsync(id.Value, FeedbackReach.Everything, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task A_page_says_the_last_three()
    {
        await _world.PublicationsAsync();
        foreach (var sentence in new[] { "Un.", "Deux.", "Trois.", "Quatre." })
        {
            _world.Time.Pass(TimeSpan.FromDays(1));
            await AddAsync(sentence);
        }

        Assert.That(Shown.Of(_page.Id).Select(one => one.Sentence), Is.EqualTo(new[] { "Quatre.", "Trois.", "Deux." }));
    }

    [Test]
    public async Task An_edit_that_never_was_is_refused()
    {
        await _world.PublicationsAsync();

        var (id, fault) = await Service.AddAsync(_page.Id, HelpContents.SecondVersion, "Fait.", [], FeedbackReach.Everything, Alex, CancellationToken.None);

        Assert.That((id, fault), Is.EqualTo(((Guid?)null, ImprovementFault.NoSuchVersion)));
        Assert.That(Shown.Of(_page.Id), Is.Empty);
    }

    [Test]
    public async Task A_content_outside_ones_reach_is_refused()
    {
        await _world.PublicationsAsync();

        var (_, fault) = await Service.AddAsync(_page.Id, _page.Version, "Fait.", [], new FeedbackReach([]), Alex, CancellationToken.None);

        Assert.That(fault, Is.EqualTo(ImprovementFault.NoContent));
    }

    [TestCase("  Nous avons\n ajouté   le lien. ", ExpectedResult = "Nous avons ajouté le lien.")]
    [TestCase(" \n ", ExpectedResult = null)]
    [TestCase(null, ExpectedResult = null)]
    public string? A_sentence_is_one_line(string? text) => ImprovementService.Sentence(text, out _);

    private Task<(Guid? Id, ImprovementFault Fault)> AddAsync(string sentence, params Guid[] comments) =>
        Service.AddAsync(_page.Id, _page.Version, sentence, comments, FeedbackReach.Everything, Alex, CancellationToken.None);
}
