using Site.IdentityProvider;
using Site.Tests.Account;

namespace Site.Tests.IdentityProvider;

/// <summary>FAQ: « Je veux modifier mon mot de passe ».</summary>
public class ChangePasswordTests
{
    private const string Other = "quatre gros chiens";
    private const string Change = "Changer le mot de passe";

    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Je_veux_modifier_mon_mot_de_passe()
    {
        var person = await _site.PersonAsync();
        using var here = await _site.SignedInAsync(person);
        using var there = await _site.SignedInAsync(person);

        var form = await here.OpenAsync((await here.OpenAsync("/compte")).Links.Single(link => link == "/compte/mot-de-passe")!);
        var page = await here.PressAsync(form, Change, ("Password", AccountSite.Password), ("NewPassword", Other));
        var mail = await _site.Mails.NextAsync();

        Assert.That(page.Title, Is.EqualTo("Mon compte"), "still signed in here");
        Assert.That(page.Words, Does.Contain("Votre mot de passe est changé."));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        Assert.That(mail.Subject, Is.EqualTo("Votre mot de passe a été changé"));
        var elsewhere = await there.OpenAsync("/compte");
        Assert.That(elsewhere.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn), "other devices are signed out");
        Assert.That((await there.PressAsync(elsewhere, "Se connecter", ("Login", person.UserName), ("Password", AccountSite.Password))).Problems, Is.Not.Empty);
        Assert.That((await there.SignInAsync(person.Mail, Other)).Title, Is.EqualTo("Mon compte"));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.PasswordChanged));
    }

    [TestCase("faux", Other, "Ce mot de passe n’est pas le bon. Saisissez celui avec lequel vous vous connectez.")]
    [TestCase("", Other, "Indiquez votre mot de passe actuel.")]
    [TestCase(AccountSite.Password, "court", "Choisissez un mot de passe plus long\u00A0: 12 caractères au moins.")]
    [TestCase(AccountSite.Password, AccountSite.Password, "Ce mot de passe est celui que vous avez déjà. Choisissez-en un autre.")]
    public async Task What_is_wrong_is_told_and_nothing_changes(string current, string chosen, string problem)
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte/mot-de-passe"), Change, ("Password", current), ("NewPassword", chosen));

        Assert.That(page.Problems, Is.EqualTo(new[] { problem }));
        Assert.That(page.Document.QuerySelectorAll("input[type=password][value]"), Is.Empty, "a password is never sent back");
        using var again = await _site.SignedInAsync(person);
    }

    [Test]
    public async Task Guessing_the_current_password_is_counted_as_sign_ins_are()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        var page = await visitor.OpenAsync("/compte/mot-de-passe");
        for (var time = 0; time < SignInLimiter.FailuresHere; time++)
            page = await visitor.PressAsync(page, Change, ("Password", $"faux {time}"), ("NewPassword", Other));

        var right = await visitor.PressAsync(page, Change, ("Password", AccountSite.Password), ("NewPassword", Other));

        Assert.That(right.Problems.Single(), Does.StartWith("Trop d’essais n’ont pas abouti."));
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Plusieurs essais de connexion à votre compte"));
    }

    [Test]
    public async Task Without_the_providers_session_the_password_is_asked_first_and_the_page_comes_after()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var asked = await visitor.OpenAsync("/compte/mot-de-passe");
        var page = await visitor.PressAsync(asked, "Se connecter", ("Login", person.UserName), ("Password", AccountSite.Password));

        Assert.That(asked.Address.AbsolutePath, Is.EqualTo(ProviderAddresses.SignIn));
        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/compte/mot-de-passe"));
        Assert.That(page.Title, Is.EqualTo("Modifier mon mot de passe"));
    }

    [TestCase("//exemple.org")]
    [TestCase("https://exemple.org/")]
    [TestCase("/compte/mot-de-passe@exemple.org")]
    [TestCase("/factures")]
    public async Task The_providers_sign_in_leads_nowhere_else(string next)
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var page = await visitor.SignInAsync(person.UserName, AccountSite.Password, $"{ProviderAddresses.SignIn}?suite={Uri.EscapeDataString(next)}");

        Assert.That(page.Address, Is.EqualTo(new Uri(_site.Address, "/compte")));
    }
}
