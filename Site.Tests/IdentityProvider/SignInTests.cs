using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Mail;
using Site.IdentityProvider;
using Site.Tests.Account;

namespace Site.Tests.IdentityProvider;

/// <summary>User name or mail address and password, and what happens to wrong ones.</summary>
public class SignInTests
{
    private AccountSite _site = null!;

    [SetUp]
    public void Start() => _site = new AccountSite();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task User_name_or_mail_address_signs_in_ignoring_case_and_blanks()
    {
        var person = await _site.PersonAsync();

        foreach (var login in new[] { person.UserName, person.UserName.ToUpperInvariant(), person.Mail, $" {person.Mail.ToUpperInvariant()} " })
        {
            using var visitor = _site.Visit();
            Assert.That((await visitor.SignInAsync(login, AccountSite.Password)).Title, Is.EqualTo("Mon compte"), login);
        }
    }

    [Test]
    public async Task After_the_sign_in_people_land_where_they_were_going()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var page = await visitor.SignInAsync(person.UserName, AccountSite.Password, going: "/compte/appareils");

        Assert.That(page.Address.AbsolutePath, Is.EqualTo("/compte/appareils"));
    }

    [TestCase("https://ailleurs.exemple/")]
    [TestCase("//ailleurs.exemple/")]
    [TestCase("/\\ailleurs.exemple/")]
    public async Task Nobody_is_sent_to_another_site_after_the_sign_in(string returnUrl)
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var page = await visitor.SignInAsync(person.UserName, AccountSite.Password, going: "/connexion?retour=" + Uri.EscapeDataString(returnUrl));

        Assert.That(page.Address.ToString(), Is.EqualTo(new Uri(_site.Address, "/compte").ToString()));
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();

        var wrong = await visitor.SignInAsync(person.UserName, "faux mot de passe");
        var unknown = await visitor.SignInAsync("personne", "faux mot de passe");

        Assert.That(wrong.Problems, Is.EqualTo(unknown.Problems));
        Assert.That(wrong.Problems.Single(), Does.Contain("Mot de passe oublié"));
    }

    [Test]
    public async Task Before_the_answer_a_wrong_password_reads_and_writes_what_an_unknown_name_does()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();
        var form = await visitor.OpenAsync("/connexion/identifiant");
        var blocked = new TaskCompletionSource();
        // Nothing that waits for an answer's end is done meanwhile.
        _site.Services.GetRequiredService<AfterTheAnswer>().Leave<SignInLimiter>(_ => blocked.Task);

        var unknown = await _site.Commands.DuringAsync(() => visitor.PressAsync(form, "Se connecter", ("Login", "personne"), ("Password", "faux mot de passe")));
        var wrong = await _site.Commands.DuringAsync(() => visitor.PressAsync(form, "Se connecter", ("Login", person.UserName), ("Password", "faux mot de passe")));

        Assert.That(unknown, Has.Some.Contains("INSERT INTO \"SignInFailures\""));
        Assert.That(wrong, Is.EqualTo(unknown));
        blocked.SetResult();
        Assert.That(await _site.TrailAsync(person), Is.EqualTo(new[] { AccountEventKind.SignInFailed }), "it leaves its line all the same");
    }

    [Test]
    public async Task While_the_site_shuts_down_a_wrong_password_leaves_its_line_before_the_answer()
    {
        var person = await _site.PersonAsync();
        await _site.Services.GetRequiredService<AfterTheAnswer>().StopAsync(CancellationToken.None);
        using var visitor = _site.Visit();

        await visitor.SignInAsync(person.UserName, "faux mot de passe");

        Assert.That(await _site.AccountsAsync(db => db.Set<AccountEvent>().Select(line => line.Kind).ToListAsync()), Is.EqualTo(new[] { AccountEventKind.SignInFailed }));
    }

    [Test]
    public async Task Five_failures_within_fifteen_minutes_lock_and_the_owner_is_told_once()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();
        for (var attempt = 1; attempt < SignInLimiter.FailuresHere; attempt++)
            Assert.That((await visitor.SignInAsync(person.UserName, "faux mot de passe")).Problems.Single(), Does.Not.Contain("bloquée"));

        var locked = await visitor.SignInAsync(person.UserName, "faux mot de passe");
        var right = await visitor.SignInAsync(person.UserName, AccountSite.Password);
        var mail = await _site.Mails.NextAsync();
        _site.Time.Pass(SignInLimiter.Window);
        var later = await visitor.SignInAsync(person.UserName, AccountSite.Password);

        Assert.That(locked.Problems.Single(), Does.Contain("bloquée").And.Match("jusqu’à \\d+\u00A0h\u00A0\\d\\d"));
        Assert.That(right.Problems.Single(), Does.Contain("bloquée"), "the right password too");
        Assert.That(mail.Subject, Is.EqualTo("Plusieurs essais de connexion à votre compte"));
        Assert.That(_site.Mails.Waiting, Is.Zero);
        Assert.That(later.Title, Is.EqualTo("Mon compte"));
        Assert.That(await _site.TrailAsync(person), Does.Contain(AccountEventKind.LockedOut).And.Contain(AccountEventKind.SignedIn));
    }

    [Test]
    public async Task Of_many_attempts_at_once_no_more_are_looked_at_than_one_after_the_other()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();
        var form = await visitor.OpenAsync("/connexion/identifiant");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.PressAsync(form, "Se connecter", ("Login", person.UserName), ("Password", "faux mot de passe"))));

        Assert.That(answers.Count(page => !page.Problems.Single().Contains("bloquée", StringComparison.Ordinal)), Is.LessThan(SignInLimiter.FailuresHere));
        Assert.That((await _site.TrailAsync(person)).Count(kind => kind is AccountEventKind.SignInFailed or AccountEventKind.LockedOut), Is.LessThanOrEqualTo(SignInLimiter.FailuresHere));
        Assert.That(await LockMailsAsync(person), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task However_often_somebody_guesses_the_owner_is_told_at_most_once_an_hour()
    {
        var person = await _site.PersonAsync();
        using var visitor = _site.Visit();
        _site.Time.Pass(TimeSpan.Zero);

        var told = new List<int>();
        for (var quarter = 0; quarter < 5; quarter++)
        {
            for (var attempt = 0; attempt < SignInLimiter.FailuresHere; attempt++)
                await visitor.SignInAsync(person.UserName, "faux mot de passe");
            told.Add(await LockMailsAsync(person));
            _site.Time.Pass(SignInLimiter.Window);
        }

        Assert.That(told, Is.EqualTo(new[] { 1, 1, 1, 1, 2 }));
    }

    [Test]
    public async Task A_login_that_holds_what_is_no_character_is_simply_wrong()
    {
        using var visitor = _site.Visit();

        var signIn = await visitor.SignInAsync("zoe\uFFFE", "faux mot de passe\uFFFE");
        var forgotten = await visitor.PressAsync(await visitor.OpenAsync("/mot-de-passe-oublie"), "Envoyer", ("Mail", "zoe\uFFFE@exemple.fr"));

        Assert.That(signIn.Problems.Single(), Does.StartWith("Le nom d’utilisateur (ou l’adresse mail) ou le mot de passe n’est pas le bon."));
        Assert.That(forgotten.Words, Does.Contain("Vérifiez l’adresse mail"));
    }

    [Test]
    public async Task A_form_that_cannot_be_read_is_refused_in_words()
    {
        using var visitor = _site.Visit();

        var page = await visitor.SendAsync("/connexion/identifiant", "Login=zoe%00&Password=faux");

        Assert.That((int)page.Status, Is.EqualTo(400));
        Assert.That(page.Title, Is.EqualTo("Votre demande n’a pas été comprise"));
    }

    [Test]
    public async Task An_unknown_name_locks_in_the_same_way()
    {
        using var visitor = _site.Visit();
        for (var attempt = 1; attempt < SignInLimiter.FailuresHere; attempt++)
            await visitor.SignInAsync("personne", "faux mot de passe");

        Assert.That((await visitor.SignInAsync("personne", "faux mot de passe")).Problems.Single(), Does.Contain("bloquée"));
    }

    [Test]
    public async Task One_locked_account_locks_nobody_else_behind_the_same_address()
    {
        var (locked, other) = (await _site.PersonAsync(), await _site.PersonAsync());
        using var visitor = _site.Visit();
        for (var attempt = 0; attempt < SignInLimiter.FailuresHere; attempt++)
            await visitor.SignInAsync(locked.UserName, "faux mot de passe");

        Assert.That((await visitor.SignInAsync(other.UserName, AccountSite.Password)).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Three_hundred_parents_behind_one_address_sign_in()
    {
        var limiter = (SignInLimiter)_site.Services.GetService(typeof(SignInLimiter))!;
        var school = System.Net.IPAddress.Parse("192.0.2.7");
        for (var parent = 0; parent < 300; parent++)
            await limiter.BeginAsync($"parent-{parent}", school, CancellationToken.None);

        Assert.That((await limiter.BeginAsync("parent-301", school, CancellationToken.None)).LockedUntil, Is.Null);
        Assert.That((await limiter.BeginAsync("parent-7", school, CancellationToken.None)).LockedUntil, Is.Null);
    }

    [Test]
    public async Task An_account_locked_from_one_place_is_open_from_another()
    {
        var limiter = (SignInLimiter)_site.Services.GetService(typeof(SignInLimiter))!;
        var (attacker, home) = (System.Net.IPAddress.Parse("192.0.2.7"), System.Net.IPAddress.Parse("198.51.100.9"));
        for (var attempt = 0; attempt < SignInLimiter.FailuresHere; attempt++)
            await limiter.BeginAsync("parent", attacker, CancellationToken.None);

        Assert.That((await limiter.BeginAsync("parent", attacker, CancellationToken.None)).LockedUntil, Is.Not.Null);
        Assert.That((await limiter.BeginAsync("parent", home, CancellationToken.None)).LockedUntil, Is.Null);
    }

    [Test]
    public async Task Guessing_from_many_places_stops_too()
    {
        var limiter = (SignInLimiter)_site.Services.GetService(typeof(SignInLimiter))!;
        for (var attempt = 0; attempt < SignInLimiter.FailuresAnywhere; attempt++)
            await limiter.BeginAsync("parent", System.Net.IPAddress.Parse($"198.51.100.{attempt}"), CancellationToken.None);

        Assert.That((await limiter.BeginAsync("parent", System.Net.IPAddress.Parse("203.0.113.1"), CancellationToken.None)).LockedUntil, Is.Not.Null);
    }

    [Test]
    public async Task What_was_typed_stays_but_the_password_is_never_sent_back()
    {
        using var visitor = _site.Visit();

        var page = await visitor.SignInAsync("<b>zoe</b>", "faux mot de passe");

        Assert.That(page.Document.QuerySelector("#Login")!.GetAttribute("value"), Is.EqualTo("<b>zoe</b>"));
        Assert.That(page.Document.QuerySelector("#Password")!.HasAttribute("value"), Is.False);
        Assert.That(page.Document.QuerySelector("#Login")!.GetAttribute("autocomplete"), Is.EqualTo("username"));
        Assert.That(page.Document.QuerySelector("#Password")!.GetAttribute("autocomplete"), Is.EqualTo("current-password"));
    }

    [Test]
    public async Task Another_site_can_sign_nobody_in()
    {
        var person = await _site.PersonAsync();
        using var client = new HttpClient { BaseAddress = _site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion/identifiant")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Login"] = person.UserName, ["Password"] = AccountSite.Password }),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        using var response = await client.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(403));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
    }

    private async Task<int> LockMailsAsync(Person person)
    {
        await _site.Services.GetRequiredService<AfterTheAnswer>().SettleAsync();
        return await _site.AccountsAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.Kind == "locked-out" && mail.To == person.Mail));
    }
}
