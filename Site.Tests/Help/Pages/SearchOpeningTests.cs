using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Help.Misses;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>After how many searches a result is opened, counted without knowing who searched.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class SearchOpeningTests(ContentsFrom cms)
{
    private SiteFactory _site = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _site = cms == ContentsFrom.RemoteCms ? await SecondProcess.SiteAsync() : new SiteFactory();
        _client = _site.Client();
    }

    [TearDown]
    public void Stop()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [Test]
    public async Task A_search_counts_one_opened_result_however_many_are_opened()
    {
        var links = await SearchAsync("identifiant");

        // The second time from the output cache.
        foreach (var link in new[] { links[0], links[0], links[1] })
            Assert.That((int)(await _client.GetAsync(link)).StatusCode, Is.EqualTo(200));

        Assert.That(await CountedAsync(), Is.EqualTo((1, 0, 1)));
    }

    [Test]
    public async Task A_search_without_result_counts_as_one()
    {
        await SearchAsync("identifiant");
        Assert.That(await SearchAsync("xyzzyx"), Is.Empty);

        Assert.That(await CountedAsync(), Is.EqualTo((2, 1, 0)));
    }

    [Test]
    public async Task An_empty_search_is_none()
    {
        await _client.GetAsync(new Uri("/recherche?q=", UriKind.Relative));

        Assert.That(await CountedAsync(), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task Made_up_marks_and_what_a_browser_loads_in_advance_count_nothing()
    {
        var links = await SearchAsync("identifiant");
        await _client.GetAsync(new Uri(links[0].OriginalString.Split('?')[0] + "?recherche=0123456789ab", UriKind.Relative));
        await _client.GetAsync(new Uri(links[0].OriginalString.Split('?')[0], UriKind.Relative));
        using var early = new HttpRequestMessage(HttpMethod.Get, links[0]);
        early.Headers.Add("Sec-Purpose", "prefetch");
        await _client.SendAsync(early);

        Assert.That(await CountedAsync(), Is.EqualTo((1, 0, 0)));
    }

    [Test]
    public async Task Each_page_of_results_has_a_mark_of_its_own_and_pages_name_their_address_without_it()
    {
        var (first, second) = ((await SearchAsync("identifiant"))[0], (await SearchAsync("identifiant"))[0]);
        Assert.That(first, Is.Not.EqualTo(second));

        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync(first));
        Assert.That(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), Does.EndWith(first.OriginalString.Split('?')[0]));
    }

    private async Task<List<Uri>> SearchAsync(string query)
    {
        var page = new HtmlParser().ParseDocument(await _client.GetStringAsync(new Uri("/recherche?q=" + WebUtility.UrlEncode(query), UriKind.Relative)));
        return [.. page.QuerySelectorAll("main .result h3 a").Select(link => new Uri(link.GetAttribute("href")!, UriKind.Relative))];
    }

    private async Task<(int Searches, int Misses, int Opened)> CountedAsync()
    {
        // What was left in the queue is stored when it closes.
        await _site.Services.GetRequiredService<SearchDayLog>().StopAsync(CancellationToken.None);
        await using var context = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var day = await context.Set<SearchDay>().AsNoTracking().SingleOrDefaultAsync();
        Assert.That(day?.Day, Is.Null.Or.EqualTo(TimeProvider.System.Today()));
        return day is null ? (0, 0, 0) : (day.Searches, day.Misses, day.Opened);
    }
}
