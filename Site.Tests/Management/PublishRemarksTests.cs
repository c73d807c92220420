using System.Text.Json.Nodes;
using Site.Cms.Publishing;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>What the application's rules say about a document reaches whoever publishes it.</summary>
public class PublishRemarksTests
{
    private static readonly object Now = new { publishSchedules = new[] { new { culture = (string?)null } } };
    private static readonly object Everything = new { includeUnpublishedDescendants = true, cultures = Array.Empty<string>() };

    [Test]
    public async Task A_refusal_says_why_and_at_which_property()
    {
        await using var tree = await CreateAsync(null, new Words());
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}", Change("Page interdite"));

        using var response = await tree.Site.SendAsync("editor", HttpMethod.Put, $"document/{Page}/publish", Now);

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(problem["detail"]!.GetValue<string>(), Is.EqualTo("C’est interdit à l’été."));
        Assert.That(problem["invalidProperties"]!.AsArray().Select(alias => alias!.GetValue<string>()), Is.EqualTo(new[] { "body" }));
        Assert.That(response.Headers.Contains("Umb-Notifications"), Is.False);
    }

    [Test]
    public async Task A_warning_comes_with_the_success_in_plain_letters()
    {
        await using var tree = await CreateAsync(null, new Words());
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}", Change("Page douteuse"));

        using var response = await tree.Site.SendAsync("editor", HttpMethod.Put, $"document/{Page}/publish", Now);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        var header = response.Headers.GetValues("Umb-Notifications").Single();
        Assert.That(header, Is.All.InRange(' ', '~'));
        Assert.That(Messages(header), Is.EqualTo(new[] { "C’est douteux à l’été." }));
        Assert.That(JsonNode.Parse(header)![0]!["type"]!.GetValue<string>(), Is.EqualTo("Warning"));
    }

    [Test]
    public async Task What_a_branch_passes_over_is_named()
    {
        await using var tree = await CreateAsync(null, new Words());
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}", Change("Page interdite"));
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Entry}", Change("Question douteuse"));

        var header = await PublishBranchAsync(tree);

        Assert.That(Messages(header), Is.EquivalentTo(new[] { "C’est douteux à l’été.", "«\u00A0Page interdite\u00A0» n’a pas été publié. C’est interdit à l’été." }));
        Assert.That(tree.Site.Cms.Snapshots.Current.Published.Find(Entry)!.Name, Is.EqualTo("Question douteuse"));
        Assert.That(tree.Site.Cms.Snapshots.Current.Published.Find(Page)!.Name, Is.EqualTo("Mentions légales"));
    }

    [Test]
    public async Task Of_many_remarks_the_first_are_shown_and_the_others_counted()
    {
        await using var tree = await CreateAsync(null, new Words());
        for (var number = 0; number < 20; number++)
            await tree.StatusAsync("editor", HttpMethod.Post, "document", NewDocument(Faq, "faqEntry", $"Question interdite {number}"));

        var header = await PublishBranchAsync(tree);

        Assert.That(header, Has.Length.LessThan(4_000));
        Assert.That(Messages(header), Has.Length.EqualTo(5));
        Assert.That(Messages(header)[^1], Does.StartWith("Et 16 autres remarques"));
    }

    private static async Task<string> PublishBranchAsync(HelpTree tree)
    {
        using var started = await tree.Site.SendAsync("editor", HttpMethod.Put, $"document/{Centre}/publish-with-descendants", Everything);
        var task = JsonNode.Parse(await started.Content.ReadAsStringAsync())!["taskId"]!.GetValue<Guid>();
        using var result = await tree.Site.SendAsync("editor", HttpMethod.Get, $"document/{Centre}/publish-with-descendants/result/{task}");
        Assert.That((int)result.StatusCode, Is.EqualTo(200));
        return result.Headers.GetValues("Umb-Notifications").Single();
    }

    private static string[] Messages(string header) => [.. JsonNode.Parse(header)!.AsArray().Select(message => message!["message"]!.GetValue<string>())];

    /// <summary>Judges by the name.</summary>
    private sealed class Words : IPublishRule
    {
        public IEnumerable<PublishFinding> Check(PublishCandidate candidate) =>
            candidate.Document.Name.Contains("interdite", StringComparison.Ordinal) ? [new("body", "C’est interdit à l’été.")]
            : candidate.Document.Name.Contains("douteuse", StringComparison.Ordinal) ? [new("body", "C’est douteux à l’été.") { OnlyWarns = true }]
            : [];
    }
}
