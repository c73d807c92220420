using System.Net;
using Site.Cms.Users;

namespace Site.Tests.Users;

/// <summary>Staff sign in through the town's OpenID provider, a real one over a real socket, beside their accounts here.</summary>
public class ProviderTests
{
    private const string Mail = "edith@ville.exemple.fr";

    private TownProvider _town = null!;
    private StaffOpenIdOptions _options = null!;
    private StaffSite _site = null!;

    [SetUp]
    public async Task Start()
    {
        _town = await TownProvider.StartAsync("http://localhost/umbraco/signin-oidc");
        _options = new StaffOpenIdOptions { Authority = _town.Address, ClientId = TownProvider.ClientId, ClientSecret = TownProvider.ClientSecret };
        _options.Groups["DSI-Redaction"] = "editor";
        _options.Groups["DSI-Admin"] = StaffMember.Administrators;
        _site = await StaffSite.StartAsync(new StaffOptions { Unattended = StaffSite.Admin, OpenId = _options });
    }

    [TearDown]
    public async Task Stop()
    {
        await _site.DisposeAsync();
        await _town.DisposeAsync();
    }

    [Test]
    public async Task Who_has_a_mapped_group_comes_in_with_the_rights_that_it_gives()
    {
        _town.Groups = ["Tous", "DSI-Redaction"];
        var browser = _site.Browser();
        using var login = await browser.PageAsync("/umbraco/login?ReturnUrl=/umbraco/section/content");

        using var back = await ComeBackAsync(browser, "/umbraco/section/content");
        await browser.CompleteAsync();
        var current = await browser.JsonAsync("user/current");

        Assert.Multiple(async () =>
        {
            Assert.That(await login.Content.ReadAsStringAsync(), Does.Contain("Se connecter avec le compte de la ville").And.Contain("name=\"password\""));
            Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK), await back.Content.ReadAsStringAsync());
            Assert.That(back.Headers.GetValues("Refresh").Single(), Is.EqualTo("0; url=/umbraco/section/content"));
            Assert.That(current["name"]!.GetValue<string>(), Is.EqualTo("Édith Rédactrice"));
            Assert.That(current["email"]!.GetValue<string>(), Is.EqualTo(Mail));
            Assert.That(current["userGroupIds"]!.AsArray().Select(group => group!["id"]!.GetValue<Guid>()), Is.EqualTo(new[] { BuiltInGroups.Editors }));
        });
    }

    [Test]
    public async Task Groups_follow_the_town_at_each_sign_in_and_the_person_is_known_by_subject()
    {
        _town.Groups = ["DSI-Redaction", "DSI-Admin"];
        using var first = await ComeBackAsync(_site.Browser());
        var account = Account();
        var admin = await _site.SignedInAsync();
        using var local = await admin.PostAsync($"user-group/{BuiltInGroups.Translators}/users", new[] { new { id = account.Id } });

        (_town.Groups, _town.Name, _town.Email) = (["DSI-Redaction"], "Édith Nouvelle", "autre@ville.exemple.fr");
        using var second = await ComeBackAsync(_site.Browser());

        var after = _site.Directory.Account(account.Id)!.Member;
        Assert.Multiple(() =>
        {
            Assert.That(account.Member.IsAdmin, Is.True);
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(after.Groups.Select(group => group.Id), Is.EquivalentTo(new[] { BuiltInGroups.Editors, BuiltInGroups.Translators }), "what the town does not decide stays");
            Assert.That(after.Name, Is.EqualTo("Édith Nouvelle"));
            Assert.That(_site.Directory.Accounts, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Without_a_mapped_group_nobody_comes_in_and_what_the_town_gave_is_gone()
    {
        _town.Groups = ["DSI-Redaction"];
        using var first = await ComeBackAsync(_site.Browser());
        var id = Account().Id;

        _town.Groups = ["Tous"];
        var browser = _site.Browser();
        using var refused = await ComeBackAsync(browser);
        using var authorize = await browser.AuthorizeAsync();
        _town.Subject = "agent-2";
        _town.Email = "autre@ville.exemple.fr";
        using var stranger = await ComeBackAsync(_site.Browser());

        Assert.Multiple(async () =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("aucun de vos groupes ne donne accès"));
            Assert.That(authorize.Headers.Location?.OriginalString, Does.StartWith("/umbraco/login?"));
            Assert.That(_site.Directory.Account(id)!.Member.Groups, Is.Empty);
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(_site.Directory.Accounts, Has.Count.EqualTo(2), "nobody is made who may not come in");
        });
    }

    [Test]
    public async Task An_account_that_exists_is_linked_only_when_the_mail_address_is_proved()
    {
        var admin = await _site.SignedInAsync();
        var id = await StaffSite.AddAsync(admin, Mail, "une-suite-de-mots", BuiltInGroups.Writers);
        _town.Groups = ["DSI-Redaction"];

        using var unproved = await ComeBackAsync(_site.Browser());
        _town.IsEmailVerified = true;
        using var proved = await ComeBackAsync(_site.Browser());
        _town.Subject = "agent-2";
        using var second = await ComeBackAsync(_site.Browser());

        Assert.Multiple(async () =>
        {
            Assert.That(unproved.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await unproved.Content.ReadAsStringAsync(), Does.Contain("existe déjà avec votre adresse"));
            Assert.That(proved.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(_site.Directory.Account(id)!.Member.Groups.Select(group => group.Id), Is.EquivalentTo(new[] { BuiltInGroups.Writers, BuiltInGroups.Editors }));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "the address belongs to another subject by now");
        });
    }

    [Test]
    public async Task A_disabled_account_stays_out()
    {
        _town.Groups = ["DSI-Redaction"];
        using var first = await ComeBackAsync(_site.Browser());
        var admin = await _site.SignedInAsync();
        using var disabled = await admin.PostAsync("user/disable", new { userIds = new[] { new { id = Account().Id } } });

        using var refused = await ComeBackAsync(_site.Browser());

        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("Votre compte est désactivé"));
    }

    [Test]
    public async Task The_last_administrator_is_not_demoted_by_the_town_and_does_not_come_in()
    {
        _town.Groups = ["DSI-Admin"];
        using var first = await ComeBackAsync(_site.Browser());
        var town = _site.Browser();
        using var again = await ComeBackAsync(town);
        await town.CompleteAsync();
        using var alone = await town.PutAsync($"user/{StaffSite.Admin.Id}", new
        {
            email = StaffSite.AdminMail,
            userName = StaffSite.AdminMail,
            name = "Anchor",
            userGroupIds = new[] { new { id = BuiltInGroups.Editors } },
            languageIsoCode = "fr",
            documentStartNodeIds = Array.Empty<object>(),
            hasDocumentRootAccess = false,
            mediaStartNodeIds = Array.Empty<object>(),
            hasMediaRootAccess = false,
        });

        _town.Groups = ["DSI-Redaction"];
        using var demoted = await ComeBackAsync(_site.Browser());

        Assert.Multiple(async () =>
        {
            Assert.That(alone.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(demoted.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await demoted.Content.ReadAsStringAsync(), Does.Contain("vous êtes le dernier ici"));
            Assert.That(Account().Member.IsAdmin, Is.True);
        });
    }

    [Test]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        _town.Groups = ["DSI-Redaction"];
        var attacker = _site.Browser();
        using var challenge = await attacker.PageAsync("/umbraco/connexion-ville");
        var answer = await AtTheTownAsync(challenge);

        using var victim = await _site.Browser().PageAsync(answer);

        Assert.Multiple(async () =>
        {
            Assert.That(victim.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await victim.Content.ReadAsStringAsync(), Does.Contain("n’est pas allée à son terme"));
            Assert.That(StaffBrowser.SetCookies(victim).Select(cookie => cookie.Name.ToString()), Has.None.Contains("UCONTEXT"));
        });
    }

    [Test]
    public async Task While_the_provider_is_down_a_page_says_so_and_passwords_still_work()
    {
        await _town.DisposeAsync();

        using var page = await _site.Browser().PageAsync("/umbraco/connexion-ville");

        Assert.Multiple(async () =>
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("ne répond pas"));
        });
        await _site.SignedInAsync();
    }

    [TestCase("/umbraco/connexion-ville?ReturnUrl=https://ailleurs.example/")]
    [TestCase("/umbraco/connexion-ville?ReturnUrl=//ailleurs.example/")]
    public async Task Nobody_is_led_elsewhere_afterwards(string address)
    {
        _town.Groups = ["DSI-Redaction"];
        var browser = _site.Browser();
        using var challenge = await browser.PageAsync(address);

        using var back = await browser.PageAsync(await AtTheTownAsync(challenge));

        Assert.That(back.Headers.GetValues("Refresh").Single(), Is.EqualTo("0; url=/umbraco"));
    }

    [Test]
    public async Task Without_a_provider_there_is_no_button_and_no_way()
    {
        await using var site = await StaffSite.StartAsync();

        using var login = await site.Browser().PageAsync("/umbraco/login");
        using var way = await site.Browser().PageAsync("/umbraco/connexion-ville");

        Assert.Multiple(async () =>
        {
            Assert.That(await login.Content.ReadAsStringAsync(), Does.Not.Contain("compte de la ville"));
            Assert.That(way.Headers.Location?.OriginalString, Is.EqualTo("/umbraco/login"));
        });
    }

    private StaffAccount Account() => _site.Directory.Accounts.Single(account => account.Member.Email == Mail);

    /// <summary>From our button to the provider and back.</summary>
    private static async Task<HttpResponseMessage> ComeBackAsync(StaffBrowser browser, string back = "/umbraco")
    {
        using var challenge = await browser.PageAsync($"/umbraco/connexion-ville?ReturnUrl={Uri.EscapeDataString(back)}");
        return await browser.PageAsync(await AtTheTownAsync(challenge));
    }

    /// <summary>Path and query with which the provider sends the browser back.</summary>
    private static async Task<string> AtTheTownAsync(HttpResponseMessage challenge)
    {
        Assert.That(challenge.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await challenge.Content.ReadAsStringAsync());
        using var town = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await town.GetAsync(challenge.Headers.Location);
        Assert.That(answer.Headers.Location, Is.Not.Null, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.PathAndQuery;
    }
}
