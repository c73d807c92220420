using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Help.Remote;
using Site.RemoteCms;
using Site.Tests.Help;
using Site.Tests.Support;

namespace Site.Tests.RemoteCms;

/// <summary>Files of a CMS elsewhere come through the site, which keeps those that are shown.</summary>
public class RemoteMediaTests
{
    private const string Plan = "/media/abcd1234/plan.txt";

    private UnreliableCms _cms = null!;
    private SiteFactory _site = null!;
    private HttpClient _client = null!;

    [SetUp]
    public async Task Start()
    {
        _cms = await UnreliableCms.StartAsync([Sample.Page(1, "acces", $"<p><a href=\"{Plan}\">Le plan</a></p>"), Sample.Page(2, "autre", "<p>Rien.</p>")]);
        _cms.Files[Plan] = "Un plan."u8.ToArray();
        _cms.Files["/media/abcd1234/secret.txt"] = "Un secret."u8.ToArray();
        _site = new SiteFactory().WithRemoteCms(_cms.Address);
        _client = _site.Client();
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _site.DisposeAsync();
        await _cms.DisposeAsync();
    }

    [Test]
    public async Task A_file_that_is_shown_is_served_on_when_the_CMS_has_lost_it()
    {
        Assert.That(await _client.GetStringAsync(new Uri(Plan, UriKind.Relative)), Is.EqualTo("Un plan."));
        _cms.Files.Clear();

        Assert.That(await _client.GetStringAsync(new Uri(Plan, UriKind.Relative)), Is.EqualTo("Un plan."));
    }

    [Test]
    public async Task A_file_that_no_content_shows_is_not_asked_for() =>
        Assert.That(await StatusAsync("/media/abcd1234/secret.txt"), Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_file_that_no_content_shows_any_more_leaves_the_disk()
    {
        Assert.That(await StatusAsync(Plan), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Kept(), Has.Length.EqualTo(1));
        _cms.Items = [Sample.Page(1, "acces", "<p>Plus de plan.</p>", updated: Sample.Day.AddDays(1)), .. _cms.Items.Skip(1)];
        await _site.Services.GetRequiredService<RemoteContentWorker>().RoundAsync(isWoken: true, CancellationToken.None);

        Assert.That(await StatusAsync(Plan), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(Kept(), Is.Empty);
    }

    [Test]
    public async Task A_linked_file_that_is_replaced_under_its_address_is_served_anew()
    {
        Assert.That(await _client.GetStringAsync(new Uri(Plan, UriKind.Relative)), Is.EqualTo("Un plan."));
        _cms.Files[Plan] = "Un autre."u8.ToArray();
        await _site.Services.GetRequiredService<RemoteContentWorker>().RoundAsync(isWoken: true, CancellationToken.None);
        Assert.That(await _client.GetStringAsync(new Uri(Plan, UriKind.Relative)), Is.EqualTo("Un autre."));
        Assert.That(Kept(), Has.Length.EqualTo(1), "the former one leaves the disk");
        Assert.That(new MediaVersions(Path.Combine(_site.DataPath, "media-versions.json")).Number(Plan), Is.EqualTo(1), "a restart knows which one it has");
    }

    [Test]
    public async Task A_linked_file_that_has_not_changed_is_not_fetched_again()
    {
        Assert.That(await StatusAsync(Plan), Is.EqualTo(HttpStatusCode.OK));
        await _site.Services.GetRequiredService<RemoteContentWorker>().RoundAsync(isWoken: true, CancellationToken.None);
        Assert.That(await StatusAsync(Plan), Is.EqualTo(HttpStatusCode.OK));

        Assert.That(_cms.Fetches, Is.EqualTo(1));
    }

    private string[] Kept() => Directory.GetFiles(Path.Combine(_site.DataPath, "cache", "media"), "*", SearchOption.AllDirectories);

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
