using System.Text.Json.Nodes;

using Site.Tests.Support;

namespace Site.Tests.Backoffice;

/// <summary>
/// What <c>umbraco/packages/embedded</c> adds to the client's HTTP client, run with that client against a small server (<c>embedded.mjs</c>).
/// There the window loads the text v2 of a document, and somebody else saves v3.
/// </summary>
public sealed class EmbeddedPackageTests
{
    private JsonNode _seen = null!;

    [OneTimeSetUp]
    public async Task RunAsync() => _seen = await NodeScript.RunAsync("Backoffice/embedded.mjs");

    [Test]
    public void A_save_names_the_text_that_the_window_loaded_whatever_was_read_since() => Assert.Multiple(() =>
    {
        Assert.That(Texts("etags"), Is.EqualTo(new[] { "\"v2\"", "\"v3\"" }));
        Assert.That(Text("sent"), Is.EqualTo("\"v2\""));
    });

    [TestCase("unknownText", Description = "A text that was not read through the client.")]
    [TestCase("validation", Description = "A validation of the same text.")]
    [TestCase("otherDocument", Description = "Another document with the same dates.")]
    [TestCase("otherResource", Description = "A document type with the same id.")]
    public void Nothing_else_names_a_text(string request) => Assert.That(_seen[request], Is.Null);

    [Test]
    public void A_refused_save_asks_in_the_window_opened_last_instead_of_a_notification() => Assert.Multiple(() =>
    {
        Assert.That(Text("refusedWithWindow", "name"), Is.EqualTo("UmbCancelError"), "the client tells nobody of what was cancelled");
        Assert.That(Texts("refusedWithWindow", "asked"), Is.EqualTo(new[] { "Refusé" }));
        Assert.That(Text("askedAfterClosing"), Is.EqualTo("first window"));
    });

    [Test]
    public void A_refused_save_without_a_window_is_told_as_any_problem() => Assert.Multiple(() =>
    {
        Assert.That(_seen["refusedWithoutWindow"]!["name"], Is.Null);
        Assert.That(Text("refusedWithoutWindow", "title"), Is.EqualTo("Refusé"));
    });

    [Test]
    public void Ones_own_text_replaces_the_other_which_is_kept_once() => Assert.Multiple(() =>
    {
        Assert.That(Text("kept"), Is.EqualTo("saved"));
        Assert.That(Text("keptHeaders", "ifMatch"), Is.EqualTo("\"v3\""));
        Assert.That(Text("keptHeaders", "prefer"), Is.EqualTo("keep-replaced"));
        Assert.That(_seen["laterPrefer"], Is.Null);
    });

    [Test]
    public void Quiet_waits_for_a_save_under_way() => Assert.Multiple(() =>
    {
        Assert.That((bool)_seen["quietWhileSaving"]!, Is.False);
        Assert.That((bool)_seen["quietAfter"]!, Is.True);
    });

    [TestCase("binnedTarget", 0)]
    [TestCase("deletedTarget", 0)]
    [TestCase("openedInBin", 0)]
    [TestCase("restoredTarget", 1)]
    [TestCase("openedInTree", 1)]
    [TestCase("unknownTarget", 1)]
    public void A_tree_does_not_ask_for_what_is_gone_and_is_told_in_words_it_understands(string target, int requests) => Assert.Multiple(() =>
    {
        Assert.That((int)_seen[target]!["requests"]!, Is.EqualTo(requests));
        Assert.That(Text(target, "title"), Does.Contain("not found"));
    });

    private string? Text(params string[] path) => (string?)path.Aggregate(_seen, (node, member) => node[member]!);

    private string?[] Texts(params string[] path) => [.. path.Aggregate(_seen, (node, member) => node[member]!).AsArray().Select(text => (string?)text)];
}
