using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>Signing in with FranceConnect v2, against a provider that is as strict.</summary>
public sealed class FranceConnectTests
{
    private const string SignIn = "/connexion?avec=franceconnect";

    private PlayedSite _site = null!;

    [SetUp]
    public async Task Start() => _site = await PlayedSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task The_authorize_request_holds_what_FranceConnect_allows_and_nothing_else()
    {
        await _site.SignedInAsync("franceconnect");

        var asked = _site.FranceConnect.LastAuthorize;
        Assert.That(asked.Keys, Is.EquivalentTo(new[] { "client_id", "response_type", "scope", "redirect_uri", "state", "nonce", "acr_values" }));
        Assert.That(asked["acr_values"], Is.EqualTo("eidas1"));
        Assert.That(asked["response_type"], Is.EqualTo("code"));
        Assert.That(asked["redirect_uri"], Is.EqualTo(_site.At("/connexion/franceconnect/retour")));
        Assert.That(asked["scope"].Split(' '), Is.EquivalentTo(new[] { "openid", "given_name", "family_name", "preferred_username" }));
        Assert.That(asked["nonce"], Does.Match("^[0-9a-z]{22,}$"));
    }

    [TestCase("code_challenge")]
    [TestCase("response_mode")]
    [TestCase("x-client-SKU")]
    public async Task The_played_FranceConnect_refuses_a_parameter_that_it_does_not_know(string parameter)
    {
        var visitor = _site.Visitor();
        var begun = await visitor.GetAsync(SignIn);

        var refused = await visitor.GetAsync($"{begun.Location}&{parameter}=x");

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_secret_goes_in_the_body_and_never_in_a_header()
    {
        await _site.SignedInAsync("franceconnect");

        Assert.That(_site.FranceConnect.LastToken["client_secret"], Is.EqualTo(PlayedProvider.ClientSecret));
        Assert.That(_site.FranceConnect.LastTokenAuthorization, Is.Null.Or.Empty);
    }

    [TestCase("ES256")]
    [TestCase("RS256")]
    public async Task Userinfo_is_read_as_a_signed_token_in_both_algorithms(string algorithm)
    {
        _site.FranceConnect.Rotate(PlayedKey.Of(algorithm));

        var (_, page) = await _site.SignedInAsync("franceconnect");

        Assert.That(page.Text, Does.Contain("Vous vous connectez à ce compte avec FranceConnect."));
    }

    [Test]
    public async Task Keys_that_FranceConnect_has_changed_are_fetched_again()
    {
        await _site.SignedInAsync("franceconnect");
        _site.FranceConnect.Rotate(PlayedKey.Es256());

        await _site.SignedInAsync("franceconnect");

        // Between the two answers of one sign-in.
        var newest = PlayedKey.Es256();
        _site.FranceConnect.UserInfoLie = _ => _site.FranceConnect.Rotate(newest);
        _site.FranceConnect.UserInfoKey = newest;
        await _site.SignedInAsync("franceconnect");
    }

    [TestCase("signature")]
    [TestCase("sub")]
    [TestCase("aud")]
    [TestCase("iss")]
    [TestCase("exp")]
    [TestCase("unsigned")]
    public async Task Userinfo_that_is_not_FranceConnects_word_about_this_person_lets_nobody_in(string wrong)
    {
        var franceConnect = _site.FranceConnect;
        franceConnect.UserInfoIsPlainJson = wrong == "unsigned";
        franceConnect.UserInfoKey = wrong == "signature" ? PlayedKey.Es256() : null;
        franceConnect.UserInfoLie = claims =>
        {
            if (wrong is "sub" or "aud" or "iss")
                claims[wrong] = "quelqu-un-d-autre";
            if (wrong == "exp")
                claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(-6).ToUnixTimeSeconds();
        };

        await IsNotSignedInAsync("La connexion n’a pas abouti");
    }

    [TestCase(null)]
    [TestCase("eidas0")]
    public async Task Another_level_of_assurance_than_asked_for_lets_nobody_in(string? level)
    {
        _site.FranceConnect.IdTokenLie = claims =>
        {
            claims.Remove("acr");
            if (level is not null)
                claims["acr"] = level;
        };

        await IsNotSignedInAsync("La connexion n’a pas abouti");
    }

    [Test]
    public async Task A_higher_level_of_assurance_is_as_good()
    {
        _site.FranceConnect.IdTokenLie = claims => claims["acr"] = "eidas2";

        await _site.SignedInAsync("franceconnect");
    }

    [TestCase("access_denied", false, "FranceConnect ne vous a pas connecté", "avec votre compte Portail famille")]
    [TestCase("access_denied", true, "FranceConnect ne vous a pas connecté", "avec votre compte Portail famille")]
    [TestCase("temporarily_unavailable", false, "FranceConnect est momentanément indisponible", "Attendez quelques minutes")]
    [TestCase("temporarily_unavailable", true, "FranceConnect est momentanément indisponible", "Attendez quelques minutes")]
    [TestCase("server_error", false, "FranceConnect est momentanément indisponible", "Attendez quelques minutes")]
    [TestCase("invalid_scope", false, "La connexion n’a pas abouti", "Reconnectez-vous")]
    public async Task An_error_is_told_with_the_next_step_with_or_without_its_state(string error, bool withoutState, string title, string next)
    {
        (_site.FranceConnect.Error, _site.FranceConnect.ForgetsState) = (error, withoutState);

        var page = await IsNotSignedInAsync(title);

        Assert.That(page.Text, Does.Contain(next));
        Assert.That(page.Document.QuerySelector("main a[href='/connexion']"), Is.Not.Null);
    }

    [Test]
    public async Task A_code_that_came_too_late_begins_the_sign_in_again()
    {
        var visitor = _site.Visitor();
        var back = await visitor.FollowAsync(SignIn, until: _site.At("/connexion/franceconnect/retour"));
        _site.FranceConnect.Clock = TimeSpan.FromSeconds(31);

        var page = await visitor.FollowAsync(back);

        Assert.That(page.Heading, Is.EqualTo("La connexion a pris trop de temps"));
        Assert.That(visitor.Cookie("session"), Is.Null);
    }

    [Test]
    public async Task Signing_out_ends_the_session_at_FranceConnect_too()
    {
        var (visitor, page) = await _site.SignedInAsync("franceconnect");

        var signedOut = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/deconnexion"));

        Assert.That(signedOut.Heading, Is.EqualTo("Vous êtes déconnecté"));
        var asked = _site.FranceConnect.LastSignOut;
        Assert.That(asked.Keys, Is.EquivalentTo(new[] { "id_token_hint", "post_logout_redirect_uri", "state" }));
        Assert.That(asked["id_token_hint"], Is.EqualTo(_site.FranceConnect.LastIdToken));
        Assert.That(asked["state"], Is.Not.Empty);
        Assert.That(_site.Main.LastSignOut, Is.Empty);
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
    }

    private async Task<Answer> IsNotSignedInAsync(string title)
    {
        var visitor = _site.Visitor();
        var page = await visitor.FollowAsync(SignIn);
        Assert.That(page.Heading, Is.EqualTo(title));
        Assert.That(visitor.Cookie("session"), Is.Null);
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Null);
        return page;
    }
}

