using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Data;
using Site.Core.Forms;
using Site.Core.Help;
using Site.Core.Mail;
using Site.Core.Uploads;
using Site.Forms;
using Site.Tests.Desk;
using Site.Tests.Support;

namespace Site.Tests.Forms;

/// <summary>« Écrire au service » of the first-run content, filled in as a browser without JavaScript does, and what staff see of it.</summary>
public class FormPagesTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    private SiteFactory _site = null!;
    private HttpClient _parent = null!;
    private Form _form = null!;

    [SetUp]
    public void Start()
    {
        var address = (_site = new SiteFactory().With("Forms:Burst", "4").With("Forms:PostsPerMinute", "1")).Listen();
        _parent = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        _parent.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _form = _site.Services.GetRequiredService<HelpLibrary>().Current.Forms.Single();
    }

    [TearDown]
    public async Task Stop()
    {
        _parent.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task The_contact_block_leads_to_the_form_wherever_somebody_is_stuck()
    {
        foreach (var page in new[] { "/aide", "/page-qui-n-existe-pas" })
            Assert.That((await PageAsync(page)).QuerySelector(".contact-block a[href='/formulaires/ecrire-au-service']")?.TextContent, Does.Contain("Écrire au service"), page);
    }

    [Test]
    public async Task A_message_is_sent_and_its_reference_is_said()
    {
        using var answer = await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var page = await PageAsync(answer.Headers.Location!.OriginalString);
        var entry = (await EntriesAsync()).Single();
        Assert.That(page.Body!.TextContent, Does.Contain("Votre message est bien arrivé").And.Contain(entry.Reference).And.Contain("Une copie de votre message"));
        Assert.That(entry.Answers.Select(one => one.Value), Is.EqualTo(new[] { "Léa", "lea@exemple.fr", "", "Bonjour", "" }));
    }

    [Test]
    public async Task What_is_missing_stands_at_its_field_and_in_the_summary_and_nothing_typed_is_lost()
    {
        using var answer = await SendAsync(new Sent(("Votre adresse mail", "lea"), ("Votre message", "<b>Bonjour</b>\nmerci")) { File = ("écran.png", Png) });
        var page = await ReadAsync(answer);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.Title, Does.StartWith("Erreur"));
        foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>(".summary a"))
        {
            var field = page.QuerySelector($"[id='{link.Hash[1..]}']");
            Assert.That(field?.GetAttribute("aria-invalid"), Is.EqualTo("true"), link.TextContent);
            Assert.That(page.GetElementById(field!.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, Is.EqualTo(link.TextContent));
        }
        Assert.That(page.QuerySelectorAll(".summary a").Select(link => link.TextContent.Split('\u00a0')[0]), Is.EqualTo(new[] { "Votre nom", "Votre adresse mail" }));
        Assert.That(page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value, Is.EqualTo("<b>Bonjour</b>\nmerci"));
        Assert.That(page.QuerySelector(".form__kept")!.TextContent, Does.Contain("écran.png"));

        var waiting = page.QuerySelector<IHtmlInputElement>("input[type=hidden]")!;
        using var corrected = await SendAsync(new Sent(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour")) { More = [(waiting.Name!, waiting.Value)] });
        Assert.That(corrected.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await EntriesAsync()).Single().Answers[^1].Value, Is.EqualTo("écran.png"), "it did not have to be chosen again");
    }

    [Test]
    public async Task Of_a_huge_file_nothing_is_kept_and_what_was_written_is()
    {
        using var answer = await SendAsync(new Sent(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour")) { File = ("film.png", [.. Png, .. new byte[UploadedFile.LargestBytes]]) });
        var page = await ReadAsync(answer);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(page.QuerySelector(".summary")!.TextContent, Does.Contain("trop lourd"));
        Assert.That(page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value, Is.EqualTo("Bonjour"));
        Assert.That(await EntriesAsync(), Is.Empty);
    }

    [Test]
    public async Task In_a_flood_the_message_stays_on_the_page_and_it_is_said_what_to_do()
    {
        for (var number = 0; number < 4; number++)
            (await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", $"Bonjour {number}"))).Dispose();

        using var answer = await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Un de trop"));
        var page = await ReadAsync(answer);

        Assert.That(((int)answer.StatusCode, answer.Headers.RetryAfter!.Delta), Is.EqualTo((429, TimeSpan.FromMinutes(1))));
        Assert.That(page.QuerySelector(".summary")!.TextContent, Does.Contain("n’est pas encore envoyé"));
        Assert.That(page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value, Is.EqualTo("Un de trop"));
    }

    [Test]
    public async Task What_a_mail_would_take_for_a_header_stays_text()
    {
        (await SendAsync(("Votre nom", "Léa\r\nBcc: tous@exemple.fr"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour"))).Dispose();
        using var refused = await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr\r\nBcc: tous@exemple.fr"), ("Votre message", "Bonjour"));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        await using var portal = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        Assert.That((await portal.Set<OutboxMail>().ToListAsync()).Select(mail => mail.To).Distinct(), Is.EquivalentTo(new[] { "cergyfamilles@cergy.fr", "lea@exemple.fr" }));
    }

    [Test]
    public async Task Whoever_fills_in_the_hidden_field_is_not_told_and_the_service_is_not_mailed()
    {
        using var answer = await SendAsync(new Sent(("Votre nom", "Robot"), ("Votre message", "Achetez")) { More = [(FormPost.Trap, "http://exemple.com")] });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await EntriesAsync()).Single().State, Is.EqualTo(FormEntryState.Spam));
    }

    [TestCase("text/plain", "bonjour")]
    [TestCase("multipart/form-data", "bonjour")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nsans nom\r\n--x--\r\n")]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"c-1\"\r\n\r\nsans fin")]
    public async Task What_no_browser_sends_is_refused_with_a_page(string type, string body)
    {
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await _parent.PostAsync(new Uri(_form.Address, UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await ReadAsync(answer)).QuerySelector("h1")!.TextContent, Is.Not.Empty);
    }

    [Test]
    public async Task Another_site_cannot_make_a_browser_send_a_message()
    {
        _parent.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        _parent.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await EntriesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_receipt_is_nobody_elses()
    {
        using var answer = await _parent.GetAsync(new Uri(FormAddresses.SentOf(_form, Guid.NewGuid()), UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(null, 401)]
    [TestCase("analyste", 403)]
    [TestCase("guichet", 200)]
    [TestCase("redaction", 200)]
    [TestCase("admin", 200)]
    public async Task Messages_are_read_by_those_who_answer_and_those_who_make_forms(string? name, int expected)
    {
        (await SendAsync(new Sent(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour")) { File = ("écran.png", Png) })).Dispose();
        var entry = (await EntriesAsync()).Single();
        using var staff = await StaffAsync(name);
        var detail = expected == 200 ? await staff.GetFromJsonAsync<JsonNode>(new Uri($"entries/{entry.Id}", UriKind.Relative)) : null;
        var file = (string?)detail?["files"]![0]!["id"] ?? Guid.NewGuid().ToString();

        foreach (var path in new[] { "forms", "entries", $"entries/{entry.Id}", $"entries/{entry.Id}/files/{file}", "entries.csv", "trail" })
        {
            using var answer = await staff.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That((int)answer.StatusCode, Is.EqualTo(expected), path);
        }
        using var changed = await staff.PostAsJsonAsync(new Uri($"entries/{entry.Id}/state", UriKind.Relative), new { state = "done" });
        using var deleted = await staff.DeleteAsync(new Uri($"entries/{entry.Id}", UriKind.Relative));
        Assert.That(((int)changed.StatusCode, (int)deleted.StatusCode), Is.EqualTo(expected == 200 ? (204, 204) : (expected, expected)));
    }

    [Test]
    public async Task Exports_and_deletions_are_told_with_who_made_them()
    {
        (await SendAsync(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour"))).Dispose();
        var entry = (await EntriesAsync()).Single();
        using var staff = await StaffAsync("guichet");

        (await staff.GetAsync(new Uri($"entries.csv?form={entry.FormId}&state=new&text=bonjour", UriKind.Relative))).Dispose();
        (await staff.DeleteAsync(new Uri($"entries/{entry.Id}", UriKind.Relative))).Dispose();

        var text = await staff.GetStringAsync(new Uri("trail", UriKind.Relative));
        var trail = JsonNode.Parse(text)!.AsArray();
        Assert.That(trail.Select(one => ((string?)one!["action"], (string?)one["staffName"], (string?)one["formTitle"], (string?)one["state"], (int?)one["rows"], (string?)one["reference"])), Is.EqualTo(new (string?, string?, string?, string?, int?, string?)[]
        {
            ("delete", "Sacha Guichet", entry.FormTitle, null, null, entry.Reference), ("export", "Sacha Guichet", entry.FormTitle, "new", 1, null),
        }));
        Assert.That(text, Does.Not.Contain("bonjour").IgnoreCase.And.Not.Contain("Léa"), "what was searched for and what was written stay out of it");
    }

    [Test]
    public async Task A_file_that_somebody_sent_is_never_shown_in_the_browser()
    {
        (await SendAsync(new Sent(("Votre nom", "Léa"), ("Votre adresse mail", "lea@exemple.fr"), ("Votre message", "Bonjour")) { File = ("écran.png", Png) })).Dispose();
        using var staff = await StaffAsync("guichet");
        var entry = (await EntriesAsync()).Single();
        var file = (string)(await staff.GetFromJsonAsync<JsonNode>(new Uri($"entries/{entry.Id}", UriKind.Relative)))!["files"]![0]!["id"]!;

        using var answer = await staff.GetAsync(new Uri($"entries/{entry.Id}/files/{file}", UriKind.Relative));

        Assert.That(answer.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Png));
    }

    [TestCase("entries?state=unknown")]
    [TestCase("entries?take=1000")]
    [TestCase("entries?skip=-1")]
    [TestCase("entries.csv?state=7")]
    public async Task A_wrong_filter_is_refused_in_words(string path)
    {
        using var staff = await StaffAsync("guichet");
        using var answer = await staff.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["title"], Is.EqualTo("Ce filtre n’existe pas."));
    }

    private sealed record Sent(params (string Label, string Text)[] Texts)
    {
        public (string Name, byte[] Content)? File { get; init; }

        public (string Name, string Value)[] More { get; init; } = [];
    }

    private Task<HttpResponseMessage> SendAsync(params (string Label, string Text)[] texts) => SendAsync(new Sent(texts));

    private async Task<HttpResponseMessage> SendAsync(Sent sent)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (label, text) in sent.Texts)
            content.Add(new StringContent(text), FormPost.NameOf(_form.Fields.Single(field => field.Label == label)));
        foreach (var (name, value) in sent.More)
            content.Add(new StringContent(value), name);
        if (sent.File is var (fileName, bytes))
            content.Add(new ByteArrayContent(bytes), FormPost.NameOf(_form.Fields.Single(field => field.Kind == FormFieldKind.File)), fileName);
        return await _parent.PostAsync(new Uri(_form.Address, UriKind.Relative), content);
    }

    private async Task<HttpClient> StaffAsync(string? name)
    {
        var staff = name is null ? new HttpClient() : await DeskSite.StaffAsync(_parent.BaseAddress!, name);
        staff.BaseAddress = new Uri(_parent.BaseAddress!, "/gestion/forms/api/v1/");
        return staff;
    }

    private async Task<List<FormEntry>> EntriesAsync()
    {
        await using var portal = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await portal.Set<FormEntry>().AsNoTracking().ToListAsync();
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await _parent.GetAsync(new Uri(address, UriKind.Relative));
        return await ReadAsync(answer);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
}
