using System.Net;
using Site.Cms;
using Site.Cms.Users;
using Site.Tests.Feedback;
using Site.Tests.Support;

namespace Site.Tests.Users;

/// <summary>How the first account comes about, and that there is never one with a known password outside Development.</summary>
public class FirstAccountTests
{
    private static readonly string[] ExamplePasswords = ["redaction-exemple-2026", "admin-exemple-2026", "analyste-exemple-2026"];
    private static readonly string[] ExampleMails = ["redaction@exemple.fr", "admin@exemple.fr", "analyste@exemple.fr"];

    [Test]
    public async Task A_setup_link_makes_one_administrator_once()
    {
        var time = new ManualTime();
        var link = new SetupLink(time);
        await using var site = await StaffSite.StartAsync(new StaffOptions { Setup = link }, time: time);
        var address = link.Issue();
        var token = address.Split("token=")[1];
        var browser = site.Browser();
        using var page = await browser.PageAsync(address);

        using var weak = await browser.PostFormAsync("/umbraco/setup", Form(token, password: "motdepasse123"));
        using var wrong = await browser.PostFormAsync("/umbraco/setup", Form("another-token"));
        using var made = await browser.PostFormAsync("/umbraco/setup", Form(token));
        using var again = await site.Browser().PostFormAsync("/umbraco/setup", Form(token, mail: "second@exemple.fr"));
        link.Issue();
        using var reopened = await site.Browser().PageAsync(link.Issue());

        Assert.Multiple(async () =>
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await weak.Content.ReadAsStringAsync(), Does.Contain("trop facile à deviner"));
            Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(reopened.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "there is an account now");
        });
        await browser.CompleteAsync();
        Assert.That((await browser.JsonAsync("user/current"))["isAdmin"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_setup_link_lasts_a_day_and_a_new_one_voids_it()
    {
        var time = new ManualTime();
        var link = new SetupLink(time);
        await using var site = await StaffSite.StartAsync(new StaffOptions { Setup = link }, time: time);
        var first = link.Issue();
        var second = link.Issue();

        using var voided = await site.Browser().PageAsync(first);
        using var valid = await site.Browser().PageAsync(second);
        time.Pass(TimeSpan.FromHours(24));
        using var late = await site.Browser().PageAsync(second);

        Assert.That((voided.StatusCode, valid.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Of_two_people_with_the_link_one_becomes_administrator()
    {
        var time = new ManualTime();
        var link = new SetupLink(time);
        await using var site = await StaffSite.StartAsync(new StaffOptions { Setup = link }, time: time);
        var token = link.Issue().Split("token=")[1];

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => site.Browser().PostFormAsync("/umbraco/setup", Form(token, mail: $"person{at}@exemple.fr"))));

        Assert.That(answers.Count(answer => answer.StatusCode == HttpStatusCode.SeeOther), Is.EqualTo(1));
    }

    [Test]
    public async Task The_unattended_administrator_is_made_once_and_never_again()
    {
        using var folder = new TemporaryFolder();
        await using (var first = await StaffSite.StartAsync(folder: folder.Path))
            await first.SignedInAsync();
        var other = new UnattendedAccount("Somebody else", "else@example.com", "another-password-of-words");

        await using var second = await StaffSite.StartAsync(new StaffOptions { Unattended = other, ExampleAccounts = true }, folder: folder.Path);

        using var login = await second.Browser().LogInAsync(other.Email, other.Password);
        Assert.That(login.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await (await second.SignedInAsync()).StatusAsync(), Is.EqualTo(200));
    }

    [Test]
    public async Task Development_has_an_editor_an_administrator_and_an_analyst()
    {
        await using var site = await StaffSite.StartAsync(new StaffOptions { ExampleAccounts = true }, cms => (cms.FirstRun, cms.DefaultLanguage) = (FirstRunMode.Seed, "fr-FR"));
        var groups = new List<string>();
        foreach (var (mail, password) in ExampleMails.Zip(ExamplePasswords))
        {
            var me = await (await site.SignedInAsync(mail, password)).JsonAsync("user/current");
            Assert.That(me["languageIsoCode"]!.GetValue<string>(), Is.EqualTo("fr"));
            groups.Add($"{me["isAdmin"]} {string.Join(',', me["allowedSections"]!.AsArray())}");
        }

        Assert.That(groups, Is.EqualTo((string[])
        [
            "false Umb.Section.Content,Umb.Section.Media,Portail.Feedback,Portail.Forms",
            "true Umb.Section.Content,Umb.Section.Media,Umb.Section.Settings,Umb.Section.Translation,Umb.Section.Users,Portail.Feedback,Portail.Forms",
            "false Umb.Section.Content,Portail.Feedback",
        ]));
    }

    [Test]
    public async Task Production_without_accounts_prints_a_link_and_has_no_account_to_guess()
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, "--environment", "Production", "--Site:PublicAddress", "http://localhost:5999");
        await site.StartedAsync();

        Assert.That(site.Output, Does.Match(@"http://localhost:5999/umbraco/setup\?token=[\w-]{43}"));
        foreach (var (mail, password) in ExampleMails.Zip(ExamplePasswords))
        {
            using var login = await site.Http.PostAsync(new Uri("/umbraco/management/api/v1/security/back-office/login", UriKind.Relative),
                System.Net.Http.Json.JsonContent.Create(new { username = mail, password }));
            Assert.That(login.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), mail);
        }
    }

    [Test]
    public async Task Production_takes_Umbraco_s_unattended_settings()
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path, "--environment", "Production", "--Site:PublicAddress", "http://localhost:5999",
            "--Umbraco:CMS:Unattended:InstallUnattended", "true", "--Umbraco:CMS:Unattended:UnattendedUserName", "Ada",
            "--Umbraco:CMS:Unattended:UnattendedUserEmail", "ada@exemple.fr", "--Umbraco:CMS:Unattended:UnattendedUserPassword", "une-suite-de-mots");

        using var login = await site.Http.PostAsync(new Uri("/umbraco/management/api/v1/security/back-office/login", UriKind.Relative),
            System.Net.Http.Json.JsonContent.Create(new { username = "ada@exemple.fr", password = "une-suite-de-mots" }));

        Assert.Multiple(() =>
        {
            Assert.That(login.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(site.Output, Does.Not.Contain("/umbraco/setup").And.Not.Contain("une-suite-de-mots"));
        });
    }

    [Test]
    public void A_short_unattended_password_stops_the_start_with_a_sentence()
    {
        using var data = new TemporaryFolder();
        var refused = Assert.ThrowsAsync<InvalidOperationException>(async () => await SiteProcess.StartAsync(
            SiteProcess.BuiltAssembly, data.Path, "--Umbraco:CMS:Unattended:UnattendedUserName", "Ada",
            "--Umbraco:CMS:Unattended:UnattendedUserEmail", "ada@exemple.fr", "--Umbraco:CMS:Unattended:UnattendedUserPassword", "court"));
        Assert.That(refused!.Message, Does.Contain("UnattendedUserPassword is too short").And.Not.Contain("court\n"));
    }

    private static Dictionary<string, string> Form(string token, string mail = "ada@exemple.fr", string password = "une-suite-de-mots") =>
        new() { ["token"] = token, ["name"] = "Ada Lovelace", ["username"] = mail, ["password"] = password };
}
