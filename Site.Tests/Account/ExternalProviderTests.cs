using System.Net;
using AngleSharp.Html.Parser;
using Site.Tests.Support;

namespace Site.Tests.Account;

/// <summary>With the town's own OpenID provider.</summary>
public class ExternalProviderTests
{
    private SiteFactory _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new SiteFactory().With("Authentication:Oidc:Authority", "https://identite.exemple.fr").With("Authentication:Oidc:ClientId", "portail")
        .With("Authentication:Oidc:SignUpAddress", "https://identite.exemple.fr/inscription");

    [OneTimeTearDown]
    public void Stop() => _site.Dispose();

    [TestCase("/inscription")]
    [TestCase("/connexion/identifiant")]
    [TestCase("/mot-de-passe-oublie")]
    [TestCase("/compte/mot-de-passe")]
    [TestCase("/compte/adresse-mail")]
    [TestCase("/compte/code-de-securite")]
    [TestCase("/compte/fermeture")]
    [TestCase("/connect/authorize")]
    public async Task The_embedded_providers_pages_do_not_exist(string address)
    {
        using var client = _site.Client();

        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_home_pages_lines_lead_where_the_settings_say_and_a_line_without_address_is_left_out()
    {
        using var client = _site.Client();

        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(new Uri("/", UriKind.Relative)));

        Assert.That(page.QuerySelectorAll("#connectez-vous a:not(.contact a)").Select(link => link.GetAttribute("href")),
            Is.EqualTo(new[] { "/connexion", "https://identite.exemple.fr/inscription" }));
    }
}
