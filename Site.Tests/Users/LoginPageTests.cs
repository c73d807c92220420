using System.Net;
using Site.Cms.Backoffice.Login;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>The sign-in page as a browser without JavaScript uses it.</summary>
public class LoginPageTests
{
    private const string Login = "/umbraco/login";

    /// <summary>For tests that leave nothing behind.</summary>
    private StaffSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = await StaffSite.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_person_signs_in_and_goes_on_where_they_came_from()
    {
        var browser = _site.Browser();
        using var sent = await browser.AuthorizeAsync();
        using var page = await browser.PageAsync(sent.Headers.Location!.OriginalString);
        var html = await page.Content.ReadAsStringAsync();
        var back = WebUtility.HtmlDecode(html.Split("name=\"ReturnUrl\" value=\"")[1].Split('"')[0]);

        using var posted = await browser.PostFormAsync(Login, Form(StaffSite.AdminMail, StaffSite.AdminPassword, back));
        using var authorize = await browser.PageAsync(posted.Headers.Location!.OriginalString);

        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain("lang=\"fr\"").And.Contain("autocomplete=\"username\"").And.Contain("autocomplete=\"current-password\""));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Not.Contain("unsafe"));
            Assert.That(page.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(authorize.Headers.Location?.OriginalString, Does.Contain("/umbraco/oauth_complete?code="));
        });
    }

    [TestCase("nobody@example.com", "wrong-password", "Adresse ou mot de passe inconnus")]
    [TestCase(StaffSite.AdminMail, "wrong-password", "Adresse ou mot de passe inconnus")]
    [TestCase("", "", "Saisissez votre adresse e-mail")]
    [TestCase("\"><script>alert(1)</script>", "wrong-password", "Adresse ou mot de passe inconnus")]
    public async Task What_went_wrong_is_said_in_French_and_what_was_typed_is_kept_encoded(string userName, string password, string expected)
    {
        using var answer = await _site.Browser().PostFormAsync(Login, Form(userName, password));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(html, Does.Contain(expected).And.Contain("role=\"alert\"").And.Contain("<title>Erreur"));
            Assert.That(html, Does.Contain($"value=\"{SignInPage.Encode(userName)}\"").And.Not.Contain("<script>alert"));
            Assert.That(html, Does.Not.Contain("wrong-password"));
        });
    }

    [Test]
    public async Task A_locked_account_is_told_until_when()
    {
        await using var site = await StaffSite.StartAsync();
        for (var attempt = 0; attempt < StaffSignIn.MostFailures; attempt++)
        {
            using var wrong = await site.Browser().PostFormAsync(Login, Form(StaffSite.AdminMail, "wrong"));
        }

        using var answer = await site.Browser().PostFormAsync(Login, Form(StaffSite.AdminMail, StaffSite.AdminPassword));

        // 9:30 UTC and a quarter of an hour, in Paris, in winter.
        Assert.That(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), Does.Contain("bloqué jusqu’à 10\u00a0h\u00a045"));
    }

    [TestCase("/umbraco/section/content", "/umbraco/section/content")]
    [TestCase("/umbraco", "/umbraco")]
    [TestCase("https://evil.example/umbraco", "/umbraco")]
    [TestCase("//evil.example/umbraco", "/umbraco")]
    [TestCase("/\\evil.example/umbraco", "/umbraco")]
    [TestCase("/umbraco/../mon-compte", "/umbraco")]
    [TestCase("/umbraco/%2e%2e/mon-compte", "/umbraco")]
    [TestCase("/umbraco@evil.example", "/umbraco")]
    [TestCase("/umbraco.evil.example", "/umbraco")]
    [TestCase("javascript:alert(1)", "/umbraco")]
    [TestCase("/umbraco\r\nSet-Cookie: a=b", "/umbraco")]
    [TestCase("", "/umbraco")]
    public async Task Signing_in_leads_to_the_backoffice_and_nowhere_else(string given, string expected)
    {
        using var posted = await _site.Browser().PostFormAsync(Login, Form(StaffSite.AdminMail, StaffSite.AdminPassword, given));

        Assert.That(posted.Headers.Location?.OriginalString, Is.EqualTo(expected));
    }

    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    [TestCase("Origin", "https://evil.example")]
    [TestCase(null, null)]
    public async Task A_form_of_another_site_signs_nobody_in(string? header, string? value)
    {
        var browser = _site.Browser();
        var request = new HttpRequestMessage(HttpMethod.Post, Login) { Content = new FormUrlEncodedContent(Form(StaffSite.AdminMail, StaffSite.AdminPassword)) };
        if (header is not null)
            request.Headers.Add(header, value);

        using var answer = await browser.SendAsync(request);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(browser.Cookies, Is.Empty);
        });
    }

    [Test]
    public async Task An_older_browser_is_known_by_its_origin()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Login) { Content = new FormUrlEncodedContent(Form(StaffSite.AdminMail, StaffSite.AdminPassword)) };
        request.Headers.Add("Origin", "http://localhost");

        using var answer = await _site.Browser().SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test]
    public async Task A_session_planted_before_signing_in_is_replaced()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        await StaffSite.AddAsync(admin, "edith@example.com", "une-suite-de-mots");
        var planted = admin.With("UMB_UCONTEXT");

        using var posted = await planted.PostFormAsync(Login, Form("edith@example.com", "une-suite-de-mots"));
        await planted.CompleteAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(planted.Cookies["UMB_UCONTEXT"], Is.Not.EqualTo(admin.Cookies["UMB_UCONTEXT"]));
            Assert.That((await planted.JsonAsync("user/current"))["email"]!.GetValue<string>(), Is.EqualTo("edith@example.com"));
        });
    }

    private static Dictionary<string, string> Form(string userName, string password, string back = "") =>
        new() { ["username"] = userName, ["password"] = password, ["ReturnUrl"] = back };
}
