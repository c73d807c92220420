using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Site.Tests.Backoffice;

public sealed partial class HostPageTests
{
    private BackofficeHost _host = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await BackofficeHost.StartAsync();
        _client = _host.Client();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [TestCase("/umbraco")]
    [TestCase("/umbraco/")]
    [TestCase("/umbraco/section/content/workspace/document/edit/0b5cd2a5-7d2b-4b8b-a5d5-3a6d2a3c9f10")]
    [TestCase("/umbraco/oauth_complete?code=a&state=b")]
    [TestCase("/umbraco/logout")]
    public async Task The_page_answers_at_every_address_of_the_client(string address)
    {
        using var response = await _client.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(html, Does.Contain("<umb-app>").And.Contain("<base href=\"/umbraco/\">").And.Contain("<html lang=\"fr\">"));
        });
    }

    [TestCase("/umbraco/management/api/v1/nothing")]
    [TestCase("/umbraco/Management/api/v1/nothing")]
    [TestCase("/umbraco/delivery/api/v2/nothing")]
    [TestCase("/umbraco/backoffice/nothing.js")]
    [TestCase("/umbraco/backoffice")]
    [TestCase("/umbraco/login")]
    [TestCase("/umbraco/serverEventHub")]
    public async Task The_page_does_not_answer_for_others(string address)
    {
        using var response = await _client.GetAsync(address);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_policy_allows_the_import_map_by_its_hash_and_no_other_inline_script()
    {
        using var response = await _client.GetAsync("/umbraco");
        var html = await response.Content.ReadAsStringAsync();
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        var inline = InlineScript().Matches(html);
        Assert.That(inline, Has.Count.EqualTo(1));
        Assert.That(inline[0].Groups["attributes"].Value, Is.EqualTo(" type=\"importmap\""));
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline[0].Groups["body"].Value)));
        var scripts = policy.Split("; ").Single(directive => directive.StartsWith("script-src", StringComparison.Ordinal));
        Assert.That(scripts, Is.EqualTo($"script-src 'self' 'sha256-{hash}'"));
    }

    [Test]
    public async Task The_policy_denies_what_it_does_not_name()
    {
        using var response = await _client.GetAsync("/umbraco");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Multiple(() =>
        {
            Assert.That(policy, Does.StartWith("default-src 'none'; "));
            Assert.That(policy, Does.Contain("connect-src 'self'").And.Contain("worker-src 'self'").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'self'"));
            Assert.That(policy, Does.Not.Contain("unsafe-eval").And.Not.Contain("http"));
        });
    }

    [Test]
    public async Task The_page_names_no_other_host_and_holds_no_inline_style_or_handler()
    {
        var html = await _client.GetStringAsync("/umbraco");
        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Not.Contain("http:").And.Not.Contain("https:").And.Not.Contain("<style").And.Not.Contain(" style="));
            Assert.That(html, Does.Not.Match(" on[a-z]+=\""));
        });
    }

    [Test]
    public async Task Everything_that_the_page_names_is_served()
    {
        var html = await _client.GetStringAsync("/umbraco");
        var addresses = Address().Matches(html).Select(match => match.Groups[1].Value).Where(address => address != "/umbraco/").Distinct().ToList();
        Assert.That(addresses, Has.Count.GreaterThan(100));
        foreach (var address in addresses)
        {
            using var response = await _client.GetAsync(address);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
        }
    }

    [Test]
    public async Task The_page_is_asked_for_again_each_time_and_is_small_when_unchanged()
    {
        using var first = await _client.GetAsync("/umbraco");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/umbraco/section/content");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _client.SendAsync(request);
        Assert.Multiple(() =>
        {
            Assert.That(first.Headers.CacheControl!.NoCache, Is.True);
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        });
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task Head_tells_the_length_without_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/umbraco");
        using var response = await _client.SendAsync(request);
        var length = Encoding.UTF8.GetByteCount(await _client.GetStringAsync("/umbraco"));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(length));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_post_is_not_answered_with_the_page()
    {
        using var response = await _client.PostAsync("/umbraco/section/content", null);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [GeneratedRegex("<script(?<attributes>(?![^>]* src=)[^>]*)>(?<body>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript();

    [GeneratedRegex("\"(/umbraco/[^\"]*)\"")]
    private static partial Regex Address();
}
