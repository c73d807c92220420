using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Site.Core.Data;
using Site.Core.Mail;
using Site.Tests.Help.Browser;
using Site.Tests.Support;

namespace Site.Tests.Mail;

/// <summary>A newcomer follows a mail's link without a mail server.</summary>
public class DevMailBrowserTests
{
    private readonly SiteFactory _site = new();
    private Uri _address = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _address = _site.Listen();
        var composer = _site.Services.GetRequiredService<MailComposer>();
        var outbox = _site.Services.GetRequiredService<Outbox>();
        await _site.Services.GetRequiredService<PortalWriter>().WriteAsync(async (context, token) =>
        {
            outbox.Add(context, composer.Compose(new MailDraft
            {
                To = "edith@exemple.fr",
                ToName = "Édith Martin",
                Subject = "Activez votre compte",
                Paragraphs = ["Votre compte est prêt."],
                Action = new MailAction("Activer mon compte", new Uri(_address, "/tutoriels?cle=8f3k2")),
            }), "activation");
            return await context.SaveChangesAsync(token);
        }, CancellationToken.None);
        // The commit has woken the site's own worker; whichever of the two took the mail, it is written then.
        await _site.Services.GetServices<IHostedService>().OfType<OutboxWorker>().Single().RoundAsync(CancellationToken.None);
        await _site.Services.GetRequiredService<OutboxDelivery>().SettleAsync();
    }

    [OneTimeTearDown]
    public async Task End() => await _site.DisposeAsync();

    [TestCase(1280, ColorScheme.Light)]
    [TestCase(360, ColorScheme.Dark)]
    public async Task From_the_list_to_the_mail_to_where_its_link_leads(int width, ColorScheme scheme)
    {
        await using var context = await BrowserHost.OpenAsync(new()
        {
            BaseURL = _address.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };

        await page.GotoAsync("/dev/courriels");
        await MeetsWcagAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Activez votre compte" }).ClickAsync();
        await MeetsWcagAsync(page);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        await Assertions.Expect(page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Activer mon compte" })).ToBeVisibleAsync();
        await Assertions.Expect(page.FrameLocator("iframe").GetByText("Bonjour Édith Martin,")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "/tutoriels?cle=8f3k2" }).ClickAsync();

        Assert.That(page.Url, Is.EqualTo(new Uri(_address, "/tutoriels?cle=8f3k2").AbsoluteUri));
        Assert.That(complaints, Is.Empty);
    }

    private static async Task MeetsWcagAsync(IPage page) =>
        Assert.That(Accessibility.Describe(await page.RunAxe(Accessibility.Wcag22AA)), Is.Empty, page.Url);
}
