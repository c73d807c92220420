using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Mail;

/// <summary><c>/dev/courriels</c>: in Development, mails without a mail server.</summary>
public class DevMailTests
{
    private readonly SiteFactory _site = new();
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public void Start() => _client = _site.Client();

    [OneTimeTearDown]
    public void End()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [SetUp]
    public void Empty()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private string Folder => Path.Combine(_site.DataPath, "mail");

    [Test]
    public async Task Without_mails_the_page_says_so() => Assert.That(await TextAsync("/dev/courriels"), Does.Contain("Aucun courriel pour le moment."));

    [Test]
    public async Task The_newest_mail_comes_first()
    {
        await SendAsync("Le premier");
        await SendAsync("Le second");

        var page = await PageAsync("/dev/courriels");

        Assert.That(page.QuerySelectorAll(".mails a").Select(link => link.TextContent), Is.EqualTo(new[] { "Le second", "Le premier" }));
        Assert.That(page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), Is.EqualTo("noindex"));
    }

    [Test]
    public async Task A_mail_is_shown_with_both_parts_and_its_links_can_be_followed()
    {
        var address = await SendAsync("Activez votre compte");

        var page = await PageAsync(address);

        var frame = page.QuerySelector("iframe")!;
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll(".links a").Select(link => link.GetAttribute("href")), Is.EqualTo(new[] { "https://famille.exemple.fr/a/secret" }));
            Assert.That(page.QuerySelector("pre")?.TextContent, Does.Contain("Bonjour Édith,"));
            Assert.That(frame.GetAttribute("sandbox"), Is.Empty, "no rights");
            Assert.That(frame.GetAttribute("src"), Is.EqualTo(address + "/html"));
            Assert.That(page.QuerySelector("meta[name=robots]")?.GetAttribute("content"), Is.EqualTo("noindex"));
        });
    }

    [Test]
    public async Task A_calendar_that_goes_with_a_mail_can_be_read()
    {
        var address = await SendAsync("Vos réservations", new MailAttachment("reservations.ics", "text/calendar; charset=utf-8", "SUMMARY:Léa"u8.ToArray()));

        Assert.That(await TextAsync(address), Does.Contain("Pièce jointe\u00a0: reservations.ics").And.Contain("SUMMARY:Léa"));
    }

    [Test]
    public async Task The_mail_s_own_HTML_runs_and_fetches_nothing()
    {
        var address = await SendAsync("Activez votre compte");

        using var answer = await _client.GetAsync(new Uri(address + "/html", UriKind.Relative));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<p>Bonjour Édith,</p>"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("sandbox; default-src 'none';").And.Contain("frame-ancestors 'self'").And.Not.Contain("script-src"));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
    }

    [TestCase("/dev/courriels/20260101-000000-000-abcdef")]
    [TestCase("/dev/courriels/20260101-000000-000-abcdef/html")]
    [TestCase("/dev/courriels/..%2f..%2fportal")]
    [TestCase("/dev/courriels/%2e%2e")]
    public async Task A_name_that_is_not_in_the_folder_leads_nowhere(string address)
    {
        await SendAsync("Un courriel");
        await File.WriteAllTextAsync(Path.Combine(_site.DataPath, "portal.eml"), "Subject: hors du dossier\n\n");

        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_file_that_is_no_mail_hides_no_other()
    {
        await SendAsync("Un courriel");
        await File.WriteAllBytesAsync(Path.Combine(Folder, "99990101-000000-000-abcdef.eml"), []);

        Assert.That(await TextAsync("/dev/courriels"), Does.Contain("Un courriel"));
    }

    [Test]
    public async Task Elsewhere_than_in_Development_there_is_no_such_page()
    {
        using var site = new SiteFactory().With("environment", "Production").With("Site:PublicAddress", "http://localhost");
        using var client = site.Client();
        Directory.CreateDirectory(Path.Combine(site.DataPath, "mail"));
        await File.WriteAllTextAsync(Path.Combine(site.DataPath, "mail", "a.eml"), "Subject: Secret\nContent-Type: text/html\n\n<p>Secret</p>\n");

        foreach (var address in (string[])["/dev/courriels", "/dev/courriels/a", "/dev/courriels/a/html"])
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), address);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Cergy").And.Not.Contain("Secret"), address);
        }
    }

    [Test]
    public async Task A_mail_to_a_family_carries_the_service_s_contact_as_editors_wrote_it()
    {
        var mail = _site.Services.GetRequiredService<MailComposer>().Compose(new MailDraft { To = "edith@exemple.fr", Subject = "Sujet", Paragraphs = ["Texte."] });

        var contact = (await PageAsync("/aide")).QuerySelector("footer")!;
        Assert.That(mail.Text, Does.Contain("Téléphone\u00a0: " + contact.QuerySelector("a[href^='tel:']")!.TextContent.Trim().Replace('\u00a0', ' ')));
        Assert.That(mail.Text, Does.Contain("Mail\u00a0: " + contact.QuerySelector("a[href^='mailto:']")!.GetAttribute("href")!["mailto:".Length..]));
    }

    /// <returns>The mail's address on the site.</returns>
    private async Task<string> SendAsync(string subject, MailAttachment? attachment = null)
    {
        var known = Known();
        var mail = new OutgoingMail("edith@exemple.fr", "Édith", subject, "Bonjour Édith,\n\nhttps://famille.exemple.fr/a/secret\n", "<p>Bonjour Édith,</p><script>alert(1)</script>", attachment);
        await _site.Services.GetRequiredService<IMailSender>().SendAsync(mail);
        return "/dev/courriels/" + Known().Except(known).Single();
    }

    private HashSet<string> Known() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file))] : [];

    private async Task<string> TextAsync(string address) => (await PageAsync(address)).Body!.TextContent;

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string address) =>
        new HtmlParser().ParseDocument(await _client.GetStringAsync(new Uri(address, UriKind.Relative)));
}
