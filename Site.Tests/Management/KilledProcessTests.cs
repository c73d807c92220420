using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Site.Tests.Support;

namespace Site.Tests.Management;

/// <summary>A process that is killed while an editor publishes: afterwards readers have the old text or the new one, whole.</summary>
public class KilledProcessTests
{
    private const int Kills = 3;

    [Test]
    public async Task After_kill_9_during_publishing_a_document_is_old_or_new_and_never_between()
    {
        using var data = new TemporaryFolder();
        var random = new Random(9);
        var acknowledged = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);
            using var editor = kill == 0 ? await ApiUser.CreateAsync(site.Address) : await ApiUser.AgainAsync(site.Address);
            var entry = await EntryAsync(editor);
            var (question, answer) = Texts(await PublishedAsync(editor, entry));
            Assert.That(answer, Is.EqualTo(question), "question and answer of one save");
            Assert.That(question, Is.GreaterThanOrEqualTo(acknowledged), "what was acknowledged is there");

            // Publishes one text after the other, and dies in the middle of one of them.
            var dies = random.Next(3, 9);
            for (var number = question + 1; ; number++)
            {
                await SaveAsync(editor, entry, number);
                var publishing = editor.Http.PutAsJsonAsync($"document/{entry}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } });
                if (--dies == 0)
                {
                    await site.KillAsync();
                    await publishing.ContinueWith(_ => { }, TaskScheduler.Default);
                    break;
                }
                using var published = await publishing;
                Assert.That(published.IsSuccessStatusCode, Is.True);
                acknowledged = number;
            }
        }
        await using var last = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);
        using var reader = await ApiUser.AgainAsync(last.Address);
        var texts = Texts(await PublishedAsync(reader, await EntryAsync(reader)));
        Assert.That(texts.Answer, Is.EqualTo(texts.Question).And.GreaterThanOrEqualTo(acknowledged));
    }

    private static async Task<Guid> EntryAsync(ApiUser editor)
    {
        var found = await editor.Http.GetFromJsonAsync<JsonNode>("item/document/search?query=Identifiant&skip=0&take=10");
        return found!["items"]![0]!["id"]!.GetValue<Guid>();
    }

    private static async Task SaveAsync(ApiUser editor, Guid entry, int number)
    {
        var document = (await editor.Http.GetFromJsonAsync<JsonNode>($"document/{entry}"))!;
        foreach (var value in document["values"]!.AsArray().Where(value => (string?)value!["alias"] is "question" or "answer"))
            value!["value"] = $"Texte {number}";
        using var saved = await editor.Http.PutAsJsonAsync($"document/{entry}", new { values = document["values"], variants = document["variants"], template = (object?)null });
        Assert.That(saved.IsSuccessStatusCode, Is.True);
    }

    private static async Task<JsonNode> PublishedAsync(ApiUser editor, Guid entry) => (await editor.Http.GetFromJsonAsync<JsonNode>($"document/{entry}/published"))!;

    /// <summary>The numbers that question and answer carry; 0 before the first save.</summary>
    private static (int Question, int Answer) Texts(JsonNode document)
    {
        return (Number("question"), Number("answer"));

        int Number(string alias) =>
            ((string?)document["values"]!.AsArray().Single(value => (string?)value!["alias"] == alias)!["value"])!.Split(' ') is ["Texte", var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }
}
