using Site.Cms.Management.Documents;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.Management.Replay;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>Publishing a branch answers at once; how it went is asked for with the id of the task.</summary>
public class BranchPublicationTests
{
    private static readonly PublishWithDescendants Everything = new() { IncludeUnpublishedDescendants = true, Cultures = [] };
    private static readonly Guid Editor = TestStaff.Of("editor")!.Id;

    [Test]
    public async Task What_was_refused_is_told_with_its_reason()
    {
        await using var tree = await CreateAsync();
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Centre}/unpublish", new { cultures = (string?)null });
        using var started = await tree.Site.SendAsync(
            "editor", HttpMethod.Put, $"document/{Tutorials}/publish-with-descendants", new { includeUnpublishedDescendants = true, cultures = Array.Empty<string>() });
        var task = System.Text.Json.Nodes.JsonNode.Parse(await started.Content.ReadAsStringAsync())!["taskId"]!.GetValue<Guid>();

        using var result = await tree.Site.SendAsync("admin", HttpMethod.Get, $"document/{Tutorials}/publish-with-descendants/result/{task}");
        Assert.That((int)result.StatusCode, Is.EqualTo(400));
        Assert.That(await result.Content.ReadAsStringAsync(), Does.Contain(nameof(OperationStatus.PathNotPublished)));
    }

    [Test]
    public async Task A_task_belongs_to_its_document()
    {
        await using var tree = await CreateAsync();
        await using var publications = new BranchPublications(tree.Site.Get<DocumentPublishing>(), TimeProvider.System);
        var task = await publications.StartAsync(Tutorials, Everything, Editor);
        Assert.That(publications.Find(Tutorials, task), Is.Not.Null);
        Assert.That(publications.Find(Faq, task), Is.Null);
    }

    [Test]
    public async Task Tasks_that_are_done_are_forgotten_when_they_are_old_or_many()
    {
        await using var tree = await CreateAsync();
        var clock = new Clock();
        await using var publications = new BranchPublications(tree.Site.Get<DocumentPublishing>(), clock);

        var old = await publications.StartAsync(Tutorials, Everything, Editor);
        clock.Now += TimeSpan.FromMinutes(11);
        var first = await publications.StartAsync(Tutorials, Everything, Editor);
        Assert.That(publications.Find(Tutorials, old), Is.Null);
        Assert.That(publications.Find(Tutorials, first), Is.Not.Null);

        for (var number = 0; number < 101; number++)
        {
            clock.Now += TimeSpan.FromSeconds(1);
            await publications.StartAsync(Tutorials, Everything, Editor);
        }
        Assert.That(publications.Find(Tutorials, first), Is.Null);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
