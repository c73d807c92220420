using System.Net;

namespace Site.Tests.Account.Providers;

/// <summary>Which providers the sign-in page offers, and where signing out leads.</summary>
public sealed class SignInChoiceTests
{
    [Test]
    public async Task Both_providers_are_offered_and_keep_where_people_were_going()
    {
        await using var site = await PlayedSite.StartAsync();

        var page = await site.Visitor().FollowAsync("/compte?onglet=1");

        Assert.That(page.Heading, Is.EqualTo("Se connecter"));
        var links = page.Document.QuerySelectorAll("main a.button").Select(link => (link.TextContent.Trim(), link.GetAttribute("href"))).ToList();
        var going = Uri.EscapeDataString("/compte?onglet=1");
        Assert.That(links, Is.EqualTo(new[]
        {
            ("Mon compte Portail famille", $"/connexion?retour={going}&avec=oidc"),
            ("S’identifier avec FranceConnect", $"/connexion?retour={going}&avec=franceconnect"),
        }));
        var what = page.Document.QuerySelector("main a[href='https://franceconnect.gouv.fr/']")!;
        Assert.That(what.TextContent.Trim(), Is.EqualTo("Qu’est-ce que FranceConnect\u00A0?"));
        Assert.That(page.Document.QuerySelectorAll("main img[src^='http'], main script, main iframe"), Is.Empty);
    }

    [Test]
    public async Task The_only_provider_is_gone_to_straight_away()
    {
        await using var site = await PlayedSite.StartAsync(
            ("Authentication:FranceConnect:ClientId", null), ("Authentication:FranceConnect:ClientSecret", null), ("Authentication:FranceConnect:Authority", null));

        var answer = await site.Visitor().GetAsync("/connexion");

        Assert.That(answer.Location!.GetLeftPart(UriPartial.Path), Is.EqualTo(site.Main.Issuer + "/authorize"));
        Assert.That((await site.Visitor().GetAsync("/connexion/franceconnect/retour")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_provider_that_nobody_knows_is_no_choice()
    {
        await using var site = await PlayedSite.StartAsync();

        var page = await site.Visitor().GetAsync("/connexion?avec=session");

        Assert.That(page.Heading, Is.EqualTo("Se connecter"));
    }

    [Test]
    public async Task FranceConnect_down_is_said_and_the_other_way_in_still_works()
    {
        await using var site = await PlayedSite.StartAsync();
        await site.FranceConnect.DisposeAsync();

        var page = await site.Visitor().GetAsync("/connexion?avec=franceconnect");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(page.Heading, Is.EqualTo("FranceConnect est momentanément indisponible"));
        await site.SignedInAsync("oidc");
    }

    [Test]
    public async Task A_provider_that_names_itself_otherwise_is_not_gone_to()
    {
        await using var site = await PlayedSite.StartAsync();
        site.Main.PublishedIssuer = "https://ailleurs.exemple.fr";

        var page = await site.Visitor().GetAsync("/connexion?avec=oidc");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [Test]
    public async Task Forms_may_lead_to_the_providers_and_to_PayFiP_and_nowhere_else()
    {
        await using var site = await PlayedSite.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(site.Address, "/connexion"));

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.Contain($"form-action 'self' {site.Main.Origin} {site.FranceConnect.Origin} https://www.payfip.gouv.fr;"));
    }

    [Test]
    public async Task Signing_out_goes_to_the_provider_that_the_session_came_from()
    {
        await using var site = await PlayedSite.StartAsync();
        var (visitor, page) = await site.SignedInAsync("oidc");

        var signedOut = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/deconnexion"));

        Assert.That(signedOut.Heading, Is.EqualTo("Vous êtes déconnecté"));
        Assert.That(site.Main.LastSignOut.GetValueOrDefault("id_token_hint"), Is.EqualTo(site.Main.LastIdToken));
        Assert.That(site.FranceConnect.LastSignOut, Is.Empty);
    }

    [Test]
    public async Task Signing_out_works_while_the_provider_is_down()
    {
        await using var site = await PlayedSite.StartAsync();
        var (visitor, page) = await site.SignedInAsync("oidc");
        await site.Main.DisposeAsync();
        site.Time.Pass(TimeSpan.FromMinutes(2));

        var signedOut = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/deconnexion"));

        Assert.That(signedOut.Heading, Is.EqualTo("Vous êtes déconnecté"));
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task A_session_that_the_provider_has_ended_ends_here_without_our_cookie()
    {
        await using var site = await PlayedSite.StartAsync();
        var (first, _) = await site.SignedInAsync("oidc");
        site.Main.Session = "session-2";
        var (second, _) = await site.SignedInAsync("oidc");

        var told = await site.Visitor().GetAsync($"/deconnexion/fournisseur?iss={Uri.EscapeDataString(site.Main.Issuer)}&sid=session-1");

        Assert.That(told.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await first.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await second.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("?iss=https%3A%2F%2Failleurs.exemple.fr&sid=session-1", HttpStatusCode.OK)]
    [TestCase("?sid=session-1", HttpStatusCode.BadRequest)]
    [TestCase("?iss=", HttpStatusCode.BadRequest)]
    [TestCase("", HttpStatusCode.BadRequest)]
    public async Task Nobody_else_ends_a_session(string query, HttpStatusCode status)
    {
        await using var site = await PlayedSite.StartAsync();
        var (visitor, _) = await site.SignedInAsync("oidc");

        Assert.That((await visitor.GetAsync("/deconnexion/fournisseur" + query)).Status, Is.EqualTo(status));
        // The other provider has a session of that name, too.
        await visitor.GetAsync($"/deconnexion/fournisseur?iss={Uri.EscapeDataString(site.FranceConnect.Issuer)}&sid=session-1");

        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_session_of_a_provider_that_the_settings_no_longer_name_is_over()
    {
        using var folder = new Support.TemporaryFolder();
        string session;
        await using (var before = await PlayedSite.StartAsync(("Data:Path", folder.Path)))
            session = (await before.SignedInAsync("franceconnect")).Visitor.Cookie("session")!;
        await using var after = await PlayedSite.StartAsync(
            ("Data:Path", folder.Path),
            ("Authentication:FranceConnect:ClientId", null), ("Authentication:FranceConnect:ClientSecret", null), ("Authentication:FranceConnect:Authority", null));
        var visitor = after.Visitor();
        visitor.Cookies.Add(after.Address, new Cookie("session", session));

        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
    }
}
