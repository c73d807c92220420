using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Account;
using Site.Core.Account;
using Site.Core.Data;
using Site.IdentityProvider;
using Site.Tests.Support;

namespace Site.Tests.Account.Providers;

/// <summary>The embedded provider, behind a proxy whose public address cannot be reached from inside.</summary>
public sealed class EmbeddedProviderTests
{
    private const string Password = "trois petits chats";
    private const string Public = "http://famille.invalid";

    private readonly TemporaryFolder _data = new();
    private SiteFactory _site = null!;
    private StepVisitor _visitor = null!;

    [SetUp]
    public async Task Start()
    {
        _visitor = new StepVisitor(new Uri(Public));
        StartSite();
        await using var scope = _site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Site.IdentityProvider.Account>>();
        if (await users.FindByNameAsync("capucine") is null)
            Assert.That((await users.CreateAsync(new() { UserName = "capucine", Email = "capucine@exemple.fr", EmailConfirmed = true }, Password)).Succeeded, Is.True);
    }

    [TearDown]
    public async Task Stop()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [OneTimeTearDown]
    public void Remove() => _data.Dispose();

    [Test]
    public async Task Every_address_that_it_publishes_is_the_public_one_however_it_is_asked()
    {
        using var inside = new HttpClient { BaseAddress = _visitor.Behind };

        var published = JsonNode.Parse(await inside.GetStringAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative)))!.AsObject();

        Assert.That((string?)published["issuer"], Is.EqualTo(Public + "/"));
        var addresses = published.Where(pair => pair.Key.EndsWith("_endpoint", StringComparison.Ordinal) || pair.Key == "jwks_uri").ToList();
        Assert.That(addresses, Has.Count.GreaterThanOrEqualTo(4));
        Assert.That(addresses.Select(pair => (string?)pair.Value), Has.All.StartsWith(Public + "/"));
    }

    [Test]
    public async Task People_sign_in_and_out()
    {
        var page = await SignInAsync();

        Assert.That(page.Address.ToString(), Is.EqualTo(Public + "/compte"));
        var signedOut = await _visitor.FollowAsync(await _visitor.SubmitAsync(page, "/deconnexion"));
        Assert.That(signedOut.Heading, Is.EqualTo("Vous êtes déconnecté"));
        Assert.That((await _visitor.FollowAsync("/compte")).Address.AbsolutePath, Is.EqualTo("/connexion/identifiant"), "Signed out at the provider too.");
    }

    [Test]
    public async Task Keys_and_sessions_survive_a_restart()
    {
        await SignInAsync();
        var keys = (await _visitor.GetAsync("/.well-known/jwks")).Body;
        var refresh = (string)(await TokensAsync())["refresh_token"]!;

        await _site.DisposeAsync();
        StartSite();

        Assert.That((await _visitor.GetAsync("/.well-known/jwks")).Body, Is.EqualTo(keys));
        Assert.That((await _visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await RefreshAsync(_site, _visitor, refresh)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_public_address_makes_nobody_a_stranger()
    {
        await SignInAsync();
        var before = await AccountsAsync();

        await _site.DisposeAsync();
        StartSite("http://portail.invalid");
        using var moved = new StepVisitor(new Uri("http://portail.invalid")) { Behind = _visitor.Behind };
        var entry = await moved.FollowAsync("/compte");
        var page = await moved.FollowAsync(await moved.SubmitAsync(entry, "/connexion/identifiant", ("Login", "capucine"), ("Password", Password)));

        Assert.That(page.Heading, Is.EqualTo("Mon compte"), page.Text);
        Assert.That(await AccountsAsync(), Is.EqualTo(before).And.Count.EqualTo(1), "with its dossiers");
    }

    [Test]
    public async Task A_parents_token_opens_nothing_to_staff()
    {
        await SignInAsync();
        var tokens = await TokensAsync();

        using var stranger = new StepVisitor(_visitor.Site) { Behind = _visitor.Behind };
        foreach (var name in new[] { "access_token", "id_token", "refresh_token" })
            Assert.That(await BearerAsync(stranger, "/umbraco/management/api/v1/user/current", (string)tokens[name]!), Is.EqualTo(HttpStatusCode.Unauthorized), name);
    }

    [Test]
    public async Task A_staff_token_opens_nothing_of_parents()
    {
        // Staff sign in where the public address is.
        await using var site = new SiteFactory().With("Families:FirstRun", "none");
        var address = site.Listen();
        using var staff = await ApiUser.CreateAsync(address);
        using var stranger = new StepVisitor(address);
        Assert.That(await BearerAsync(stranger, "/umbraco/management/api/v1/user/current", staff.Token), Is.EqualTo(HttpStatusCode.OK), "It is good for its own.");

        Assert.That(await BearerAsync(stranger, "/compte", staff.Token), Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await RefreshAsync(site, stranger, staff.Token)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private void StartSite(string address = Public)
    {
        _site = new SiteFactory().With("Data:Path", _data.Path).With("Site:PublicAddress", address).With("Families:FirstRun", "none");
        _visitor.Behind = _site.Listen();
    }

    private async Task<List<Guid>> AccountsAsync()
    {
        await using var portal = await _site.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        return await portal.Set<PortalAccount>().Select(account => account.Id).ToListAsync();
    }

    private async Task<Answer> SignInAsync()
    {
        var entry = await _visitor.FollowAsync("/compte");
        var page = await _visitor.FollowAsync(await _visitor.SubmitAsync(entry, "/connexion/identifiant", ("Login", "capucine"), ("Password", Password)));
        Assert.That(page.Heading, Is.EqualTo("Mon compte"), page.Text);
        return page;
    }

    /// <summary>What the portal gets for whoever is signed in at the provider, got in its name.</summary>
    private async Task<JsonNode> TokensAsync()
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var answer = await _visitor.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = OidcOptions.EmbeddedClientId, ["response_type"] = "code", ["redirect_uri"] = Public + "/connexion/retour",
            ["scope"] = "openid profile email offline_access", ["state"] = "x", ["nonce"] = "y", ["code_challenge_method"] = "S256",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier))),
        }));
        var exchanged = await TokenAsync(_site, _visitor, new()
        {
            ["grant_type"] = "authorization_code", ["code"] = QueryHelpers.ParseQuery(answer.Location!.Query)["code"].ToString(), ["code_verifier"] = verifier,
            ["redirect_uri"] = Public + "/connexion/retour",
        });
        return JsonNode.Parse(exchanged.Body)!;
    }

    private static Task<Answer> RefreshAsync(SiteFactory site, StepVisitor visitor, string token) =>
        TokenAsync(site, visitor, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    private static Task<Answer> TokenAsync(SiteFactory site, StepVisitor visitor, Dictionary<string, string> form)
    {
        form["client_id"] = OidcOptions.EmbeddedClientId;
        form["client_secret"] = site.Services.GetRequiredService<ProviderKeys>().ClientSecret;
        return visitor.PostAsync("/connect/token", form);
    }

    private static async Task<HttpStatusCode> BearerAsync(StepVisitor visitor, string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        return (await visitor.SendAsync(request)).Status;
    }
}
