using System.Net;
using System.Net.Http.Json;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>A draft on the site's own page: for whoever holds the pass that the CMS gave them, and never kept.</summary>
public class PreviewTests
{
    private static readonly Guid Faq = new("35758b4e-d472-420d-965b-555f947f4619");
    private static readonly Guid FaqEntry = new("299157a3-8a9c-4b27-8897-e6fefadafa0d");

    private SiteFactory _site = null!;
    private ApiUser _staff = null!;
    private HttpClient _visitor = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = new SiteFactory();
        var address = _site.Listen();
        _staff = await ApiUser.CreateAsync(address);
        _visitor = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _visitor.Dispose();
        _staff.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task Whoever_was_given_the_pass_reads_the_draft_on_its_page()
    {
        var id = await DraftAsync("Un brouillon que personne ne connaît\u00A0?");

        using var page = await GetAsync(id, await PassAsync(id));
        var text = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());

        Assert.Multiple(() =>
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(text, Does.Contain("Un brouillon que personne ne connaît\u00A0?").And.Contain("Aperçu\u00A0: cette page montre ce qui est enregistré"));
            Assert.That(page.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(page.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(["noindex, nofollow"]));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'self'"));
        });
    }

    [Test]
    public async Task Nobody_else_finds_a_page_there()
    {
        var id = await DraftAsync("Un secret\u00A0?");
        var pass = await PassAsync(id);

        foreach (var cookie in new[] { null, "UMB_PREVIEW=preview", pass[..^8] + "AAAAAAAA" })
        {
            using var page = await GetAsync(id, cookie);
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), cookie);
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Not.Contain("Un secret"), cookie);
        }
    }

    [Test]
    public async Task The_public_pages_are_the_same_after_a_preview()
    {
        var before = await _visitor.GetStringAsync(new Uri("/faq", UriKind.Relative));
        var id = await DraftAsync("Pas encore en ligne\u00A0?");
        using var preview = await GetAsync(id, await PassAsync(id));

        using var withPass = new HttpRequestMessage(HttpMethod.Get, "/faq");
        withPass.Headers.Add("Cookie", await PassAsync(id));
        using var answer = await _visitor.SendAsync(withPass);

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(before));
        Assert.That(await _visitor.GetStringAsync(new Uri("/faq", UriKind.Relative)), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_in_the_bin_has_no_preview()
    {
        var id = await DraftAsync("À jeter\u00A0?");
        var pass = await PassAsync(id);
        using var binned = await _staff.Http.PutAsync(new Uri($"document/{id}/move-to-recycle-bin", UriKind.Relative), null);

        using var page = await GetAsync(id, pass);

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Leaving_the_preview_takes_the_pass_back()
    {
        using var left = await _staff.Http.DeleteAsync(new Uri("preview", UriKind.Relative));

        Assert.That(left.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("UMB_PREVIEW=;").And.Contain("expires=Thu, 01 Jan 1970"));
    }

    private async Task<Guid> DraftAsync(string question)
    {
        var id = Guid.NewGuid();
        using var made = await _staff.Http.PostAsJsonAsync("document", new
        {
            id,
            parent = new { id = Faq },
            documentType = new { id = FaqEntry },
            template = (object?)null,
            values = new[] { new { alias = "question", value = question }, new { alias = "answer", value = "Une réponse." } },
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name = $"Brouillon {id:N}" } },
        });
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync());
        return id;
    }

    /// <summary>The cookie that comes with the address of a preview.</summary>
    private async Task<string> PassAsync(Guid id)
    {
        using var answer = await _staff.Http.GetAsync(new Uri($"document/{id}/preview-url?providerAlias=umbDocumentUrlProvider", UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict"));
        return cookie.Split(';')[0];
    }

    private async Task<HttpResponseMessage> GetAsync(Guid id, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/{id}?culture=&rnd=1");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await _visitor.SendAsync(request);
    }
}
