using Microsoft.Data.Sqlite;
using Site.Cms.Data;
using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

public class DurabilityTests
{
    [Test]
    public async Task A_new_start_finds_everything_as_it_was()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var article = await cms.PublishedAsync(schema.Article, section, "Article", ("title", "Un"));
        await cms.SaveAsync(article, "Article", ("title", "Brouillon"));
        await cms.SaveAsync(section, "Nouvelle");
        await cms.PublishAsync(section);
        var trashed = await cms.CreateAsync(schema.Section, home, "À jeter");
        await cms.Tree.MoveToRecycleBinAsync(trashed, CmsFixture.User);
        var before = cms.Snapshot;

        await cms.RestartAsync();

        AssertSame(cms.Snapshot.Published, before.Published);
        AssertSame(cms.Snapshot.Draft, before.Draft);
        Assert.That(cms.Snapshot.MovedFrom(home, "/rubrique/article/")!.Id, Is.EqualTo(article));
        Assert.That(cms.Engine.State.Documents[trashed].State, Is.EqualTo(DocumentState.Trashed));
        Assert.That(cms.Engine.State.Documents[trashed].OriginalParentId, Is.EqualTo(home));
        Assert.That(cms.Engine.State.LastVersionId, Is.GreaterThan(5));
    }

    [Test]
    public async Task Writers_at_the_same_time_follow_one_another_and_lose_nothing()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var numbers = new System.Collections.Concurrent.ConcurrentQueue<long>();
        cms.Host.Snapshots.Changed += snapshot => numbers.Enqueue(snapshot.Number);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => cms.PublishedAsync(schema.Section, home, "Rubrique"))));

        var children = cms.Snapshot.Published.Children(home);
        Assert.That(children, Has.Count.EqualTo(24));
        Assert.That(children.Select(child => child.Segment), Is.Unique);
        Assert.That(children.Select(child => child.SortOrder), Is.EqualTo(Enumerable.Range(0, 24)));
        Assert.That(numbers, Is.Ordered.And.Unique);
        await cms.RestartAsync();
        Assert.That(cms.Snapshot.Published.Children(home), Has.Count.EqualTo(24));
    }

    [Test]
    public async Task A_write_that_fails_half_way_leaves_nothing_behind()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        var before = cms.Snapshot;

        Assert.ThrowsAsync<InvalidOperationException>(() => cms.Engine.WriteAsync<OperationResult>(CmsFixture.User, write =>
        {
            cms.Documents.Update(write, home, CmsFixture.Change("Accueil", ("title", "Après")));
            cms.Publishing.PublishNow(write, home);
            throw new InvalidOperationException("Stopped in the middle.");
        }));

        Assert.That(cms.Snapshot, Is.SameAs(before));
        await cms.SaveAsync(home, "Accueil", ("title", "Encore"));
        await cms.RestartAsync();
        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Avant"));
    }

    [Test]
    public async Task A_write_that_the_database_refuses_is_not_shown_to_anybody()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil", ("title", "Avant"));
        await cms.SaveAsync(home, "Accueil", ("title", "Après"));
        Execute(cms, "CREATE TRIGGER refuse BEFORE UPDATE ON Documents BEGIN SELECT RAISE(ABORT, 'no'); END");
        var before = cms.Snapshot;

        Assert.CatchAsync(() => cms.Publishing.PublishAsync(home, PublishDocument.Now, CmsFixture.User));

        Assert.That(cms.Snapshot, Is.SameAs(before));
        Execute(cms, "DROP TRIGGER refuse");
        await cms.PublishAsync(home);
        Assert.That(cms.Snapshot.Published.Find(home)!.Values["title"].GetString(), Is.EqualTo("Après"));
    }

    [Test]
    public async Task A_damaged_database_is_refused_with_a_sentence()
    {
        await using var cms = CmsFixture.Create();
        Directory.CreateDirectory(cms.Options.DataPath);
        File.WriteAllText(Path.Combine(cms.Options.DataPath, "cms.db"), new string('x', 5000));

        var refusal = Assert.ThrowsAsync<CmsDatabaseException>(() => cms.Host.StartAsync());

        Assert.That(refusal!.Message, Does.Contain("is damaged or is not a database").And.Contain("backup"));
    }

    [Test]
    public async Task A_database_of_a_newer_version_is_refused_with_a_sentence()
    {
        await using var cms = await CmsFixture.StartAsync();
        Execute(cms, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Future', '99.0.0')");

        var refusal = Assert.ThrowsAsync<CmsDatabaseException>(cms.RestartAsync);

        Assert.That(refusal!.Message, Does.Contain("newer version").And.Contain("29990101000000_Future"));
    }

    [Test]
    public async Task A_lock_that_a_killed_migration_left_does_not_stop_the_next_start()
    {
        await using var cms = CmsFixture.Create();
        Directory.CreateDirectory(cms.Options.DataPath);
        Execute(cms, """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, 'then')""");

        await cms.Host.StartAsync();

        Assert.That(cms.Engine.State.DataTypes, Is.Not.Empty);
    }

    private static void Execute(CmsFixture cms, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(cms.Options.DataPath, "cms.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void AssertSame(ContentTree after, ContentTree before)
    {
        Assert.That(after.All.Select(node => node with { Values = before.Find(node.Id)!.Values }), Is.EqualTo(before.All));
        Assert.That(
            after.All.Select(node => string.Join(',', node.Values.OrderBy(value => value.Key).Select(value => value.Value.GetRawText()))),
            Is.EqualTo(before.All.Select(node => string.Join(',', node.Values.OrderBy(value => value.Key).Select(value => value.Value.GetRawText())))));
    }
}
