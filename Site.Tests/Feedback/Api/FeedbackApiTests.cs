using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Feedback.Api;

public class FeedbackApiTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private AnalystSite _site = null!;
    private HttpClient _analyst = null!;

    [SetUp]
    public async Task Start()
    {
        _site = new AnalystSite();
        _analyst = await _site.StaffAsync("analyste");
    }

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    /// <summary>A change of the contract is a change of <c>openapi.json</c>, for all to see.</summary>
    [Test]
    public async Task The_contract_is_the_one_on_record()
    {
        var document = (await _analyst.ReadAsync("openapi/feedback.json")).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
        var file = Path.Combine(Repository.Root, "Site.Tests", "Feedback", "Api", "openapi.json");

        Assert.That(document, Is.EqualTo(await File.ReadAllTextAsync(file)), $"As it is now:\n{document}");
    }

    [Test]
    public async Task The_worst_content_is_found_and_its_figures_read()
    {
        await _site.VoteAsync(_site.Payment, useful: 5, notUseful: 20);
        await _site.VoteAsync(_site.Tutorial, useful: 30, notUseful: 3);

        var overview = await _analyst.ReadAsync("overview?days=7");
        var ranking = await _analyst.ReadAsync("ranking?days=7");
        var content = await _analyst.ReadAsync($"contents/{_site.Payment.Id}");

        Assert.That((int)overview["sums"]!["satisfaction"]!["votes"]!, Is.EqualTo(58));
        Assert.That(ranking["items"]!.AsArray().Select(item => (string?)item!["content"]!["title"]), Is.EqualTo(new[] { _site.Payment.Title, _site.Tutorial.Title }));
        Assert.That((string?)ranking["items"]![0]!["content"]!["address"], Is.EqualTo(new Uri(_site.Address, _site.Payment.Address).AbsoluteUri));
        Assert.That((double)content["satisfaction"]!["share"]!, Is.EqualTo(0.2));
        Assert.That(content["versions"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCase("overview?from=2026-03-02&until=2026-03-01")]
    [TestCase("overview?days=0")]
    [TestCase("overview?days=100000")]
    [TestCase("ranking?type=autre")]
    [TestCase("comments?text=" + "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task What_cannot_be_read_is_refused_with_a_sentence(string path)
    {
        var (status, title) = await _analyst.RefusalAsync("GET", path);

        Assert.That(status, Is.EqualTo(400));
        Assert.That(title, Does.Match("^[A-ZÀ-Ý].+\\.$"));
    }

    [TestCase("overview?from=hier")]
    [TestCase("comments?content=x")]
    [TestCase("comments?status=autre")]
    [TestCase("ranking?order=autre")]
    public async Task What_is_no_date_or_id_is_refused(string path) => Assert.That((await _analyst.RefusalAsync("GET", path)).Status, Is.EqualTo(400));

    [Test]
    public async Task A_comment_is_sorted_masked_answered_and_shown()
    {
        var id = await CommentAsync("Je suis Mme Tremblay, il manque le lien.");
        await _site.PublicationsAsync();

        await DoneAsync("POST", "comments/change", new { ids = new[] { id }, status = "inProgress", take = true, addTags = new[] { " Lien " } });
        await DoneAsync("PUT", $"comments/{id}/note", new { note = "Vu.", was = "" });
        await DoneAsync("POST", $"comments/{id}/mask", new { passages = new[] { "Mme Tremblay" } });
        await DoneAsync("POST", "improvements", new { contentId = _site.Payment.Id, version = _site.Payment.Version, sentence = "Le lien est là.", comments = new[] { id } });

        var comment = await _analyst.ReadAsync($"comments/{id}");
        Assert.That((string?)comment["text"], Is.EqualTo("Je suis [masqué], il manque le lien."));
        Assert.That(((string?)comment["status"], (string?)comment["ownerName"], (string?)comment["note"], (string?)comment["tags"]![0]), Is.EqualTo(("done", "Alex Analyse", "Vu.", "lien")));
        using var reader = new HttpClient();
        var page = await reader.GetStringAsync(new Uri(_site.Address, _site.Payment.Address));
        Assert.That(page, Does.Contain("Vous l’avez dit, nous l’avons changé").And.Contain("Le lien est là."));
    }

    [Test]
    public async Task A_cached_page_says_the_new_sentence_at_once()
    {
        await _site.PublicationsAsync();
        using var reader = new HttpClient();
        Assert.That(await reader.GetStringAsync(new Uri(_site.Address, _site.Payment.Address)), Does.Not.Contain("nous l’avons changé"));

        var created = await DoneAsync("POST", "improvements", new { contentId = _site.Payment.Id, version = _site.Payment.Version, sentence = "<b>Le lien</b> est là." });
        Assert.That(await reader.GetStringAsync(new Uri(_site.Address, _site.Payment.Address)), Does.Contain("&lt;b&gt;Le lien&lt;/b&gt; est là."));

        await DoneAsync("DELETE", $"improvements/{(string?)created!["id"]}");
        Assert.That(await reader.GetStringAsync(new Uri(_site.Address, _site.Payment.Address)), Does.Not.Contain("nous l’avons changé"));
    }

    [Test]
    public async Task A_note_changed_meanwhile_is_a_conflict_with_a_sentence()
    {
        var id = await CommentAsync("Il manque le lien.");
        await DoneAsync("PUT", $"comments/{id}/note", new { note = "Vu.", was = "" });

        var (status, title) = await _analyst.RefusalAsync("PUT", $"comments/{id}/note", new { note = "Autre.", was = "" });

        Assert.That((status, title), Is.EqualTo((409, "La note a été changée par quelqu’un d’autre entre-temps. Relisez-la, puis enregistrez de nouveau. Votre texte est gardé.")));
    }

    [Test]
    public async Task Comments_are_exported_for_a_French_spreadsheet_and_formulas_stay_text()
    {
        await CommentAsync("=cmd|' /C calc'!A0 ; \"et\" la suite");

        using var response = await _analyst.SendAsync("GET", "exports/comments.csv?days=7");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That(bytes[..3], Is.EqualTo(Encoding.UTF8.GetPreamble()));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/csv; charset=utf-8"));
        Assert.That(response.Content.Headers.ContentDisposition?.FileName, Does.Match("^\"?avis-comments-.+\\.csv\"?$"));
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("Date;Contenu;Type;Version publiée le;Réponse;Commentaire;Statut;Suivi par;Étiquettes;Note interne"));
        Assert.That(lines[1], Does.Match("^\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d;").And.Contain(";Question;").And.Contain(";\"'=cmd|' /C calc'!A0 ; \"\"et\"\" la suite\";Nouveau;"));
    }

    [Test]
    public async Task An_export_is_in_the_trail_without_the_words_that_were_searched_for()
    {
        await CommentAsync("Il manque le lien.");
        await _analyst.SendAsync("GET", "exports/comments.csv?days=7&text=Tremblay&status=new");
        await _site.VoteAsync(_site.Tutorial, useful: 2, notUseful: 1);
        using var votes = await _analyst.SendAsync("GET", "exports/votes.csv?days=7");
        Assert.That((await votes.Content.ReadAsStringAsync()).Trim().Split("\r\n"), Has.Length.EqualTo(5));

        var trail = (await _analyst.ReadAsync("exports")).AsArray();

        Assert.That(trail.Select(one => ((string?)one!["kind"], (string?)one["staffName"], (int?)one["rows"])), Is.EqualTo(new[]
        {
            ("votes", "Alex Analyse", 4), ("comments", (string?)"Alex Analyse", (int?)0),
        }));
        Assert.That((string?)trail[1]!["filter"], Does.EndWith("text, status=New").And.Not.Contain("Tremblay"));
    }

    [Test]
    public async Task A_file_longer_than_any_buffer_comes_whole()
    {
        const int Many = 5_000;
        await using (var context = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync())
        {
            context.AddRange(Enumerable.Range(0, Many).Select(number => new Vote
            {
                Id = Guid.NewGuid(), ContentId = _site.Payment.Id, ContentVersion = _site.Payment.Version, ReceiptHash = BitConverter.GetBytes(number), Useful = true, VotedAt = DateTimeOffset.UtcNow,
            }));
            await context.SaveChangesAsync();
        }

        using var response = await _analyst.SendAsync("GET", "exports/votes.csv?days=7");

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        Assert.That(lines, Has.Length.EqualTo(Many + 1));
        Assert.That(lines.Skip(1).Select(line => line[17..]).Distinct(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Ranking_and_searches_are_exported_too()
    {
        await _site.VoteAsync(_site.Payment, useful: 1, notUseful: 3);

        using var ranking = await _analyst.SendAsync("GET", "exports/ranking.csv?days=7");
        using var searches = await _analyst.SendAsync("GET", "exports/searches.csv?days=7");

        Assert.That(await ranking.Content.ReadAsStringAsync(), Does.Contain($";Question;factures;{_site.Payment.Address};4;1;3;0,2500;"));
        Assert.That(await searches.Content.ReadAsStringAsync(), Does.Contain("Recherche;Nombre;Autres façons de l’écrire"));
    }

    [Test]
    public async Task An_editor_reads_the_contents_below_their_start_nodes_and_no_others()
    {
        await _site.VoteAsync(_site.Payment, useful: 1, notUseful: 3);
        await _site.VoteAsync(_site.Tutorial, useful: 4, notUseful: 0);
        var comment = await CommentAsync("Il manque le lien.");
        await OnlyTutorialsAsync("redaction@exemple.fr");
        var editor = await _site.StaffAsync("redaction");

        Assert.That((int)(await editor.ReadAsync("overview?days=7"))["sums"]!["satisfaction"]!["votes"]!, Is.EqualTo(4));
        Assert.That((await editor.ReadAsync("ranking?days=7"))["items"]!.AsArray().Select(item => (string?)item!["content"]!["title"]), Is.EqualTo(new[] { _site.Tutorial.Title }));
        Assert.That((await editor.ReadAsync("contents")).AsArray().Select(item => (string?)item!["type"]).Distinct(), Is.EqualTo(new[] { "tutorial" }));
        Assert.That((int)(await editor.ReadAsync("comments?days=7"))["total"]!, Is.Zero);
        Assert.That((await editor.RefusalAsync("GET", $"comments/{comment}")).Status, Is.EqualTo(404));
        Assert.That((await editor.RefusalAsync("GET", $"contents/{_site.Payment.Id}")).Status, Is.EqualTo(404));
        Assert.That((await editor.RefusalAsync("GET", "searches")).Status, Is.EqualTo(403));
        Assert.That((bool)(await editor.ReadAsync("me"))["readsEverything"]!, Is.False);
        Assert.That((int)(await editor.ReadAsync($"overview?days=7&content={_site.Payment.Id}"))["sums"]!["satisfaction"]!["votes"]!, Is.Zero);
    }

    [Test]
    public async Task Each_person_chooses_their_own_mails()
    {
        await DoneAsync("PUT", "me/subscription", new { alerts = true, digest = "monthly" });

        var mine = (await _analyst.ReadAsync("me"))["subscription"]!;
        var others = (await (await _site.StaffAsync("admin")).ReadAsync("me"))["subscription"]!;

        Assert.That(((bool)mine["alerts"]!, (string?)mine["digest"], (string?)mine["mail"]), Is.EqualTo((true, "monthly", "analyste@exemple.fr")));
        Assert.That(((bool)others["alerts"]!, (string?)others["digest"]), Is.EqualTo((false, "none")));
    }

    private async Task<Guid> CommentAsync(string text)
    {
        var receipt = await _site.CastAsync(_site.Payment, useful: false);
        await using var context = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        // As if typed: nobody waits for two seconds here.
        var earlier = DateTimeOffset.UtcNow.AddMinutes(-1);
        await context.Set<Vote>().ExecuteUpdateAsync(vote => vote.SetProperty(v => v.VotedAt, earlier));
        var feedback = _site.Services.GetRequiredService<FeedbackService>();
        Assert.That(await feedback.CommentAsync(_site.Payment.Id, receipt, CommentText.Parse(text, out _)!, CancellationToken.None), Is.EqualTo(CommentResult.Stored));
        return await context.Set<Comment>().OrderByDescending(comment => comment.CreatedAt).Select(comment => comment.Id).FirstAsync();
    }

    /// <returns>What was answered; null for nothing.</returns>
    private async Task<JsonNode?> DoneAsync(string method, string path, object? body = null)
    {
        using var response = await _analyst.SendAsync(method, path, body);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{method} {path}: {(int)response.StatusCode} {answer}");
        return answer.Length == 0 ? null : JsonNode.Parse(answer);
    }

    private async Task OnlyTutorialsAsync(string mail)
    {
        using var administrator = await ApiUser.SignInAsync(_site.Address, "admin@exemple.fr", "admin-exemple-2026");
        var users = (await administrator.GetFromJsonAsync<JsonNode>("user?skip=0&take=50"))!["items"]!.AsArray();
        var user = users.Single(one => (string?)one!["email"] == mail)!;
        using var response = await administrator.PutAsJsonAsync($"user/{(string?)user["id"]}", new
        {
            email = mail,
            userName = mail,
            name = (string?)user["name"],
            languageIsoCode = (string?)user["languageIsoCode"],
            userGroupIds = user["userGroupIds"],
            documentStartNodeIds = new[] { new { id = _site.Library.Current.TutorialList!.Id } },
            hasDocumentRootAccess = false,
            mediaStartNodeIds = Array.Empty<object>(),
            hasMediaRootAccess = true,
        });
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }
}
