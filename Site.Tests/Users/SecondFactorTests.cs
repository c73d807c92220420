using System.Net;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>Codes of an authenticator app as a second step.</summary>
public class SecondFactorTests
{
    private const string Provider = "user/current/2fa/" + Authenticator.ProviderName;

    // RFC 6238, appendix B, SHA-1, the last six digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.That(Authenticator.CodeAt("12345678901234567890"u8.ToArray(), seconds / 30), Is.EqualTo(code));

    [Test]
    public void Secrets_go_through_Base32_unchanged()
    {
        var bytes = Enumerable.Range(0, 20).Select(at => (byte)(at * 37)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(Base32.Encode("foobar"u8.ToArray()), Is.EqualTo("MZXW6YTBOI"));
            Assert.That(Base32.Decode(Base32.Encode(bytes)), Is.EqualTo(bytes));
            Assert.That(Base32.Decode("not base32!"), Is.Null);
        });
    }

    [Test]
    public async Task With_an_app_the_password_alone_signs_nobody_in()
    {
        await using var site = await StaffSite.StartAsync();
        var secret = await EnableAsync(site, await site.SignedInAsync());
        site.Time.Pass(TimeSpan.FromSeconds(60));
        var browser = site.Browser();

        using var first = await browser.PostFormAsync("/umbraco/login", new() { ["username"] = StaffSite.AdminMail, ["password"] = StaffSite.AdminPassword, ["ReturnUrl"] = "/umbraco/section/content" });
        using var early = await browser.AuthorizeAsync();
        using var wrong = await browser.PostFormAsync("/umbraco/login/code", new() { ["code"] = "000000", ["ReturnUrl"] = "/umbraco/section/content" });
        using var right = await browser.PostFormAsync("/umbraco/login/code", new() { ["code"] = Code(site, secret), ["ReturnUrl"] = "/umbraco/section/content" });

        Assert.Multiple(async () =>
        {
            Assert.That(first.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login/code?"));
            Assert.That(early.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login?"), "half signed in is not signed in");
            Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("Ce code n’est pas le bon"));
            Assert.That(right.Headers.Location?.OriginalString, Is.EqualTo("/umbraco/section/content"));
        });
        await browser.CompleteAsync();
        Assert.That(await browser.StatusAsync(), Is.EqualTo(200));
    }

    [Test]
    public async Task A_code_works_once()
    {
        await using var site = await StaffSite.StartAsync();
        var secret = await EnableAsync(site, await site.SignedInAsync());
        site.Time.Pass(TimeSpan.FromSeconds(60));
        var code = Code(site, secret);

        Assert.Multiple(async () =>
        {
            Assert.That(await WithCodeAsync(site, code), Is.EqualTo(200));
            Assert.That(await WithCodeAsync(site, code), Is.EqualTo(401), "seen over the shoulder");
        });
    }

    [Test]
    public async Task Guessing_codes_locks_the_account()
    {
        await using var site = await StaffSite.StartAsync();
        var secret = await EnableAsync(site, await site.SignedInAsync());
        site.Time.Pass(TimeSpan.FromSeconds(60));
        for (var attempt = 0; attempt < StaffSignIn.MostFailures; attempt++)
            await WithCodeAsync(site, "000000");

        using var password = await site.Browser().LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);

        Assert.That(password.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "a right password in between must not clear the count");
    }

    [Test]
    public async Task Too_long_after_the_password_one_starts_again()
    {
        await using var site = await StaffSite.StartAsync();
        var secret = await EnableAsync(site, await site.SignedInAsync());
        var browser = site.Browser();
        using var first = await browser.PostFormAsync("/umbraco/login", new() { ["username"] = StaffSite.AdminMail, ["password"] = StaffSite.AdminPassword });

        site.Time.Pass(TimeSpan.FromMinutes(6));
        using var late = await browser.PostFormAsync("/umbraco/login/code", new() { ["code"] = Code(site, secret) });

        Assert.That(late.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login?delai=1"));
    }

    [Test]
    public async Task An_app_is_set_up_with_a_code_and_taken_away_with_one()
    {
        await using var site = await StaffSite.StartAsync();
        var admin = await site.SignedInAsync();
        var setup = await admin.JsonAsync(Provider);
        using var wrong = await admin.PostAsync(Provider, new { secret = setup["secret"]!.GetValue<string>(), code = "000000" });
        var secret = await EnableAsync(site, admin);
        var enabled = await admin.JsonAsync("user/current/2fa");
        using var without = await admin.DeleteAsync(Provider);
        site.Time.Pass(TimeSpan.FromSeconds(60));
        using var with = await admin.DeleteAsync($"{Provider}?code={Code(site, secret)}");

        Assert.Multiple(async () =>
        {
            Assert.That(setup["qrCodeSetupImageUrl"]!.GetValue<string>(), Does.StartWith("data:image/png;base64,"));
            Assert.That(await wrong.Content.ReadAsStringAsync(), Does.Contain("\"operationStatus\":\"InvalidCode\""));
            Assert.That(enabled[0]!["isEnabledOnUser"]!.GetValue<bool>(), Is.True);
            Assert.That(without.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(with.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await admin.JsonAsync("user/current/2fa"))[0]!["isEnabledOnUser"]!.GetValue<bool>(), Is.False);
        });
    }

    [Test]
    public async Task The_secret_does_not_lie_open_in_the_database()
    {
        await using var site = await StaffSite.StartAsync();
        var secret = await EnableAsync(site, await site.SignedInAsync());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = Directory.GetFiles(site.Folder, "cms.db*").SelectMany(File.ReadAllBytes).ToArray();
        var text = System.Text.Encoding.Latin1.GetString(bytes);

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Not.Contain(Base32.Encode(secret)));
            Assert.That(text, Does.Not.Contain(Convert.ToBase64String(secret)));
            Assert.That(text, Does.Not.Contain(System.Text.Encoding.Latin1.GetString(secret)));
        });
    }

    private static async Task<byte[]> EnableAsync(StaffSite site, StaffBrowser browser)
    {
        var secret = (await browser.JsonAsync(Provider))["secret"]!.GetValue<string>();
        var bytes = Base32.Decode(secret)!;
        using var enabled = await browser.PostAsync(Provider, new { secret, code = Code(site, bytes) });
        Assert.That(enabled.StatusCode, Is.EqualTo(HttpStatusCode.OK), await enabled.Content.ReadAsStringAsync());
        return bytes;
    }

    private static string Code(StaffSite site, byte[] secret) => Authenticator.CodeAt(secret, site.Time.GetUtcNow().ToUnixTimeSeconds() / 30);

    private static async Task<int> WithCodeAsync(StaffSite site, string code)
    {
        var browser = site.Browser();
        using var password = await browser.LogInAsync(StaffSite.AdminMail, StaffSite.AdminPassword);
        Assert.That((int)password.StatusCode, Is.AnyOf(402, 403));
        using var answer = await browser.SendAsync(StaffBrowser.Json(HttpMethod.Post, "/umbraco/management/api/v1/security/back-office/verify-2fa", new { code }));
        return (int)answer.StatusCode;
    }
}
