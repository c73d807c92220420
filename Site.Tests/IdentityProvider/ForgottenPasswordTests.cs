using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

/// <summary>FAQ: « J’ai perdu mon identifiant », « J’ai perdu mon mot de passe ».</summary>
public class ForgottenPasswordTests
{
    private const string New = "une phrase toute neuve";

    private AccountSite _site = null!;
    private Visitor _visitor = null!;

    [SetUp]
    public void Start()
    {
        _site = new AccountSite();
        _visitor = _site.Visit();
    }

    [TearDown]
    public async Task Stop()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task J_ai_perdu_mon_identifiant()
    {
        var person = await _site.PersonAsync();

        var home = await _visitor.OpenAsync("/");
        await AskAsync(home.Links.Single(link => link == "/mot-de-passe-oublie")!, person.Mail);
        var mail = await _site.Mails.NextAsync();

        Assert.That(home.Document.QuerySelector("#connectez-vous")!.TextContent, Does.Contain("Connectez-vous").And.Contain("Mot de passe oublié"));
        Assert.That(mail.Subject, Does.Contain(person.UserName), "« Votre identifiant apparaît alors dans l’objet du mail »");
    }

    [Test]
    public async Task J_ai_perdu_mon_mot_de_passe()
    {
        var person = await _site.PersonAsync();
        using var otherDevice = await _site.SignedInAsync(person);

        await AskAsync("/mot-de-passe-oublie", person.Mail.ToUpperInvariant());
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString();
        using var scanner = _site.Visit();
        await scanner.OpenAsync(link);
        var done = await ChooseAsync(link, New);

        Assert.That(done.Title, Is.EqualTo("Votre mot de passe est changé"));
        Assert.That((await _visitor.SignInAsync(person.UserName, New)).Title, Is.EqualTo("Mon compte"));
        Assert.That((await otherDevice.OpenAsync("/compte")).Title, Is.EqualTo("Se connecter"), "other devices are signed out");
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Votre mot de passe a été changé"));
        Assert.That((await scanner.OpenAsync(link)).Title, Is.EqualTo("Ce lien ne sert plus"), "it serves once");
        Assert.That(await _site.TrailAsync(person), Is.SupersetOf(new[] { AccountEventKind.PasswordAsked, AccountEventKind.PasswordReset }));
    }

    [Test]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var person = await _site.PersonAsync();

        var unknown = await AskAsync("/mot-de-passe-oublie", "inconnu@exemple.fr");
        var known = await AskAsync("/mot-de-passe-oublie", person.Mail);

        Assert.That(unknown.Words.Replace("inconnu@exemple.fr", "…"), Is.EqualTo(known.Words.Replace(person.Mail, "…")));
        Assert.That((await _site.Mails.NextAsync()).To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        Assert.That(_site.Mails.Waiting, Is.Zero);
    }

    [Test]
    public async Task The_answer_waits_for_no_database_so_that_its_time_tells_nothing()
    {
        var person = await _site.PersonAsync();
        var form = await _visitor.OpenAsync("/mot-de-passe-oublie");
        await using var db = await _site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        await using (await db.Database.BeginTransactionAsync())
        {
            // Nobody else can write now.
            await db.Users.ExecuteUpdateAsync(account => account.SetProperty(own => own.AccessFailedCount, 1));

            var known = await _visitor.PressAsync(form, "Envoyer", ("Mail", person.Mail));

            Assert.That(known.Words, Does.Contain(person.Mail));
            Assert.That(await db.Set<OneTimeLink>().CountAsync(), Is.Zero);
        }
        Assert.That((await _site.Mails.NextAsync()).Subject, Does.Contain(person.UserName));
    }

    [Test]
    public async Task What_was_asked_before_a_shutdown_is_done()
    {
        var person = await _site.PersonAsync();
        var after = _site.Services.GetRequiredService<AfterTheAnswer>();

        after.Leave<ForgottenPassword>(later => later.AskAsync(person.Mail, address: null, CancellationToken.None));
        await after.StopAsync(CancellationToken.None);

        Assert.That(await _site.AccountsAsync(accounts => accounts.Set<OneTimeLink>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task The_link_lasts_one_hour()
    {
        await AskAsync("/mot-de-passe-oublie", (await _site.PersonAsync()).Mail);
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString();

        _site.Time.Pass(TimeSpan.FromMinutes(59));
        var before = await _visitor.OpenAsync(link);
        _site.Time.Pass(TimeSpan.FromMinutes(1));
        var after = await _visitor.OpenAsync(link);

        Assert.That(before.Title, Is.EqualTo("Choisir un nouveau mot de passe"));
        Assert.That(after.Title, Is.EqualTo("Ce lien ne sert plus"));
        Assert.That(after.Links, Does.Contain("/mot-de-passe-oublie"));
    }

    [Test]
    public async Task A_new_password_ends_a_lock_out()
    {
        var person = await _site.PersonAsync();
        for (var attempt = 0; attempt < SignInLimiter.FailuresHere; attempt++)
            await _visitor.SignInAsync(person.UserName, "faux mot de passe");
        await _site.Mails.NextAsync();

        await AskAsync("/mot-de-passe-oublie", person.Mail);
        await ChooseAsync(SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString(), New);

        Assert.That((await _visitor.SignInAsync(person.UserName, New)).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task A_cut_link_and_an_invented_one_say_what_to_do()
    {
        var page = await _visitor.OpenAsync("/nouveau-mot-de-passe/inventé");

        Assert.That((int)page.Status, Is.EqualTo(404));
        Assert.That(page.Words, Does.Contain("vérifiez qu’elle est entière").And.Contain("01\u00A034\u00A033\u00A044\u00A000"));
    }

    private async Task<VisitedPage> AskAsync(string address, string mail) =>
        await _visitor.PressAsync(await _visitor.OpenAsync(address), "Envoyer", ("Mail", mail));

    private async Task<VisitedPage> ChooseAsync(string link, string password) =>
        await _visitor.PressAsync(await _visitor.OpenAsync(link), "Enregistrer", ("Password", password));
}
