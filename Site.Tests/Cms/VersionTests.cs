using Site.Cms.Model;
using Site.Cms.Versions;
using Site.Tests.Feedback;

namespace Site.Tests.CmsTests;

/// <summary>The history of documents; what a real Umbraco answers is replayed in <see cref="RecordedCallsTests"/>.</summary>
public class VersionTests
{
    [Test]
    public async Task A_rollback_changes_the_draft_only_and_survives_a_restart()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Un"));
        await cms.SaveAsync(home, "Maison", ("title", "Deux"));
        await cms.PublishAsync(home);
        var oldest = Versions(cms, home)[^1];

        var result = await cms.Get<DocumentVersions>().RollbackAsync(oldest.Key, null, CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        await cms.RestartAsync();
        Assert.That(cms.Snapshot.Draft.Find(home)!.Values["title"].GetString(), Is.EqualTo("Un"));
        Assert.That(cms.Snapshot.Draft.Find(home)!.Name, Is.EqualTo("Accueil"));
        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Deux"));
    }

    [Test]
    public async Task A_rollback_to_a_name_that_a_sibling_has_taken_meanwhile_gets_a_number()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var one = await cms.PublishedAsync(schema.Section, home, "Aide");
        await cms.SaveAsync(one, "Secours");
        await cms.PublishAsync(one);
        await cms.CreateAsync(schema.Section, home, "Aide");

        await cms.Get<DocumentVersions>().RollbackAsync(Versions(cms, one)[^1].Key, null, CmsFixture.User);

