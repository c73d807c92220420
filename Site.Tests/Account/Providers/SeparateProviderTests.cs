using System.Net;

namespace Site.Tests.Account.Providers;

/// <summary>
/// The site with a town's own provider, which is another process with its own accounts: nothing passes between them but OpenID Connect. Once with a secret,
/// once with a key; requests are pushed, which that provider offers (RFC 9126).
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class SeparateProviderTests(bool withKey)
{
    private SeparateWorld _world = null!;

    [OneTimeSetUp]
    public async Task Start() => _world = await SeparateWorld.StartAsync(withKey);

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task People_sign_in_with_the_account_that_they_have_there()
    {
        var (_, page) = await _world.SignedInAsync();

        Assert.That(page.Address, Is.EqualTo(new Uri(_world.Site, "/compte")));
        Assert.That(page.Text, Does.Contain("camille").And.Contain("camille@exemple.fr"));
    }

    [TestCase("/connexion/identifiant")]
    [TestCase("/connexion/code")]
    [TestCase("/connect/authorize")]
    [TestCase("/connect/deconnexion")]
    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/jwks")]
    [TestCase("/inscription")]
    [TestCase("/mot-de-passe-oublie")]
    public async Task The_embedded_providers_pages_do_not_exist(string address) =>
        Assert.That((await _world.Visitor().GetAsync(address)).Status, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task The_embedded_providers_database_is_not_made()
    {
        await _world.SignedInAsync();

        Assert.That(File.Exists(Path.Combine(_world.Factory.DataPath, "accounts.db")), Is.False);
    }

    [Test]
    public async Task Tokens_that_run_out_are_renewed_and_the_session_goes_on()
    {
        var (visitor, _) = await _world.SignedInAsync();
        var before = await _world.RefreshesAsync();
        _world.Time.Pass(TimeSpan.FromMinutes(65));

        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(await _world.RefreshesAsync(), Is.EqualTo(before + 1));
    }

    [Test]
    public async Task An_account_that_was_closed_there_is_signed_out_here()
    {
        var (visitor, _) = await _world.SignedInAsync();
        (await _world.Provider.Http.PostAsync(new Uri("/administration/fermeture/camille", UriKind.Relative), null)).EnsureSuccessStatusCode();
        _world.Time.Pass(TimeSpan.FromMinutes(65));

        var answer = await visitor.GetAsync("/compte");

        (await _world.Provider.Http.PostAsync(new Uri("/administration/ouverture/camille", UriKind.Relative), null)).EnsureSuccessStatusCode();
        Assert.That(answer.Location!.AbsolutePath, Is.EqualTo("/connexion"));
        Assert.That(visitor.Cookie("session"), Is.Null);
    }

    [Test]
    public async Task Signing_out_here_signs_out_there()
    {
        var (visitor, page) = await _world.SignedInAsync();

        var signedOut = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/deconnexion"));

        Assert.That(signedOut.Heading, Is.EqualTo("Vous êtes déconnecté"));
        var again = await visitor.FollowAsync("/connexion");
        Assert.That(again.Heading, Is.EqualTo("Entrée"), "The provider asks for the password again.");
    }

    [Test]
    public async Task Signing_out_there_signs_out_here_through_a_frame_without_our_cookies()
    {
        var (visitor, _) = await _world.SignedInAsync();
        var (other, _) = await _world.SignedInAsync();

        var goodbye = await visitor.GetAsync(new Uri(_world.Provider.Address, "/sortie").ToString());
        var frame = goodbye.Document.QuerySelector("iframe")!.GetAttribute("src")!;
        Assert.That((await _world.Visitor().GetAsync(frame)).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await other.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(4, "Mon compte")]
    [TestCase(-4, "Mon compte")]
    [TestCase(-40, "La connexion n’a pas abouti")]
    public async Task Its_clock_may_be_some_minutes_off(int minutes, string title)
    {
        await _world.SetClockAsync(minutes);

        var page = await _world.SignInAsync(_world.Visitor());

        await _world.SetClockAsync(0);
        Assert.That(page.Heading, Is.EqualTo(title));
    }
}

/// <summary>The same, and the provider is killed.</summary>
public sealed class ProviderDownTests
{
    [Test]
    public async Task While_the_provider_is_down_the_sign_in_page_says_so_and_everything_else_works()
    {
        await using var world = await SeparateWorld.StartAsync(withKey: false);
        var (visitor, _) = await world.SignedInAsync();
        await world.Provider.KillAsync();
        world.Time.Pass(TimeSpan.FromMinutes(65));

        var page = await world.Visitor().GetAsync("/connexion");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(page.Text, Does.Contain("Attendez quelques minutes").And.Contain("Les pages d’aide restent ouvertes"));
        foreach (var open in new[] { "/", "/aide", "/faq", "/tutoriels" })
            Assert.That((await world.Visitor().GetAsync(open)).Status, Is.EqualTo(HttpStatusCode.OK), open);
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK), "Its silence ends nobody's session.");
    }
}
