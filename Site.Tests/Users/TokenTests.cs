using System.Net;
using System.Text.Json.Nodes;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>Codes and tokens: what was used, expired, stolen or given to somebody else opens nothing.</summary>
public class TokenTests
{
    [Test]
    public async Task A_code_works_once_and_its_second_use_ends_what_the_first_began()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = site.Browser();
        using var login = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);
        using var authorize = await browser.AuthorizeAsync();
        var copy = browser.With("umbPkceCode");
        using var first = await browser.ExchangeAsync();

        using var second = await copy.ExchangeAsync(browser.Verifier);

        Assert.Multiple(async () =>
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await ErrorOf(second), Is.EqualTo("invalid_grant"));
            Assert.That(await browser.StatusAsync(), Is.EqualTo(401), "a code that two have used belongs to nobody");
        });
    }

    [Test]
    public async Task A_code_lives_a_minute()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await WithCodeAsync(site);

        site.Time.Pass(TimeSpan.FromSeconds(61));
        using var late = await browser.ExchangeAsync();

        Assert.That(await ErrorOf(late), Is.EqualTo("invalid_grant"));
    }

    [Test]
    public async Task A_stolen_code_is_worth_nothing_without_the_verifier_or_outside_its_cookie()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await WithCodeAsync(site);
        var code = browser.Cookies["umbPkceCode"];

        using var otherVerifier = await browser.With("umbPkceCode").ExchangeAsync();
        using var inTheForm = await site.Browser().ExchangeAsync(browser.Verifier, code);
        using var emptyJar = await site.Browser().ExchangeAsync(browser.Verifier);

        Assert.Multiple(async () =>
        {
            Assert.That(await ErrorOf(otherVerifier), Is.EqualTo("invalid_grant"));
            Assert.That(await ErrorOf(inTheForm), Is.EqualTo("invalid_request"));
            Assert.That(await ErrorOf(emptyJar), Is.EqualTo("invalid_request"));
        });
    }

    [Test]
    public async Task A_refresh_token_works_once_and_its_reuse_ends_the_session()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await site.SignedInAsync();
        var thief = browser.With("umbRefreshToken");
        using var honest = await browser.RefreshAsync();
        Assert.That(honest.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        site.Time.Pass(TimeSpan.FromSeconds(11));
        using var reuse = await thief.RefreshAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await ErrorOf(reuse), Is.EqualTo("invalid_grant"));
            Assert.That(await browser.StatusAsync(), Is.EqualTo(401));
            using var after = await browser.RefreshAsync();
            Assert.That(await ErrorOf(after), Is.EqualTo("invalid_grant"));
        });
    }

    [Test]
    public async Task Two_windows_that_refresh_at_the_same_moment_both_stay_signed_in()
    {
        await using var site = await StaffSite.StartAsync();
        var one = await site.SignedInAsync();
        var other = one.With("umbRefreshToken");

        using var first = await one.RefreshAsync();
        using var second = await other.RefreshAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await one.StatusAsync(), Is.EqualTo(200));
            Assert.That(await other.StatusAsync(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task An_access_token_lives_five_minutes_and_twenty_idle_ones_end_the_session()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await site.SignedInAsync();

        site.Time.Pass(TimeSpan.FromMinutes(6));
        Assert.That(await browser.StatusAsync(), Is.EqualTo(401));
        using (await browser.RefreshAsync())
            Assert.That(await browser.StatusAsync(), Is.EqualTo(200));

        site.Time.Pass(TimeSpan.FromMinutes(21));
        using var late = await browser.RefreshAsync();
        using var authorize = await browser.AuthorizeAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(await ErrorOf(late), Is.EqualTo("invalid_grant"));
            Assert.That(authorize.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login?"));
        });
    }

    [Test]
    public async Task What_the_client_revokes_is_out_at_once()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await site.SignedInAsync();

        using var access = await browser.RevokeAsync("access_token");
        using var refresh = await browser.RevokeAsync("refresh_token");

        Assert.Multiple(async () =>
        {
            Assert.That(access.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await browser.StatusAsync(), Is.EqualTo(401));
            using var after = await browser.RefreshAsync();
            Assert.That(await ErrorOf(after), Is.EqualTo("invalid_grant"));
        });
    }

    [TestCase("plain")]
    [TestCase("")]
    public async Task A_code_without_a_hashed_challenge_is_not_given_out(string method)
    {
        await using var site = await StaffSite.StartAsync();
        var browser = site.Browser();
        using var login = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);

        using var answer = await browser.AuthorizeAsync(method: method);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.Location?.Query ?? "", Does.Not.Contain("code="));
            Assert.That(browser.Cookies, Does.Not.ContainKey("umbPkceCode"));
        });
    }

    [TestCase("https://evil.example/umbraco/oauth_complete")]
    [TestCase("http://localhost/elsewhere")]
    public async Task A_code_goes_to_the_backoffice_and_nowhere_else(string redirect)
    {
        await using var site = await StaffSite.StartAsync();
        var browser = site.Browser();
        using var login = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);

        using var answer = await browser.AuthorizeAsync(redirect: redirect);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
        });
    }

    [Test]
    public async Task Pages_of_another_host_of_the_town_cannot_use_the_cookies()
    {
        await using var site = await StaffSite.StartAsync();
        var browser = await site.SignedInAsync();

        var request = StaffBrowser.Bearer(new HttpRequestMessage(HttpMethod.Get, "/umbraco/management/api/v1/user/current"));
        request.Headers.Add("Sec-Fetch-Site", "same-site");
        using var call = await browser.SendAsync(request);
        var signOut = new HttpRequestMessage(HttpMethod.Get, "/umbraco/management/api/v1/security/back-office/signout");
        signOut.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var signedOut = await browser.SendAsync(signOut);

        Assert.Multiple(async () =>
        {
            Assert.That(call.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(signedOut.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await browser.StatusAsync(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task Tokens_outlive_a_restart_and_the_keys_are_readable_by_nobody_else()
    {
        using var folder = new Support.TemporaryFolder();
        var time = new Feedback.ManualTime();
        Dictionary<string, string> cookies;
        await using (var before = await StaffSite.StartAsync(folder: folder.Path, time: time))
            cookies = (await before.SignedInAsync()).Cookies;

        await using var after = await StaffSite.StartAsync(folder: folder.Path, time: time);
        var browser = after.Browser();
        foreach (var (name, value) in cookies)
            browser.Cookies[name] = value;

        Assert.Multiple(async () =>
        {
            Assert.That(await browser.StatusAsync(), Is.EqualTo(200));
            using var authorize = await browser.AuthorizeAsync();
            Assert.That(authorize.Headers.Location?.OriginalString, Does.Contain("oauth_complete?code="), "the session too");
            if (!OperatingSystem.IsWindows())
            {
                foreach (var file in Directory.GetFiles(Path.Combine(folder.Path, "keys", "umbraco")))
                    Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
            }
        });
    }

    [Test]
    public async Task On_https_the_cookies_are_secure_and_bound_to_the_host()
    {
        await using var site = await StaffSite.StartAsync(configure: cms => cms.PublicAddress = () => new Uri("https://famille.exemple.fr/"));
        var browser = site.Browser();

        using var login = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);
        using var authorize = await browser.AuthorizeAsync();
        using var token = await browser.ExchangeAsync();
        var set = new[] { login, authorize, token }.SelectMany(StaffBrowser.SetCookies).Where(cookie => cookie.Value.Length > 0).ToList();

        Assert.Multiple(async () =>
        {
            Assert.That(set.Select(cookie => cookie.Name.ToString()), Is.EquivalentTo((string[])["__Host-UMB_UCONTEXT", "__Host-umbPkceCode", "__Host-umbAccessToken", "__Host-umbRefreshToken"]));
            Assert.That(set, Is.All.Matches<Microsoft.Net.Http.Headers.SetCookieHeaderValue>(cookie =>
                cookie.Secure && cookie.HttpOnly && cookie.Path == "/" && !cookie.Domain.HasValue && cookie.SameSite == Microsoft.Net.Http.Headers.SameSiteMode.Strict));
            Assert.That(await browser.StatusAsync(), Is.EqualTo(200));
        });
    }

    [Test]
    public async Task A_machine_is_out_once_its_credentials_are_gone()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        using var made = await admin.PostAsync("user", new { kind = "Api", email = "robot@example.com", userName = "robot@example.com", name = "Robot", userGroupIds = new[] { new { id = BuiltInGroups.Writers } } });
        var id = made.Headers.GetValues("Umb-Generated-Resource").Single();
        using var added = await admin.PostAsync($"user/{id}/client-credentials", new { clientId = "robot", clientSecret = "robot-secret" });
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "umbraco-back-office-robot", ["client_secret"] = "robot-secret" };
        using var granted = await site.Browser().TokenAsync(form);
        var token = JsonNode.Parse(await granted.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        Assert.That(await StatusOf(site, token), Is.EqualTo(200));

        using var removed = await admin.DeleteAsync($"user/{id}/client-credentials/umbraco-back-office-robot");
        using var again = await site.Browser().TokenAsync(form);

        Assert.Multiple(async () =>
        {
            Assert.That(removed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await ErrorOf(again), Is.EqualTo("invalid_client"));
            Assert.That(await StatusOf(site, token), Is.EqualTo(401));
        });
    }

    private static async Task<int> StatusOf(StaffSite site, string token)
    {
        using var response = await site.Browser().SendAsync(StaffBrowser.Bearer(new HttpRequestMessage(HttpMethod.Get, "/umbraco/management/api/v1/user/current"), token));
        return (int)response.StatusCode;
    }

    private static async Task<StaffBrowser> WithCodeAsync(StaffSite site)
    {
        var browser = site.Browser();
        using var login = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);
        using var authorize = await browser.AuthorizeAsync();
        Assert.That(browser.Cookies, Does.ContainKey("umbPkceCode"));
        return browser;
    }

    private static async Task<string?> ErrorOf(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())?["error"]?.GetValue<string>();
}
