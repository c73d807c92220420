using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Webhooks;
using Site.Core.Help;
using Site.RemoteCms;
using Site.Tests.Support;

namespace Site.Tests.RemoteCms;

/// <summary>
/// Two processes: one with its embedded CMS, the other with nothing but its address. What parents see is the same.
/// </summary>
public partial class RemoteSiteTests
{
    private const string Secret = "un-secret-partage-de-quarante-lettres-ok";

    private TemporaryFolder _cmsData = null!;
    private SiteProcess _cms = null!;
    private SiteFactory _site = null!;
    private HttpClient _there = null!;
    private HttpClient _here = null!;

    [SetUp]
    public async Task Start()
    {
        _cmsData = new TemporaryFolder();
        _cms = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _cmsData.Path, "--Cms:Webhook:Secret", Secret);
        _there = new HttpClient { BaseAddress = _cms.Address };
        _site = new SiteFactory().WithRemoteCms(_cms.Address).With("Cms:Webhook:Secret", Secret);
        _here = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Listen() };
    }

    [TearDown]
    public async Task Stop()
    {
        _here.Dispose();
        _there.Dispose();
        await _site.DisposeAsync();
        await _cms.DisposeAsync();
        _cmsData.Dispose();
    }

    [Test]
    public async Task Every_public_page_is_the_same_as_with_the_embedded_CMS()
    {
        var addresses = await PublicPages.AllAsync(_there);
        Assert.That(await PublicPages.AllAsync(_here), Is.EqualTo(addresses));
        foreach (var address in addresses)
            Assert.That(await PageAsync(_here, address), Is.EqualTo(await PageAsync(_there, address)), address);
    }

    [Test]
    public async Task Nothing_of_the_embedded_CMS_is_there()
    {
        foreach (var path in new[] { "/umbraco", "/umbraco/delivery/api/v2/content", "/umbraco/management/api/v1/server/status", "/App_Plugins/feedback/umbraco-package.json" })
            Assert.That((await StatusAsync(path)), Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(File.Exists(Path.Combine(_site.DataPath, "cms.db")), Is.False);
        Assert.That(await StatusAsync("/gestion/feedback/api/v1/me"), Is.EqualTo(HttpStatusCode.Unauthorized), "nobody is staff here");
    }

    [Test]
    public async Task What_is_published_there_is_here_because_its_webhook_says_so()
    {
        using var editor = await ApiUser.CreateAsync(_there.BaseAddress!);
        await ExpectAsync(editor.Http.PostAsJsonAsync("webhook", new
        {
            enabled = true,
            name = "Le site",
            url = new Uri(_here.BaseAddress!, WebhookController.Address).AbsoluteUri,
            contentTypeKeys = Array.Empty<Guid>(),
            headers = new { },
            events = new[] { WebhookEvents.ContentPublish },
        }));

        await PublishAsync(editor, "Nouvelle question");

        await ArrivesAsync("/faq/nouvelle-question");
        Assert.That(await _here.GetStringAsync(new Uri("/faq/nouvelle-question", UriKind.Relative)), Does.Contain("Sa réponse."));
    }

    [Test]
    public async Task A_webhook_that_cannot_sign_gives_the_secret_in_a_header()
    {
        using var editor = await ApiUser.CreateAsync(_there.BaseAddress!);
        await PublishAsync(editor, "Autre question");

        using var told = new HttpRequestMessage(HttpMethod.Post, WebhookController.Address) { Headers = { { WebhookGuard.SecretHeader, Secret } } };
        using var answer = await _here.SendAsync(told);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        await ArrivesAsync("/faq/autre-question");
    }

    [Test]
    public async Task Whoever_does_not_know_the_secret_wakes_nobody()
    {
        using var answer = await _here.PostAsync(new Uri(WebhookController.Address, UriKind.Relative), null);
        using var embedded = await _there.PostAsync(new Uri(WebhookController.Address, UriKind.Relative), null);

        Assert.That((answer.StatusCode, embedded.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Health_says_how_old_contents_are_when_the_CMS_was_killed_and_pages_are_served_on()
    {
        Assert.That(await _here.GetStringAsync(new Uri("/sante", UriKind.Relative)), Does.StartWith("Healthy"));
        await _cms.KillAsync();
        var worker = _site.Services.GetRequiredService<Site.Core.Help.Remote.RemoteContentWorker>();
        await worker.RoundAsync(isWoken: true, CancellationToken.None);

        Assert.That(await _here.GetStringAsync(new Uri("/sante", UriKind.Relative)), Does.StartWith("Degraded").And.Contain("cms: Degraded. The CMS does not answer. The contents that are served were confirmed less than a minute ago"));
        Assert.That(await StatusAsync("/aide"), Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task ArrivesAsync(string address)
    {
        var library = _site.Services.GetRequiredService<HelpLibrary>();
        var arrived = new TaskCompletionSource();
        library.Changed += Look;
        Look(library.Current);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        library.Changed -= Look;

        void Look(HelpSnapshot snapshot)
        {
            if (snapshot.At<FaqEntry>(address) is not null)
                arrived.TrySetResult();
        }
    }

    private static async Task PublishAsync(ApiUser editor, string name)
    {
        var id = Guid.NewGuid();
        await ExpectAsync(editor.Http.PostAsJsonAsync("document", new
        {
            id,
            parent = new { id = "35758b4e-d472-420d-965b-555f947f4619" },
            documentType = new { id = "299157a3-8a9c-4b27-8897-e6fefadafa0d" },
            template = (object?)null,
            values = new[] { Value("question", "Une nouvelle question ?"), Value("answer", "Sa réponse.") },
            variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
        }));
        await ExpectAsync(editor.Http.PutAsJsonAsync($"document/{id}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } }));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _here.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private static object Value(string alias, string value) => new { alias, value, culture = (string?)null, segment = (string?)null };

    private static async Task ExpectAsync(Task<HttpResponseMessage> call)
    {
        using var response = await call;
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Without what differs between any two sites: their ports, the marks of a search, signatures of pictures.</summary>
    private static async Task<string> PageAsync(HttpClient site, string address)
    {
        using var response = await site.GetAsync(new Uri(address, UriKind.Relative));
        var text = (await response.Content.ReadAsStringAsync()).Replace(site.BaseAddress!.Authority, "site", StringComparison.Ordinal);
        return $"{(int)response.StatusCode} {Own().Replace(text, "")}";
    }

    [GeneratedRegex("""(&amp;|\\u0026)(v|hmac)=[0-9a-f]+|r=[A-Za-z0-9_-]{16,}|recherche=[0-9a-f]+""")]
    private static partial Regex Own();
}
