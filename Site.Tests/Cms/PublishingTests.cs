using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

public class PublishingTests
{
    [Test]
    public async Task A_snapshot_that_a_reader_holds_never_changes()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var held = cms.Snapshot;

        await cms.SaveAsync(home, "Maison", ("title", "Après"));
        await cms.PublishAsync(home);

        Assert.That(held.Published.Find(home)!.Name, Is.EqualTo("Accueil"));
        Assert.That(held.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Avant"));
        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Après"));
        Assert.That(cms.Snapshot.Number, Is.GreaterThan(held.Number));
    }

    [Test]
    public async Task Publishing_one_document_keeps_the_nodes_of_all_others()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var one = await cms.PublishedAsync(schema.Article, section, "Un", ("title", "Un"));
        var two = await cms.PublishedAsync(schema.Article, section, "Deux", ("title", "Deux"));
        var before = cms.Snapshot;

        await cms.SaveAsync(two, "Deux", ("title", "Deux bis"));
        await cms.PublishAsync(two);

        var after = cms.Snapshot;
        foreach (var same in new[] { home, section, one })
        {
            Assert.That(after.Published.Find(same), Is.SameAs(before.Published.Find(same)));
            Assert.That(after.Draft.Find(same), Is.SameAs(before.Draft.Find(same)));
        }
        Assert.That(after.Published.Find(two), Is.Not.SameAs(before.Published.Find(two)));
        Assert.That(after.Media, Is.SameAs(before.Media));
        Assert.That(after.Schema, Is.SameAs(before.Schema));
    }

    [Test]
    public async Task A_draft_is_seen_by_editors_only_until_it_is_published()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));

        await cms.SaveAsync(home, "Accueil", ("title", "Après"));

        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Avant"));
        Assert.That(cms.Snapshot.Draft.Find(home)!.Values["title"].GetString(), Is.EqualTo("Après"));
        Assert.That(cms.Engine.State.Documents[home].State, Is.EqualTo(DocumentState.PublishedPendingChanges));
    }

    [Test]
    public async Task Withdrawing_a_document_hides_what_lies_below_and_brings_it_back_as_it_was()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var article = await cms.PublishedAsync(schema.Article, section, "Article", ("title", "Un"));

        await cms.Publishing.UnpublishAsync(section, CmsFixture.User);

        Assert.That(cms.Snapshot.Published.Find(article), Is.Null);
        Assert.That(cms.Engine.State.Documents[article].State, Is.EqualTo(DocumentState.Published));

        await cms.PublishAsync(section);

        Assert.That(cms.Snapshot.Published.Path(cms.Snapshot.Published.Find(article)!), Is.EqualTo("/rubrique/article/"));
    }

    [Test]
    public async Task Publishing_again_without_a_change_makes_no_new_version()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Un"));
        var published = cms.Snapshot.Published.Find(home);

        await cms.SaveAsync(home, "Accueil", ("title", "Un"));
        await cms.PublishAsync(home);

        Assert.That(cms.Snapshot.Published.Find(home)!.UpdateDate, Is.EqualTo(published!.UpdateDate));
        Assert.That(cms.Engine.Store.VersionsOf(home), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Each_publication_leaves_its_version_in_the_history()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "1"));
        await cms.SaveAsync(home, "Accueil", ("title", "2"));
        await cms.PublishAsync(home);
        await cms.SaveAsync(home, "Accueil", ("title", "3"));
        await cms.SaveAsync(home, "Accueil", ("title", "4"));
        await cms.PublishAsync(home);
        await cms.SaveAsync(home, "Accueil", ("title", "5"));

        var titles = cms.Engine.Store.VersionsOf(home).Select(version => version.Values.ByAlias["title"].GetString());

        Assert.That(titles, Is.EqualTo(new[] { "5", "4", "2" }));
        Assert.That(cms.Engine.Store.AuditOf(home).Select(entry => entry.LogType),
            Is.EqualTo(new[] { "Save", "Save", "Publish", "Save", "Save", "Publish", "Save" }));
    }

    [Test]
    public async Task A_renamed_and_a_moved_document_are_found_from_their_old_addresses()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var other = await cms.PublishedAsync(schema.Section, home, "Autre");
        var article = await cms.PublishedAsync(schema.Article, section, "Article", ("title", "Un"));

        await cms.SaveAsync(section, "Nouvelle rubrique");
        await cms.PublishAsync(section);
        await cms.Tree.MoveAsync(article, CmsFixture.To(other), CmsFixture.User);

        Assert.That(cms.Snapshot.MovedFrom(home, "/rubrique/")!.Id, Is.EqualTo(section));
        Assert.That(cms.Snapshot.MovedFrom(home, "rubrique/article")!.Id, Is.EqualTo(article));
        Assert.That(cms.Snapshot.MovedFrom(home, "/nouvelle-rubrique/article/")!.Id, Is.EqualTo(article));
        Assert.That(cms.Snapshot.Published.ByPath("/autre/article/")!.Id, Is.EqualTo(article));
    }

    [Test]
    public async Task A_document_that_comes_back_to_its_old_address_is_no_longer_redirected_from_it()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        foreach (var name in new[] { "Autre", "Rubrique" })
        {
            await cms.SaveAsync(section, name);
            await cms.PublishAsync(section);
        }

        Assert.That(cms.Snapshot.MovedFrom(home, "/rubrique/"), Is.Null);
        Assert.That(cms.Snapshot.MovedFrom(home, "/autre/")!.Id, Is.EqualTo(section));
    }

    [Test]
    public async Task A_publish_rule_keeps_a_document_back_and_says_why()
    {
        await using var cms = await CmsFixture.StartAsync(rules: new NoSection());
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.CreateAsync(schema.Section, home, "Compte");

        var result = await cms.Publishing.PublishAsync(section, PublishDocument.Now, CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.CancelledByNotification));
        Assert.That(result.Reasons, Is.EqualTo(new[] { "L’adresse « compte » est réservée." }));
        Assert.That(cms.Snapshot.Published.Find(section), Is.Null);
    }

    [Test]
    public async Task Readers_are_told_of_a_change_once_it_can_be_read()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var seen = new TaskCompletionSource<bool>();
        cms.Host.Snapshots.Watch().RegisterChangeCallback(
            _ => seen.TrySetResult(cms.Snapshot.Published.Find(home) is not null), null);

        await cms.PublishAsync(home);

        Assert.That(await seen.Task.WaitAsync(TimeSpan.FromSeconds(30)), Is.True);
    }

    [Test]
    public async Task Due_schedules_publish_and_withdraw()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var now = cms.Engine.State.Documents[home].IndexedAt;
        await cms.Engine.WriteAsync(CmsFixture.User, write =>
        {
            write.Put(write.State.Documents[home] with { ScheduledPublishDate = now.AddTicks(1) });
            return OperationResult.Success;
        });

        await cms.Publishing.RunSchedulesAsync();

        Assert.That(cms.Snapshot.Published.Find(home), Is.Not.Null);
        Assert.That(cms.Engine.State.Documents[home].ScheduledPublishDate, Is.Null);
    }

    private sealed class NoSection : IPublishRule
    {
        public IEnumerable<PublishFinding> Check(PublishCandidate candidate) =>
            candidate.DocumentType == "section" ? [new PublishFinding(null, $"L’adresse « {candidate.Document.Segment} » est réservée.")] : [];
    }
}
