using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Webhooks;
using Site.Core.Help;
using Site.Core.Help.Remote;
using Site.RemoteCms;
using Site.Tests.Support;

namespace Site.Benchmarks;

/// <summary>
/// A site whose contents are in a CMS elsewhere, here the embedded one of a second site: reading everything, a look when nothing has changed, a
/// publication until it shows because the webhook tells of it, and pages beside those of the site that has the CMS itself.
/// </summary>
internal static class RemoteReading
{
    private const string Secret = "un-secret-partage-pour-mesurer-seulement";
    private const int Publications = 20;

    public static async Task MeasureAsync(string cmsFolder, string siteFolder, int documents)
    {
        string[] settings = ["--Families:FirstRun", "none", "--Cms:Webhook:Secret", Secret, "--Logging:LogLevel:Default", "Warning"];
        await using var cms = await RunningSite.StartAsync(cmsFolder, settings: settings);
        var there = new Uri(cms.Urls.First());
        using var direct = new HttpClient { BaseAddress = there };

        var client = new DeliveryClient(direct, []);
        var reading = await Times.OfAsync(5, async _ => Expect((await client.ReadAllAsync(CancellationToken.None)).Items.Count == documents), warmUp: 1);
        Report.Note($"reading {documents:N0} documents", reading.Detail);
        var look = await Times.OfAsync(100, _ => client.MarkAsync(CancellationToken.None));
        Report.Note("a look when nothing has changed", look.Detail);

        var clock = Stopwatch.StartNew();
        await using var app = await RunningSite.StartAsync(siteFolder,
            settings: [.. settings, "--Cms:Source", "remote", "--Cms:DeliveryApi:BaseAddress", there.AbsoluteUri, "--Cms:DeliveryApi:PollSeconds", "3600"]);
        Report.Note($"first start of the site with {documents:N0} documents, s", clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        using var here = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var page in new[] { "/aide", "/faq/question-100" })
        {
            var (own, remote) = (await Times.OfAsync(direct, new Uri(there, page), 500), await Times.OfAsync(here, new Uri(here.BaseAddress!, page), 500));
            Report.Line($"{page}, median against the embedded CMS's", string.Create(CultureInfo.InvariantCulture, $"{remote.Median:0.00} ms against {own.Median:0.00} ms"), remote.Median / own.Median, 1.2, atLeast: false);
        }

        using var editor = await ApiUser.CreateAsync(there);
        await SendAsync(editor, HttpMethod.Post, "webhook", new
        {
            enabled = true,
            name = "Le site",
            url = new Uri(here.BaseAddress!, WebhookController.Address).AbsoluteUri,
            contentTypeKeys = Array.Empty<Guid>(),
            headers = new { },
            events = new[] { WebhookEvents.ContentPublish },
        });
        var published = await PublishAsync(editor, cms.Services.GetRequiredService<CmsHost>(), app.Services.GetRequiredService<HelpLibrary>());
        Report.Note($"publication to visible page by webhook, {documents:N0} documents", published.Detail);
        await app.StopAsync();
        await cms.StopAsync();
    }

    private static async Task<Times> PublishAsync(ApiUser editor, CmsHost cms, HelpLibrary library)
    {
        var schema = cms.Snapshots.Current.Schema.DocumentTypesByAlias;
        var list = cms.Snapshots.Current.Published.All.Single(node => node.DocumentTypeId == schema["faqList"].Id).Id;
        await editor.RenewAsync();
        return await Times.OfAsync(Publications, async round =>
        {
            var id = Guid.NewGuid();
            var arrived = new TaskCompletionSource();
            void Look(HelpSnapshot snapshot)
            {
                if (snapshot.ById.ContainsKey(id))
                    arrived.TrySetResult();
            }
            library.Changed += Look;
            var entry = Contents.Entry(id, list, schema["faqEntry"].Id, 1_000_000 + round);
            await SendAsync(editor, HttpMethod.Post, "document", new
            {
                id,
                parent = entry.Parent,
                documentType = entry.DocumentType,
                template = (object?)null,
                values = entry.Values.Select(value => new { value.Alias, value.Value, culture = (string?)null, segment = (string?)null }),
                variants = entry.Variants.Select(variant => new { variant.Name, culture = (string?)null, segment = (string?)null }),
            });
            await SendAsync(editor, HttpMethod.Put, $"document/{id}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } });
            await arrived.Task.WaitAsync(TimeSpan.FromMinutes(2));
            library.Changed -= Look;
        }, warmUp: 1);
    }

    private static async Task SendAsync(ApiUser editor, HttpMethod method, string address, object body)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await editor.Http.SendAsync(request);
        Expect(answer.IsSuccessStatusCode);
    }

    private static void Expect(bool isTrue)
    {
        if (!isTrue)
            throw new InvalidOperationException("The CMS did not do what it was asked.");
    }
}
