using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Site.Tests.Account.Providers;

/// <summary>Whatever comes back from a provider that is not the answer to this browser's question lets nobody in.</summary>
[TestFixture("oidc", "/connexion/retour")]
[TestFixture("franceconnect", "/connexion/franceconnect/retour")]
public sealed class ProviderAnswerTests(string scheme, string callback)
{
    private PlayedSite _site = null!;

    private PlayedProvider Provider => _site.Provider(scheme);

    [SetUp]
    public async Task Start() => _site = await PlayedSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task A_changed_state_is_refused_before_the_code_is_used()
    {
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, With(back, "state", state => state[..^4] + "AAAA"), "La connexion a pris trop de temps");

        Assert.That(Provider.TokenRequests, Is.Zero);
    }

    [Test]
    public async Task A_missing_state_is_refused_before_the_code_is_used()
    {
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, With(back, "state", _ => null), "La connexion a pris trop de temps");

        Assert.That(Provider.TokenRequests, Is.Zero);
    }

    [Test]
    public async Task The_state_of_another_providers_sign_in_is_refused()
    {
        var (visitor, back) = await ComingBackAsync();
        var other = scheme == "oidc" ? "franceconnect" : "oidc";
        var otherBack = await visitor.FollowAsync($"/connexion?avec={other}", until: _site.Provider(other).Callback);
        var foreign = QueryHelpers.ParseQuery(otherBack.Location!.Query)["state"].ToString();

        await IsRefusedAsync(visitor, With(back, "state", _ => foreign), "La connexion a pris trop de temps");
    }

    [Test]
    public async Task A_changed_code_is_refused()
    {
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, With(back, "code", code => code[..^4] + "0000"), "La connexion a pris trop de temps");
    }

    [Test]
    public async Task The_same_answer_twice_signs_in_once()
    {
        var (visitor, back) = await ComingBackAsync();
        await visitor.FollowAsync(back.ToString());
        var session = visitor.Cookie("session");

        var again = await visitor.FollowAsync(back.ToString());

        Assert.That(again.Heading, Is.EqualTo("La connexion a pris trop de temps"));
        Assert.That(Provider.TokenRequests, Is.EqualTo(1));
        Assert.That(visitor.Cookie("session"), Is.EqualTo(session));
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_answer_that_another_browser_asked_for_signs_nobody_in()
    {
        var (_, back) = await ComingBackAsync();

        await IsRefusedAsync(_site.Visitor(), back, "La connexion a pris trop de temps");

        Assert.That(Provider.TokenRequests, Is.Zero);
    }

    // A nonce that this browser did not ask with looks like one that has expired.
    [TestCase("nonce", "un-autre-nonce-de-plus-de-22-signes", "La connexion a pris trop de temps")]
    [TestCase("nonce", null, "La connexion a pris trop de temps")]
    [TestCase("aud", "un-autre-site", "La connexion n’a pas abouti")]
    [TestCase("iss", "https://ailleurs.exemple.fr", "La connexion n’a pas abouti")]
    public async Task A_token_for_another_question_or_another_site_is_refused(string claim, string? value, string title)
    {
        Provider.IdTokenLie = claims =>
        {
            claims.Remove(claim);
            if (value is not null)
                claims[claim] = value;
        };
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, back, title);
    }

    [Test]
    public async Task A_token_that_somebody_else_signed_is_refused()
    {
        Provider.IdTokenKey = PlayedKey.Es256();
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, back, "La connexion n’a pas abouti");
    }

    [Test]
    public async Task An_expired_token_is_refused()
    {
        Provider.IdTokenLie = claims => claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-6).ToUnixTimeSeconds();
        var (visitor, back) = await ComingBackAsync();

        await IsRefusedAsync(visitor, back, "La connexion n’a pas abouti");
    }

    [TestCase(4)]
    [TestCase(-4)]
    public async Task A_provider_whose_clock_is_some_minutes_off_lets_people_in(int minutes)
    {
        Provider.Clock = TimeSpan.FromMinutes(minutes);

        await _site.SignedInAsync(scheme);
    }

    [Test]
    public async Task A_provider_whose_clock_is_far_behind_lets_nobody_in_and_says_what_to_do()
    {
        Provider.Clock = TimeSpan.FromMinutes(-10);
        var (visitor, back) = await ComingBackAsync();

        var page = await IsRefusedAsync(visitor, back, "La connexion n’a pas abouti");

        Assert.That(page.Text, Does.Contain("contactez-nous"));
    }

    [TestCase("https://ailleurs.exemple.fr/")]
    [TestCase("//ailleurs.exemple.fr/")]
    [TestCase("/\\ailleurs.exemple.fr/")]
    [TestCase("http:ailleurs.exemple.fr")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/\t/ailleurs.exemple.fr")]
    public async Task Nobody_is_led_to_another_site_after_signing_in(string elsewhere)
    {
        var visitor = _site.Visitor();

        var page = await visitor.FollowAsync($"/connexion?avec={scheme}&retour={Uri.EscapeDataString(elsewhere)}");

        Assert.That(page.Address.ToString(), Is.EqualTo(_site.At("/compte")));
    }

    [Test]
    public async Task People_land_where_they_were_going()
    {
        var page = await _site.Visitor().FollowAsync($"/connexion?avec={scheme}&retour={Uri.EscapeDataString("/recherche?q=cantine")}");

        Assert.That(page.Address.PathAndQuery, Is.EqualTo("/recherche?q=cantine"));
    }

    [Test]
    public async Task A_planted_session_is_worth_nothing_and_signing_in_makes_a_new_one()
    {
        var attacker = (await _site.SignedInAsync(scheme)).Visitor;
        var planted = attacker.Cookie("session")!;
        await attacker.PostAsync("/deconnexion", []);
        Provider.Subject = "la-victime";
        var victim = _site.Visitor();
        victim.Cookies.Add(_site.Address, new Cookie("session", planted));

        await victim.FollowAsync($"/connexion?avec={scheme}");

        Assert.That(victim.Cookie("session"), Is.Not.Null.And.Not.EqualTo(planted));
        Assert.That((await victim.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
        attacker.Cookies.Add(_site.Address, new Cookie("session", planted));
        Assert.That((await attacker.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Each_sign_in_has_a_session_of_its_own()
    {
        var (first, second) = ((await _site.SignedInAsync(scheme)).Visitor, (await _site.SignedInAsync(scheme)).Visitor);

        Assert.That(second.Cookie("session"), Is.Not.EqualTo(first.Cookie("session")));
        await second.PostAsync("/deconnexion", []);
        Assert.That((await first.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_cookies_of_a_sign_in_are_unseen_by_scripts_and_go_when_it_is_done()
    {
        var (visitor, back) = await ComingBackAsync();
        var under = visitor.Cookies.GetCookies(_site.Address).Where(cookie => cookie.Name.StartsWith("connexion-", StringComparison.Ordinal)).ToList();
        Assert.That(under, Has.Count.EqualTo(2));
        Assert.That(under, Has.All.Matches<Cookie>(cookie => cookie.HttpOnly));

        await visitor.FollowAsync(back.ToString());

        Assert.That(visitor.Cookies.GetCookies(_site.Address).Select(cookie => cookie.Name), Is.EqualTo(new[] { "session" }).Or.Contains("session"));
        Assert.That(visitor.Cookies.GetCookies(_site.Address).Where(cookie => cookie.Name.StartsWith("connexion-", StringComparison.Ordinal)), Is.Empty);
    }

    /// <summary>A browser that the provider has just told to go back, and where to.</summary>
    private async Task<(StepVisitor Visitor, Uri Back)> ComingBackAsync()
    {
        var visitor = _site.Visitor();
        var answer = await visitor.FollowAsync($"/connexion?avec={scheme}", until: _site.At(callback));
        return (visitor, answer.Location!);
    }

    private async Task<Answer> IsRefusedAsync(StepVisitor visitor, Uri back, string title)
    {
        var page = await visitor.FollowAsync(back.ToString());
        Assert.That(page.Heading, Is.EqualTo(title));
        Assert.That(page.Document.QuerySelector("main a[href='/connexion']"), Is.Not.Null);
        Assert.That(visitor.Cookie("session"), Is.Null);
        Assert.That(await _site.AccountOfAsync(Provider), Is.Null);
        return page;
    }

    private static Uri With(Uri address, string name, Func<string, string?> change)
    {
        var query = QueryHelpers.ParseQuery(address.Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        query[name] = change(query[name]!);
        return new Uri(QueryHelpers.AddQueryString(address.GetLeftPart(UriPartial.Path), query.Where(pair => pair.Value is not null)));
    }
}
