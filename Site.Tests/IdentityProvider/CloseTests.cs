using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Site.Core.Account;
using Site.Core.Families;
using Site.IdentityProvider;
using Site.Tests.Account;

namespace Site.Tests.IdentityProvider;

/// <summary>« Fermer mon compte ».</summary>
public class CloseTests
{
    private AccountSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = new AccountSite();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_closed_account_leaves_no_sign_in_data_and_the_dossier_stays_the_towns()
    {
        var (person, letter) = (await _site.PersonAsync(), _site.NextLetter());
        using var visitor = await _site.SignedInAsync(person);
        using var elsewhere = await _site.SignedInAsync(person);
        var dossier = await _site.LinkAsync(person, letter);
        var portalAccount = await _site.PortalAccountAsync(person);

        var form = await visitor.OpenAsync("/compte/fermeture");
        var page = await visitor.PressAsync(form, "Fermer mon compte", ("Password", AccountSite.Password));
        var mail = await _site.Mails.NextAsync();

        Assert.That(form.Words, Does.Contain("Les factures et les paiements sont conservés").And.Contain("Votre dossier reste à la mairie"));
        Assert.That(page.Title, Is.EqualTo("Votre compte est fermé"), string.Join('\n', _site.Errors.Lines));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        foreach (var browser in new[] { visitor, elsewhere })
            Assert.That((await browser.SignInAsync(person.UserName, AccountSite.Password)).Problems, Is.Not.Empty);
        var subject = person.Id.ToString();
        Assert.That(await _site.AccountsAsync(db => db.Users.CountAsync(account => account.Id == person.Id)), Is.Zero);
        Assert.That(await _site.AccountsAsync(db => db.Set<OpenIddictEntityFrameworkCoreToken<Guid>>().CountAsync(token => token.Subject == subject)), Is.Zero);
        Assert.That(await _site.PortalAsync(db => db.Set<PortalAccount>().CountAsync(account => account.Id == portalAccount)), Is.Zero);
        Assert.That(await _site.PortalAsync(db => db.Set<DossierLink>().CountAsync(link => link.AccountId == portalAccount)), Is.Zero);
        Assert.That(await _site.PortalAsync(db => db.Set<Dossier>().CountAsync(one => one.Id == dossier)), Is.EqualTo(1));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.Closed));
    }

    [Test]
    public async Task Without_the_password_nothing_is_closed()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte/fermeture"), "Fermer mon compte", ("Password", "faux"));

        Assert.That(page.Problems.Single(), Does.StartWith("Ce mot de passe n’est pas le bon."));
        Assert.That((await visitor.OpenAsync("/compte")).Title, Is.EqualTo("Mon compte"));
    }
}
