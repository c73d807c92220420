using Site.Cms.Model;
using Site.Cms.Versions;

namespace Site.Tests.CmsTests;

/// <summary>Two editors on one document: the second save is told, and nobody's text is lost.</summary>
public class ConcurrentEditingTests
{
    private static readonly Guid Edith = new("a5e20000-0000-4000-8000-000000000002");

    [Test]
    public async Task The_second_of_two_saves_is_refused_and_both_texts_are_there()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var read = Token(cms, home);
        await cms.SaveAsync(home, "Accueil", ("title", "Le premier texte"));

        var result = await SaveAsync(cms, home, "Le second texte", read, Edith);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.ConcurrencyViolation));
        await cms.RestartAsync();
        Assert.That(cms.Snapshot.Draft.Find(home)!.Values["title"].GetString(), Is.EqualTo("Le premier texte"));
        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Avant"));
        var kept = cms.Get<DocumentVersions>().List(home).Value!.Items.Single(version => version.Key == result.KeptVersion);
        Assert.That((kept.UserId, kept.IsCurrentDraft, kept.IsCurrentPublished, kept.PreventCleanup), Is.EqualTo((Edith, false, false, true)));
        Assert.That(cms.Get<DocumentVersions>().Find(kept.Key)!.Values.ByAlias["title"].GetString(), Is.EqualTo("Le second texte"));
        var audit = cms.Engine.Store.AuditOf(home)[^1];
        Assert.That((audit.LogType, audit.UserId), Is.EqualTo(("Custom", Edith)));
    }

    [Test]
    public async Task The_refused_text_can_be_brought_back_with_a_rollback()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var read = Token(cms, home);
        await cms.SaveAsync(home, "Accueil", ("title", "Le premier texte"));
        var refused = await SaveAsync(cms, home, "Le second texte", read, Edith);

        await cms.Get<DocumentVersions>().RollbackAsync(refused.KeptVersion!.Value, null, Edith);

        Assert.That(cms.Snapshot.Draft.Find(home)!.Values["title"].GetString(), Is.EqualTo("Le second texte"));
    }

    [Test]
    public async Task Who_has_read_the_newest_draft_saves()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        await cms.SaveAsync(home, "Accueil", ("title", "Le premier texte"));

        var result = await SaveAsync(cms, home, "Le second texte", Token(cms, home), Edith);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        Assert.That(cms.Snapshot.Draft.Find(home)!.Values["title"].GetString(), Is.EqualTo("Le second texte"));
    }

    [Test]
    public async Task What_changes_no_text_makes_nobodys_reading_stale()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var read = Token(cms, home);
        await cms.SaveAsync(home, "Accueil", ("title", "Avant"));
        await cms.PublishAsync(home);

        Assert.That((await SaveAsync(cms, home, "Après", read, Edith)).Status, Is.EqualTo(OperationStatus.Success));
    }

    [Test]
    public async Task The_same_save_sent_twice_is_no_conflict_and_a_refused_one_sent_twice_is_kept_once()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var read = Token(cms, home);

        Assert.That((await SaveAsync(cms, home, "Après", read, Edith)).Status, Is.EqualTo(OperationStatus.Success));
        Assert.That((await SaveAsync(cms, home, "Après", read, Edith)).Status, Is.EqualTo(OperationStatus.Success));
        var refused = await SaveAsync(cms, home, "Encore", read, CmsFixture.User);
        var again = await SaveAsync(cms, home, "Encore", read, CmsFixture.User);

        Assert.That(again, Is.EqualTo(refused));
        Assert.That(cms.Get<DocumentVersions>().List(home).Value!.Total, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_twenty_editors_who_save_at_once_one_wins_and_all_texts_are_kept()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var read = Token(cms, home);

        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(number =>
            Task.Run(() => SaveAsync(cms, home, $"Texte {number}", read, Guid.NewGuid()))));

        Assert.That(results.Count(result => result.Succeeded), Is.EqualTo(1));
        var versions = cms.Engine.Store.VersionsOf(home);
        Assert.That(versions.Select(version => version.Values.ByAlias["title"].GetString()),
            Is.EquivalentTo(Enumerable.Range(1, 20).Select(number => $"Texte {number}")));
    }

    private static string Token(CmsFixture cms, Guid id) => ContentToken.Of(cms.Engine.State.Documents[id].Draft);

    private static Task<OperationResult> SaveAsync(CmsFixture cms, Guid id, string title, string expected, Guid user) =>
        cms.Documents.UpdateAsync(id, CmsFixture.Change("Accueil", ("title", title)) with { Expected = expected }, user);
}
