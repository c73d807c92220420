using System.Net;
using System.Text.Json.Nodes;
using Site.Cms;
using Site.Cms.Management.Security;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>Passwords, the lock after wrong ones, and accounts that are disabled while somebody is signed in.</summary>
public class AccountTests
{
    private const string Mail = "edith@example.com";
    private const string Password = "une-suite-de-mots";

    [Test]
    public async Task Five_wrong_passwords_lock_an_account_for_a_quarter_of_an_hour()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var id = await StaffSite.AddAsync(admin, Mail, Password);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.That(await LogInAsync(site, Mail, "wrong"), Is.EqualTo(attempt < 4 ? "401 Invalid credentials" : "403 User is locked"));

        Assert.That(await LogInAsync(site, Mail, Password), Is.EqualTo("403 User is locked"), "the right password too");
        var locked = await admin.JsonAsync($"user/{id}");
        Assert.Multiple(() =>
        {
            Assert.That(locked["state"]!.GetValue<string>(), Is.EqualTo("LockedOut"));
            Assert.That(locked["failedLoginAttempts"]!.GetValue<int>(), Is.EqualTo(5));
            Assert.That(locked["lastLockoutDate"], Is.Not.Null);
        });

        site.Time.Pass(StaffSignIn.LockFor + TimeSpan.FromSeconds(1));
        Assert.That(await LogInAsync(site, Mail, Password), Is.EqualTo("200 "));
    }

    [Test]
    public async Task Wrong_passwords_at_the_same_moment_count_one_by_one()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        await StaffSite.AddAsync(admin, Mail, Password);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => LogInAsync(site, Mail, "wrong")));

        Assert.That(answers.Count(answer => answer.StartsWith("401", StringComparison.Ordinal)), Is.LessThanOrEqualTo(StaffSignIn.MostFailures), "guesses that were looked at");
    }

    [Test]
    public async Task An_administrator_unlocks()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var id = await StaffSite.AddAsync(admin, Mail, Password);
        for (var attempt = 0; attempt < 5; attempt++)
            await LogInAsync(site, Mail, "wrong");

        using var unlocked = await admin.PostAsync("user/unlock", new { userIds = new[] { new { id } } });

        Assert.That(await LogInAsync(site, Mail, Password), Is.EqualTo("200 "));
    }

    [Test]
    public async Task A_disabled_account_is_out_at_once_and_stays_out_of_what_was_open()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var id = await StaffSite.AddAsync(admin, Mail, Password);
        var edith = await site.SignedInAsync(Mail, Password);
        var ids = new { userIds = new[] { new { id } } };

        using var disabled = await admin.PostAsync("user/disable", ids);
        Assert.Multiple(async () =>
        {
            Assert.That(await edith.StatusAsync(), Is.EqualTo(401));
            Assert.That(await LogInAsync(site, Mail, Password), Is.EqualTo("403 User is not allowed"));
            Assert.That(await LogInAsync(site, Mail, "wrong"), Is.EqualTo("401 Invalid credentials"), "who does not know the password learns nothing");
            using var refresh = await edith.RefreshAsync();
            Assert.That(refresh.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            using var authorize = await edith.AuthorizeAsync();
            Assert.That(authorize.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login?"));
        });

        using var enabled = await admin.PostAsync("user/enable", ids);
        Assert.Multiple(async () =>
        {
            Assert.That(await edith.StatusAsync(), Is.EqualTo(401));
            Assert.That(await LogInAsync(site, Mail, Password), Is.EqualTo("200 "));
        });
    }

    [Test]
    public async Task A_new_password_ends_every_session_of_the_old_one()
    {
        await using var site = await StaffSite.StartAsync();
        var here = await site.SignedInAsync();
        var there = await site.SignedInAsync();

        using var wrong = await here.PostAsync("user/current/change-password", new { oldPassword = "wrong", newPassword = "une-autre-suite" });
        using var tooShort = await here.PostAsync("user/current/change-password", new { oldPassword = StaffSite.AdminPassword, newPassword = "court" });
        using var common = await here.PostAsync("user/current/change-password", new { oldPassword = StaffSite.AdminPassword, newPassword = "Motdepasse123" });
        using var right = await here.PostAsync("user/current/change-password", new { oldPassword = StaffSite.AdminPassword, newPassword = "une-autre-suite" });

        Assert.Multiple(async () =>
        {
            Assert.That(await TitleAndDetail(wrong), Is.EqualTo("Unknown failure: Incorrect password"));
            Assert.That(await TitleAndDetail(tooShort), Is.EqualTo("Unknown failure: The password must be at least 10 characters long"));
            Assert.That(common.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await there.StatusAsync(), Is.EqualTo(401));
            Assert.That(await LogInAsync(site, StaffSite.AdminMail, StaffSite.AdminPassword), Is.EqualTo("401 Invalid credentials"));
            Assert.That(await LogInAsync(site, StaffSite.AdminMail, "une-autre-suite"), Is.EqualTo("200 "));
        });
    }

    [Test]
    public async Task Many_failures_from_one_address_make_it_wait_and_no_other()
    {
        await using var site = await StaffSite.StartAsync();
        for (var attempt = 0; attempt < AttemptLimiter.MostFailures; attempt++)
            await LogInAsync(site, $"nobody{attempt}@example.com", "wrong");

        using var refused = await site.Browser().LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);
        Assert.Multiple(() =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.EqualTo(AttemptLimiter.Window));
        });

        site.From = IPAddress.Parse("192.0.2.2");
        Assert.That(await LogInAsync(site, StaffSite.AdminMail, StaffSite.AdminPassword), Is.EqualTo("200 "));
        site.From = IPAddress.Parse("192.0.2.1");
        site.Time.Pass(AttemptLimiter.Window);
        Assert.That(await LogInAsync(site, StaffSite.AdminMail, StaffSite.AdminPassword), Is.EqualTo("200 "));
    }

    [Test]
    public async Task Machines_have_no_password_and_people_no_client_credentials()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var person = await StaffSite.AddAsync(admin, Mail, Password);
        using var made = await admin.PostAsync("user", new { kind = "Api", email = "robot@example.com", userName = "robot@example.com", name = "Robot", userGroupIds = new[] { new { id = BuiltInGroups.Writers } } });
        var machine = made.Headers.GetValues("Umb-Generated-Resource").Single();

        using var password = await admin.PostAsync($"user/{machine}/change-password", new { newPassword = Password });
        using var client = await admin.PostAsync($"user/{person}/client-credentials", new { clientId = "edith", clientSecret = "secret" });

        Assert.Multiple(() =>
        {
            Assert.That(password.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(client.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        });
    }

    [Test]
    public async Task Editors_do_not_see_the_accounts()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        await StaffSite.AddAsync(admin, Mail, Password);
        var edith = await site.SignedInAsync(Mail, Password);

        foreach (var path in (string[])["user", "user-group", "filter/user", "filter/user-group"])
        {
            using var response = await edith.GetAsync(path);
            Assert.Multiple(async () =>
            {
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
                Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty, path);
                Assert.That(response.Content.Headers.ContentType, Is.Null, path);
            });
        }
    }

    [Test]
    public async Task Whoever_manages_accounts_without_being_administrator_makes_and_touches_no_administrator()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var id = await StaffSite.AddAsync(admin, Mail, Password);
        await using (var db = site.Database())
        {
            var group = db.Groups.Single(group => group.Alias == "editor");
            group.Sections = [.. group.Sections, Sections.Users];
            db.SaveChanges();
        }
        site.Directory.Reload();
        var manager = await site.SignedInAsync(Mail, Password);
        var administrator = new { id = BuiltInGroups.Administrators };

        using var made = await manager.PostAsync("user", new { kind = "Default", email = "x@example.com", userName = "x@example.com", name = "X", userGroupIds = new[] { administrator } });
        using var password = await manager.PostAsync($"user/{CmsUsers.System}/change-password", new { newPassword = "pris-par-surprise" });
        using var disabled = await manager.PostAsync("user/disable", new { userIds = new[] { new { id = CmsUsers.System } } });
        using var credentials = await manager.PostAsync($"user/{CmsUsers.System}/client-credentials", new { clientId = "x", clientSecret = "x" });

        Assert.That(new[] { made, password, disabled, credentials }.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    private static async Task<string> LogInAsync(StaffSite site, string mail, string password)
    {
        using var response = await site.Browser().LogInAsync(mail, password);
        var text = await response.Content.ReadAsStringAsync();
        return $"{(int)response.StatusCode} {(text.Length == 0 ? "" : JsonNode.Parse(text)!["title"])}";
    }

    private static async Task<string> TitleAndDetail(HttpResponseMessage response)
    {
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return $"{problem["title"]}: {problem["detail"]}";
    }
}
