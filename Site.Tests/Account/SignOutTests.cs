using Site.IdentityProvider;

namespace Site.Tests.Account;

/// <summary>« Vous êtes déconnecté » is true, on a shared computer too.</summary>
public class SignOutTests
{
    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = new AccountSite();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task After_idle_hours_signing_out_ends_the_providers_session_too()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var page = await visitor.OpenAsync("/compte");
        _site.Time.Pass(TimeSpan.FromHours(2.5));

        var goodbye = await SignOutAsync(visitor, page);
        var next = await visitor.OpenAsync(goodbye.Links.Single(link => link == "/connexion")!);

        Assert.That(goodbye.Title, Is.EqualTo("Vous êtes déconnecté"));
        Assert.That(next.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn), "the next person has to give a password");
    }

    [Test]
    public async Task A_second_click_says_the_same()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var page = await visitor.OpenAsync("/compte");

        await SignOutAsync(visitor, page);

        Assert.That((await SignOutAsync(visitor, page)).Title, Is.EqualTo("Vous êtes déconnecté"));
    }

    [Test]
    public async Task A_copied_cookie_is_worth_nothing_after_the_sign_out()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var page = await visitor.OpenAsync("/compte");
        using var copy = _site.Visit();
        foreach (var cookie in visitor.Cookies.ToList())
            copy.Keep(cookie);
        var before = await copy.OpenAsync(ProviderAddresses.ChangePassword);

        await SignOutAsync(visitor, page);

        Assert.That(before.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.ChangePassword), "the copy was good");
        foreach (var address in new[] { "/compte", ProviderAddresses.ChangePassword })
            Assert.That((await copy.OpenAsync(address)).Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn), address);
    }

    private static async Task<VisitedPage> SignOutAsync(Visitor visitor, VisitedPage page)
    {
        var form = page.Document.QuerySelector("form[action='/deconnexion']")!;
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        using var response = await visitor.Client.PostAsync(new Uri("/deconnexion", UriKind.Relative), new FormUrlEncodedContent(fields));
        return await VisitedPage.ReadAsync(response);
    }
}
