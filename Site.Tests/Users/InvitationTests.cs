using System.Net;
using Site.Cms.Users;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>An administrator invites somebody by mail; the link opens the account, once, within 72 hours. And passwords that are forgotten.</summary>
public class InvitationTests
{
    private const string Mail = "edith@exemple.fr";
    private const string Password = "une-suite-de-mots";

    private SmtpSink _sink = null!;
    private StaffSite _site = null!;
    private StaffBrowser _admin = null!;

    [SetUp]
    public async Task Start()
    {
        _sink = new SmtpSink();
        _site = await StaffSite.StartAsync(new StaffOptions { Unattended = StaffSite.Admin, Mail = new TestMail(_sink), SiteName = "Portail famille de Cergy" });
        _admin = await _site.SignedInAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await _site.DisposeAsync();
        await _sink.DisposeAsync();
    }

    [Test]
    public async Task Who_is_invited_opens_the_account_from_the_mail_and_is_signed_in()
    {
        var id = await InviteAsync("Bienvenue <b>Édith</b> !");
        var mail = await _sink.NextAsync();
        var link = SmtpSink.LinkIn(mail);
        var edith = _site.Browser();
        using var page = await edith.PageAsync(link.PathAndQuery);
        var html = await page.Content.ReadAsStringAsync();
        var invited = await _admin.JsonAsync($"user/{id}");

        using var opened = await AcceptAsync(edith, link);
        await edith.CompleteAsync();
        var current = await edith.JsonAsync("user/current");

        Assert.Multiple(() =>
        {
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(Mail));
            Assert.That(mail.From.Mailboxes.Single().Name, Is.EqualTo("Portail famille de Cergy"));
            Assert.That(mail.Subject, Is.EqualTo("Votre accès à la rédaction du Portail famille de Cergy"));
            Assert.That(mail.TextBody, Does.Contain("Bonjour Édith,").And.Contain("Anchor Admin vous invite").And.Contain("« Bienvenue <b>Édith</b> ! »".Replace("« ", "«\u00a0", StringComparison.Ordinal).Replace(" »", "\u00a0»", StringComparison.Ordinal)).And.Contain("72 heures"));
            Assert.That(mail.HtmlBody, Does.Contain(WebUtility.HtmlEncode(link.AbsoluteUri)).And.Contain("&lt;b&gt;").And.Not.Contain("<b>"));
            Assert.That(link.GetLeftPart(UriPartial.Path), Is.EqualTo("http://localhost/umbraco/invitation"));
            Assert.That(html, Does.Contain(Mail).And.Contain("value=\"Édith\"").And.Contain("autocomplete=\"new-password\""));
            Assert.That(invited["state"]!.GetValue<string>(), Is.EqualTo("Invited"));
            Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(current["name"]!.GetValue<string>(), Is.EqualTo("Édith Rédactrice"));
            Assert.That(current["isAdmin"]!.GetValue<bool>(), Is.False);
        });
        await _site.SignedInAsync(Mail, Password);
    }

    [Test]
    public async Task The_link_works_once_even_for_two_who_come_at_once()
    {
        await InviteAsync();
        var link = SmtpSink.LinkIn(await _sink.NextAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AcceptAsync(_site.Browser(), link)));
        using var again = await _site.Browser().PageAsync(link.PathAndQuery);

        Assert.Multiple(() =>
        {
            Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther), Is.EqualTo(1));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        });
    }

    [Test]
    public async Task The_link_ends_after_72_hours_and_a_new_one_takes_its_place()
    {
        var id = await InviteAsync();
        var first = SmtpSink.LinkIn(await _sink.NextAsync());
        using var resent = await _admin.PostAsync("user/invite/resend", new { user = new { id }, message = "Encore" });
        var second = SmtpSink.LinkIn(await _sink.NextAsync());

        using var voided = await _site.Browser().PageAsync(first.PathAndQuery);
        using var valid = await _site.Browser().PageAsync(second.PathAndQuery);
        _site.Time.Pass(TimeSpan.FromHours(72));
        using var late = await _site.Browser().PageAsync(second.PathAndQuery);
        using var lateAnswer = await AcceptAsync(_site.Browser(), second);

        Assert.That(
            (resent.StatusCode, voided.StatusCode, valid.StatusCode, late.StatusCode, lateAnswer.StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task A_weak_password_is_refused_in_French_and_leaves_the_link()
    {
        await InviteAsync();
        var link = SmtpSink.LinkIn(await _sink.NextAsync());

        using var tooShort = await AcceptAsync(_site.Browser(), link, "court");
        using var common = await AcceptAsync(_site.Browser(), link, "motdepasse123");
        using var nameless = await AcceptAsync(_site.Browser(), link, name: " ");
        using var good = await AcceptAsync(_site.Browser(), link);

        Assert.Multiple(async () =>
        {
            Assert.That(await tooShort.Content.ReadAsStringAsync(), Does.Contain("au moins 10 caractères"));
            Assert.That(await common.Content.ReadAsStringAsync(), Does.Contain("trop facile à deviner"));
            Assert.That(await nameless.Content.ReadAsStringAsync(), Does.Contain("Saisissez votre prénom et votre nom"));
            Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        });
    }

    [Test]
    public async Task When_the_mail_server_refuses_there_is_no_account()
    {
        _sink.Refuses = true;

        using var refused = await _admin.PostAsync("user/invite", Request());
        var accounts = await _admin.JsonAsync("user?skip=0&take=100");
        _sink.Refuses = false;
        using var taken = await _admin.PostAsync("user/invite", Request());

        Assert.Multiple(() =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(accounts["items"]!.AsArray().Select(item => item!["email"]!.GetValue<string>()), Does.Not.Contain(Mail));
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        });
    }

    [Test]
    public async Task Without_a_mail_server_invitations_are_neither_offered_nor_made()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();

        var configuration = await admin.JsonAsync("user/configuration");
        using var refused = await admin.PostAsync("user/invite", Request());
        using var forgotten = await site.Browser().PageAsync("/umbraco/mot-de-passe-oublie");
        using var login = await site.Browser().PageAsync("/umbraco/login");

        Assert.Multiple(async () =>
        {
            Assert.That(configuration["canInviteUsers"]!.GetValue<bool>(), Is.False);
            Assert.That((await _admin.JsonAsync("user/configuration"))["canInviteUsers"]!.GetValue<bool>(), Is.True);
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await forgotten.Content.ReadAsStringAsync(), Does.Contain("n’envoie pas de mails"));
            Assert.That(await login.Content.ReadAsStringAsync(), Does.Not.Contain("mot-de-passe-oublie"));
        });
    }

    [Test]
    public async Task A_forgotten_password_is_chosen_anew_from_the_mail()
    {
        await StaffSite.AddAsync(_admin, Mail, Password);
        var before = await _site.SignedInAsync(Mail, Password);

        using var asked = await ForgetAsync(Mail.ToUpperInvariant());
        var mail = await _sink.NextAsync();
        var link = SmtpSink.LinkIn(mail);
        using var changed = await _site.Browser().PostFormAsync(link.AbsolutePath, Form(link, "une-autre-suite-de-mots"));
        using var again = await _site.Browser().PostFormAsync(link.AbsolutePath, Form(link, "encore-une-suite-de-mots"));

        Assert.Multiple(async () =>
        {
            Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(mail.Subject, Does.StartWith("Votre mot de passe"));
            Assert.That(changed.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login"), "a second factor is still asked for");
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await before.StatusAsync(), Is.EqualTo(401), "sessions of the old password");
        });
        await _site.SignedInAsync(Mail, "une-autre-suite-de-mots");
    }

    [Test]
    public async Task Asking_for_a_password_tells_nobody_who_has_an_account_and_fills_no_mailbox()
    {
        await StaffSite.AddAsync(_admin, Mail, Password);

        using var known = await ForgetAsync(Mail);
        await _sink.NextAsync();
        using var repeated = await ForgetAsync(Mail);
        using var unknown = await ForgetAsync("nobody@exemple.fr");
        _site.Time.Pass(TimeSpan.FromMinutes(6));
        using var later = await ForgetAsync(Mail);
        await _sink.NextAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(
                (await unknown.Content.ReadAsStringAsync()).Replace("nobody@exemple.fr", Mail, StringComparison.Ordinal),
                Is.EqualTo(await known.Content.ReadAsStringAsync()));
            Assert.That(_sink.Waiting, Is.Zero, "one mail in five minutes, none to strangers");
        });
    }

    [Test]
    public async Task Guessed_links_make_the_address_wait()
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            using var wrong = await _site.Browser().PageAsync($"/umbraco/invitation?token=guess{attempt}");
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        using var refused = await _site.Browser().PageAsync("/umbraco/invitation?token=guess");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task A_client_of_the_API_opens_the_account_too()
    {
        var id = await InviteAsync();
        var token = SmtpSink.LinkIn(await _sink.NextAsync()).Query.Split("token=")[1];
        var nobody = _site.Browser();

        using var wrong = await PostAsync(nobody, "verify", new { user = new { id }, token = "wrong" });
        using var verified = await PostAsync(nobody, "verify", new { user = new { id }, token });
        using var someoneElses = await PostAsync(nobody, "create-password", new { user = new { id = StaffSite.Admin.Id }, token, password = Password });
        using var set = await PostAsync(nobody, "create-password", new { user = new { id }, token, password = Password });

        Assert.That(
            (wrong.StatusCode, verified.StatusCode, someoneElses.StatusCode, set.StatusCode),
            Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.OK)));
        await _site.SignedInAsync(Mail, Password);
    }

    private static Task<HttpResponseMessage> PostAsync(StaffBrowser browser, string call, object body) =>
        browser.SendAsync(StaffBrowser.Json(HttpMethod.Post, $"{Cms.Management.ManagementApi.Prefix}/user/invite/{call}", body));

    private static object Request(string? message = null) => new
    {
        email = Mail,
        userName = Mail,
        name = "Édith",
        userGroupIds = new[] { new { id = BuiltInGroups.Editors } },
        message,
    };

    private async Task<Guid> InviteAsync(string? message = null)
    {
        using var invited = await _admin.PostAsync("user/invite", Request(message));
        Assert.That(invited.StatusCode, Is.EqualTo(HttpStatusCode.Created), await invited.Content.ReadAsStringAsync());
        return Guid.Parse(invited.Headers.GetValues("Umb-Generated-Resource").Single());
    }

    private static Task<HttpResponseMessage> AcceptAsync(StaffBrowser browser, Uri link, string password = Password, string name = "Édith Rédactrice") =>
        browser.PostFormAsync(link.AbsolutePath, new(Form(link, password)) { ["name"] = name });

    private Task<HttpResponseMessage> ForgetAsync(string mail) =>
        _site.Browser().PostFormAsync("/umbraco/mot-de-passe-oublie", new() { ["username"] = mail });

    private static Dictionary<string, string> Form(Uri link, string password) => new() { ["token"] = link.Query.Split("token=")[1], ["password"] = password };
}
