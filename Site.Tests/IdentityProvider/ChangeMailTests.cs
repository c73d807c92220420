using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

/// <summary>FAQ: « Je veux modifier mon adresse mail ».</summary>
public class ChangeMailTests
{
    private const string SendLink = "Envoyer le lien de confirmation";
    private const string Confirm = "Confirmer cette adresse";

    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = new AccountSite();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task Je_veux_modifier_mon_adresse_mail()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        using var otherDevice = _site.Visit();

        var home = await visitor.OpenAsync("/");
        var account = await visitor.OpenAsync(home.Document.QuerySelector("header a[href='/compte']")!.GetAttribute("href")!);
        var form = await visitor.OpenAsync(account.Links.Single(link => link == "/compte/adresse-mail")!);
        var sent = await visitor.PressAsync(form, SendLink, ("Mail", "nouvelle@exemple.fr"), ("Password", AccountSite.Password));
        var mail = await _site.Mails.NextAsync();
        var opened = await otherDevice.OpenAsync(SmtpSink.LinkIn(mail).ToString());
        var before = await visitor.OpenAsync("/compte");
        var confirmed = await otherDevice.PressAsync(opened, Confirm, ("Password", AccountSite.Password));
        var told = await _site.Mails.NextAsync();

        Assert.That(sent.Title, Is.EqualTo("Vérifiez vos courriels"));
        Assert.That(sent.Words, Does.Contain("nouvelle@exemple.fr"));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("nouvelle@exemple.fr"));
        Assert.That(before.Words, Does.Contain(person.Mail), "opening the link changes nothing: mail scanners do");
        Assert.That(confirmed.Title, Is.EqualTo("Votre adresse mail est changée"));
        Assert.That(told.To.Mailboxes.Single().Address, Is.EqualTo(person.Mail), "the old address is told");
        Assert.That((await visitor.OpenAsync("/compte")).Words, Does.Contain("nouvelle@exemple.fr").And.Not.Contain(person.Mail));
        Assert.That((await otherDevice.OpenAsync(SmtpSink.LinkIn(mail).ToString())).Title, Is.EqualTo("Votre adresse mail est changée"), "a second click is no error");
        Assert.That((await otherDevice.SignInAsync("Nouvelle@Exemple.fr", AccountSite.Password)).Title, Is.EqualTo("Mon compte"));
        Assert.That(await _site.TrailAsync(person), Is.SupersetOf(new[] { AccountEventKind.MailChangeAsked, AccountEventKind.MailChanged }));
    }

    [Test]
    public async Task A_taken_address_gets_the_same_page_and_only_its_owner_is_told()
    {
        var (person, owner) = (await _site.PersonAsync(), await _site.PersonAsync());
        using var visitor = await _site.SignedInAsync(person);
        var form = await visitor.OpenAsync("/compte/adresse-mail");

        var taken = await visitor.PressAsync(form, SendLink, ("Mail", owner.Mail.ToUpperInvariant()), ("Password", AccountSite.Password));
        var mail = await _site.Mails.NextAsync();
        var free = await visitor.PressAsync(form, SendLink, ("Mail", "libre@exemple.fr"), ("Password", AccountSite.Password));

        Assert.That(taken.Words.Replace(owner.Mail.ToUpperInvariant(), "…"), Is.EqualTo(free.Words.Replace("libre@exemple.fr", "…")));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(owner.Mail));
        Assert.That(mail.Subject, Is.EqualTo("Cette adresse mail a déjà un compte"));
        Assert.That(mail.TextBody, Does.Not.Contain(person.UserName));
    }

    [Test]
    public async Task Whoever_has_the_mistyped_address_but_not_the_password_does_not_get_the_account()
    {
        var person = await _site.PersonAsync();
        using var visitor = await _site.SignedInAsync(person);
        await visitor.PressAsync(await visitor.OpenAsync("/compte/adresse-mail"), SendLink, ("Mail", "quelqu.un@exemple.fr"), ("Password", AccountSite.Password));
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString();
        using var stranger = _site.Visit();

        var page = await stranger.OpenAsync(link);
        var without = await stranger.PressAsync(page, Confirm);
        for (var attempt = 1; attempt < SignInLimiter.FailuresHere; attempt++)
            Assert.That((await stranger.PressAsync(page, Confirm, ("Password", "faux mot de passe"))).Problems.Single(), Does.StartWith("Ce mot de passe n’est pas le bon."));
        var locked = await stranger.PressAsync(page, Confirm, ("Password", "faux mot de passe"));

        Assert.That(without.Problems.Single(), Is.EqualTo("Indiquez le mot de passe du compte."));
        Assert.That(locked.Problems.Single(), Does.Contain("bloquée"));
        Assert.That((await visitor.OpenAsync("/compte")).Words, Does.Contain(person.Mail));
        await stranger.PressAsync(await stranger.OpenAsync("/mot-de-passe-oublie"), "Envoyer", ("Mail", "quelqu.un@exemple.fr"));
        await _site.Services.GetRequiredService<AfterTheAnswer>().SettleAsync();
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Plusieurs essais de connexion à votre compte"), "to the owner");
        Assert.That(await _site.AccountsAsync(db => Task.FromResult(db.Set<OneTimeLink>().Count(one => one.Purpose == LinkPurpose.NewPassword))), Is.Zero);
    }

    [Test]
    public async Task A_newer_link_a_late_click_and_a_cut_one_are_told_apart_from_success()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var form = await visitor.OpenAsync("/compte/adresse-mail");
        var links = new List<string>();
        foreach (var mail in new[] { "un@exemple.fr", "deux@exemple.fr" })
        {
            await visitor.PressAsync(form, SendLink, ("Mail", mail), ("Password", AccountSite.Password));
            links.Add(SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString());
        }

        var replaced = await visitor.OpenAsync(links[0]);
        var open = await visitor.OpenAsync(links[1]);
        _site.Time.Pass(OneTimeLink.MailLifetime);
        var late = await visitor.PressAsync(open, Confirm, ("Password", AccountSite.Password));
        var cut = await visitor.OpenAsync(links[1][..^1]);

        foreach (var page in new[] { replaced, late, cut })
        {
            Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(page.Title, Is.EqualTo("Ce lien ne fonctionne plus"));
            Assert.That(page.Links, Does.Contain("/compte/adresse-mail").And.Contain("tel:+33134334400"));
        }
    }

    [TestCase("", "Indiquez votre adresse mail.")]
    [TestCase("parent", "Vérifiez l’adresse mail\u00A0: elle s’écrit comme prenom.nom@exemple.fr.")]
    [TestCase("parent@exemple", "Vérifiez l’adresse mail\u00A0: elle s’écrit comme prenom.nom@exemple.fr.")]
    [TestCase("a@exemple.fr\r\nBcc: b@exemple.fr", "Vérifiez l’adresse mail\u00A0: elle s’écrit comme prenom.nom@exemple.fr.")]
    [TestCase("Moi <a@exemple.fr>", "Vérifiez l’adresse mail\u00A0: elle s’écrit comme prenom.nom@exemple.fr.")]
    public async Task A_wrong_address_is_told_before_anything_is_sent(string typed, string problem)
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());

        var page = await visitor.PressAsync(await visitor.OpenAsync("/compte/adresse-mail"), SendLink, ("Mail", typed), ("Password", AccountSite.Password));

        Assert.That(page.Problems, Is.EqualTo(new[] { problem }));
        Assert.That(await _site.AccountsAsync(db => Task.FromResult(db.Set<OneTimeLink>().Count())), Is.Zero);
    }

    [Test]
    public async Task Nobodys_mailbox_is_filled_from_here()
    {
        using var visitor = await _site.SignedInAsync(await _site.PersonAsync());
        var form = await visitor.OpenAsync("/compte/adresse-mail");
        for (var time = 0; time < 5; time++)
        {
            await visitor.PressAsync(form, SendLink, ("Mail", "victime@exemple.fr"), ("Password", AccountSite.Password));
            await _site.Mails.NextAsync();
        }

        var page = await visitor.PressAsync(form, SendLink, ("Mail", "victime@exemple.fr"), ("Password", AccountSite.Password));

        Assert.That(page.Problems.Single(), Does.Contain("Attendez une heure"));
    }
}