/// <summary>The portal proves with a key who it is (RFC 7523).</summary>
public sealed class ClientKeyTests
{
    [TestCase("Oidc", "oidc", "ES256")]
    [TestCase("Oidc", "oidc", "RS256")]
    [TestCase("FranceConnect", "franceconnect", "ES256")]
    [TestCase("FranceConnect", "franceconnect", "RS256")]
    public async Task A_private_key_takes_the_place_of_the_secret(string section, string scheme, string algorithm)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "portail.pem");
        SecurityKey published;
        if (algorithm == "ES256")
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await File.WriteAllTextAsync(file, key.ExportECPrivateKeyPem());
            published = new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(false)));
        }
        else
        {
            var key = RSA.Create(2048);
            await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem());
            published = new RsaSecurityKey(key.ExportParameters(false));
        }
        await using var site = await PlayedSite.StartAsync(($"Authentication:{section}:ClientSecret", null), ($"Authentication:{section}:PrivateKey", file));
        site.Provider(scheme).ClientKey = published;

        await site.SignedInAsync(scheme);

        Assert.That(site.Provider(scheme).LastToken.Keys, Does.Not.Contain("client_secret"));
        Assert.That(site.Provider(scheme).LastTokenAuthorization, Is.Null.Or.Empty);
    }
}
