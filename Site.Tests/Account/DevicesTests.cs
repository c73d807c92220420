using Site.IdentityProvider;

namespace Site.Tests.Account;

/// <summary>« Mes appareils connectés ».</summary>
public class DevicesTests
{
    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_device_that_is_ended_has_to_give_the_password_again_and_the_others_go_on()
    {
        var person = await _site.PersonAsync();
        using var here = await _site.SignedInAsync(person);
        using var there = await _site.SignedInAsync(person);

        var list = await here.OpenAsync("/compte/appareils");
        var page = await here.PressAsync(list, "Déconnecter");

        Assert.That(list.Document.QuerySelectorAll(".session h2").Select(name => VisitedPage.Plain(name.TextContent)),
            Is.EquivalentTo(new[] { "Chrome sur Windows", "Chrome sur Windows Cet appareil" }));
        Assert.That(page.Words, Does.Contain("L’appareil «\u00A0Chrome sur Windows\u00A0» est déconnecté."));
        Assert.That((await there.OpenAsync("/compte")).Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn), "the provider's session has ended too");
        Assert.That((await there.OpenAsync("/compte/mot-de-passe")).Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn));
        Assert.That((await here.OpenAsync("/compte")).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Signing_out_everywhere_ends_all_of_them_at_the_portal_and_at_the_provider()
    {
        var person = await _site.PersonAsync();
        using var here = await _site.SignedInAsync(person);
        using var there = await _site.SignedInAsync(person);

        var page = await here.PressAsync(await here.OpenAsync("/compte/appareils"), "Se déconnecter partout");

        Assert.That(page.Title, Is.EqualTo("Vous êtes déconnecté"));
        foreach (var visitor in new[] { here, there })
            Assert.That((await visitor.OpenAsync("/compte")).Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.SignedOutEverywhere));
    }

    [Test]
    public async Task Nobody_ends_anothers_session()
    {
        using var victim = await _site.SignedInAsync(await _site.PersonAsync());
        var stranger = await _site.PersonAsync();
        using var here = await _site.SignedInAsync(stranger);
        using var there = await _site.SignedInAsync(stranger);
        var session = await _site.PortalAsync(db => Task.FromResult(db.Set<Core.Account.PortalSession>().OrderBy(one => one.CreatedAt).Select(one => one.Id).ToList()));
        var list = await here.OpenAsync("/compte/appareils");

        foreach (var id in session)
        {
            list.Button("Déconnecter").SetAttribute("value", id.ToString());
            await here.PressAsync(list, "Déconnecter");
        }

        Assert.That((await victim.OpenAsync("/compte")).Title, Is.EqualTo("Mon compte"));
    }
}
