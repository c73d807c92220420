using System.ComponentModel.DataAnnotations;
using System.Net;
using Site.Cms;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>A backoffice that is bound to its own host name or to the town hall's network: for everybody else there is nothing below /umbraco.</summary>
public class BackofficeGateTests
{
    private static readonly string[] ForStaff =
    [
        "/umbraco", "/umbraco/login", "/umbraco/management/api/v1/server/status", "/umbraco/management/api/v1/security/back-office/authorize",
        "/umbraco/invitation", "/umbraco/serverEventHub", "/App_Plugins/embedded/entry-point.js",
    ];

    [Test]
    public async Task Only_the_backoffices_own_host_leads_there()
    {
        await using var site = await StaffSite.StartAsync(configure: options =>
        {
            options.PublicAddress = () => new Uri("https://famille.exemple.fr");
            options.Backoffice.Hosts.Add("redaction.exemple.fr");
        });

        foreach (var path in ForStaff)
            Assert.That(await StatusAsync(site, $"https://famille.exemple.fr{path}"), Is.EqualTo(404), path);
        Assert.Multiple(async () =>
        {
            Assert.That(await StatusAsync(site, "https://redaction.exemple.fr/umbraco/login"), Is.EqualTo(200));
            Assert.That(await StatusAsync(site, "https://redaction.exemple.fr.ailleurs.example/umbraco/login"), Is.EqualTo(404));
            Assert.That(await LocationAsync(site, "https://redaction.exemple.fr"), Does.StartWith("/umbraco/login"), "a known address of the client");
            Assert.That(await LocationAsync(site, "https://famille.exemple.fr", host: "https://redaction.exemple.fr"), Is.Null, "not an address of the client");
        });
    }

    [TestCase("10.1.2.3", 200)]
    [TestCase("::ffff:10.1.2.3", 200)]
    [TestCase("192.0.2.7", 200)]
    [TestCase("192.0.2.8", 404)]
    [TestCase("2001:db8:1::5", 200)]
    [TestCase("2001:db8:2::5", 404)]
    public async Task Only_the_networks_that_are_allowed_reach_it(string address, int expected)
    {
        await using var site = await StaffSite.StartAsync(configure: options =>
        {
            options.Backoffice.AllowedNetworks.Add("10.0.0.0/8");
            options.Backoffice.AllowedNetworks.Add("192.0.2.7");
            options.Backoffice.AllowedNetworks.Add("2001:db8:1::/48");
        });
        site.From = IPAddress.Parse(address);

        Assert.That(await StatusAsync(site, "http://localhost/umbraco/login"), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_public_keeps_what_is_its_own()
    {
        await using var site = new SiteFactory().With("Cms:Backoffice:Hosts:0", "redaction.exemple.fr");
        using var client = site.Client();

        Assert.Multiple(async () =>
        {
            Assert.That((await client.GetAsync("/umbraco")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That((await client.GetAsync("/umbraco/delivery/api/v2/content")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await client.GetAsync("/aide")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
    }

    [TestCase("127.0.0.1", "10.9.9.9", HttpStatusCode.OK)]
    [TestCase("127.0.0.1", "198.51.100.1", HttpStatusCode.NotFound)]
    [TestCase(null, "10.9.9.9", HttpStatusCode.NotFound)]
    public async Task An_address_that_a_header_names_counts_only_from_a_trusted_proxy(string? proxy, string client, HttpStatusCode expected)
    {
        await using var site = new SiteFactory().With("Cms:Backoffice:AllowedNetworks:0", "10.0.0.0/8");
        if (proxy is not null)
            site.With("Site:TrustedProxies:0", proxy);
        using var browser = new HttpClient { BaseAddress = site.Listen() };
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", client);

        using var answer = await browser.GetAsync("/umbraco/login");

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [TestCase("https://redaction.exemple.fr", null, "Cms:Backoffice:Hosts")]
    [TestCase("redaction.exemple.fr/umbraco", null, "Cms:Backoffice:Hosts")]
    [TestCase("pas un nom", null, "Cms:Backoffice:Hosts")]
    [TestCase(null, "10.0.0.0/33", "Cms:Backoffice:AllowedNetworks")]
    [TestCase(null, "mairie", "Cms:Backoffice:AllowedNetworks")]
    [TestCase("redaction.exemple.fr:8443", "10.0.0.1", null)]
    [TestCase("localhost:5184", "::1", null)]
    public void A_wrong_setting_is_named_at_the_start(string? host, string? network, string? fault)
    {
        var options = new CmsOptions { DataPath = "x" };
        if (host is not null)
            options.Backoffice.Hosts.Add(host);
        if (network is not null)
            options.Backoffice.AllowedNetworks.Add(network);

        var faults = options.Validate(new ValidationContext(options)).Select(found => found.ErrorMessage).ToList();

        Assert.That(faults, fault is null ? Is.Empty : Has.One.StartsWith(fault));
    }

    private static async Task<int> StatusAsync(StaffSite site, string address)
    {
        using var answer = await site.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Get, address));
        return (int)answer.StatusCode;
    }

    private static async Task<string?> LocationAsync(StaffSite site, string client, string? host = null)
    {
        var redirect = Uri.EscapeDataString($"{client}/umbraco/oauth_complete");
        using var answer = await site.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Get,
            $"{host ?? client}/umbraco/management/api/v1/security/back-office/authorize?client_id=umbraco-back-office&redirect_uri={redirect}&response_type=code&code_challenge={new string('a', 43)}&code_challenge_method=S256"));
        return answer.Headers.Location?.OriginalString;
    }
}