        var draft = cms.Snapshot.Draft.Find(one)!;
        Assert.That((draft.Name, draft.Segment), Is.EqualTo(("Aide (1)", "aide-1")));
    }

    [Test]
    public async Task Protecting_the_draft_stays_through_saves_and_goes_with_it_when_it_is_published()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil", ("title", "Un"));
        await cms.Get<DocumentVersions>().SetPreventCleanupAsync(Versions(cms, home)[0].Key, true, CmsFixture.User);

        await cms.SaveAsync(home, "Accueil", ("title", "Deux"));
        await cms.PublishAsync(home);

        Assert.That(Versions(cms, home).Select(version => (version.IsCurrentDraft, version.IsCurrentPublished, version.PreventCleanup)),
            Is.EqualTo(new[] { (true, false, false), (false, true, true) }));
    }

    [Test]
    public async Task Old_versions_go_all_but_the_last_of_each_day_and_after_ninety_days_that_too()
    {
        var time = new ManualTime();
        await using var cms = await CmsFixture.StartAsync(time);
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "1"));
        await Publish(cms, home, "2");
        time.Pass(TimeSpan.FromDays(1));
        await Publish(cms, home, "3", "4");
        time.Pass(TimeSpan.FromDays(6.5));
        await Publish(cms, home, "5", "6");

        await cms.Get<DocumentVersions>().CleanUpAsync();
        Assert.That(Titles(cms, home), Is.EqualTo(new[] { "6", "6", "5", "4", "3", "2" }), "the first day is over seven days ago");

        time.Pass(TimeSpan.FromDays(30));
        await cms.Get<DocumentVersions>().CleanUpAsync();
        Assert.That(Titles(cms, home), Is.EqualTo(new[] { "6", "6", "5", "4", "2" }));

        time.Pass(TimeSpan.FromDays(90));
        await cms.Get<DocumentVersions>().CleanUpAsync();
        Assert.That(Titles(cms, home), Is.EqualTo(new[] { "6", "6" }), "draft and published version stay for ever");
    }

    [Test]
    public async Task A_protected_version_and_those_of_a_type_without_cleanup_stay()
    {
        var time = new ManualTime();
        await using var cms = await CmsFixture.StartAsync(time);
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "1"));
        await Publish(cms, home, "2", "3");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique", ("title", "1"));
        await Publish(cms, section, "2", "3");
        await cms.Get<DocumentVersions>().SetPreventCleanupAsync(Versions(cms, home)[^1].Key, true, CmsFixture.User);
        await KeepAll(cms, schema.Section);
        time.Pass(TimeSpan.FromDays(365));

        var removed = await cms.Get<DocumentVersions>().CleanUpAsync();

        Assert.That(removed, Is.EqualTo(1));
        Assert.That(Titles(cms, home), Is.EqualTo(new[] { "3", "3", "1" }));
        Assert.That(Titles(cms, section), Is.EqualTo(new[] { "3", "3", "2", "1" }));
    }

    [Test]
    public async Task Old_versions_are_looked_for_once_a_day_and_not_while_starting()
    {
        var time = new ManualTime();
        await using var cms = await CmsFixture.StartAsync(time);
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "1"));
        await Publish(cms, home, "2");
        time.Pass(TimeSpan.FromDays(100));
        await cms.RestartAsync();
        var versions = cms.Get<DocumentVersions>();

        await versions.CleanUpDailyAsync();
        Assert.That(Titles(cms, home), Has.Count.EqualTo(3), "just started");

        time.Pass(TimeSpan.FromHours(2));
        await versions.CleanUpDailyAsync();
        Assert.That(Titles(cms, home), Has.Count.EqualTo(2));

        await Publish(cms, home, "3");
        await KeepNothing(cms, schema.Home);
        await versions.CleanUpDailyAsync();
        Assert.That(Titles(cms, home), Has.Count.EqualTo(3), "it was done today");

        time.Pass(TimeSpan.FromDays(1));
        await versions.CleanUpDailyAsync();
        Assert.That(Titles(cms, home), Has.Count.EqualTo(2));
    }

    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("00000001-0000-0000-0000-000000000001")]
    [TestCase("ffffffff-0000-4000-8000-000000000000")]
    [TestCase("ffffffff-0000-0000-0000-000000000000")]
    public async Task A_key_that_is_none_finds_nothing(string key)
    {
        await using var cms = await CmsFixture.StartAsync();
        var versions = cms.Get<DocumentVersions>();

        Assert.That(versions.Find(Guid.Parse(key)), Is.Null);
        Assert.That((await versions.RollbackAsync(Guid.Parse(key), null, CmsFixture.User)).Status, Is.EqualTo(OperationStatus.NotFound));
        Assert.That((await versions.SetPreventCleanupAsync(Guid.Parse(key), true, CmsFixture.User)).Status, Is.EqualTo(OperationStatus.NotFound));
    }

    private static IReadOnlyList<DocumentVersionItem> Versions(CmsFixture cms, Guid document) =>
        cms.Get<DocumentVersions>().List(document).Value!.Items;

    private static List<string?> Titles(CmsFixture cms, Guid document) =>
        [.. Versions(cms, document).Select(version => cms.Get<DocumentVersions>().Find(version.Key)!.Values.ByAlias["title"].GetString())];

    private static async Task Publish(CmsFixture cms, Guid document, params string[] titles)
    {
        foreach (var title in titles)
        {
            await cms.SaveAsync(document, cms.Snapshot.Draft.Find(document)!.Name, ("title", title));
            await cms.PublishAsync(document);
        }
    }

    private static Task KeepAll(CmsFixture cms, Guid type) => Configure(cms, type, new VersionCleanupModel { PreventCleanup = true });

    private static Task KeepNothing(CmsFixture cms, Guid type) =>
        Configure(cms, type, new VersionCleanupModel { KeepAllVersionsNewerThanDays = 0, KeepLatestVersionPerDayForDays = 0 });

    private static async Task Configure(CmsFixture cms, Guid type, VersionCleanupModel cleanup)
    {
        var body = cms.Engine.State.DocumentTypes[type].Body;
        var result = await cms.DocumentTypes.UpdateAsync(type, new UpdateDocumentType
        {
            Alias = body.Alias, Name = body.Name, AllowedAsRoot = body.AllowedAsRoot, Properties = body.Properties,
            AllowedDocumentTypes = body.AllowedDocumentTypes, Cleanup = cleanup,
        }, CmsFixture.User);
        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
    }
}
