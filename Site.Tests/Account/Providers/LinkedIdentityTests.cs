using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Account;
using Site.Core.Account;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Tests.Account.Providers;

/// <summary>Whose account FranceConnect leads to: by its own name for the person, after they have proved both, and never by mail address.</summary>
public sealed class LinkedIdentityTests
{
    private PlayedSite _site = null!;

    [SetUp]
    public async Task Start() => _site = await PlayedSite.StartAsync();

    [TearDown]
    public async Task Stop() => await _site.DisposeAsync();

    [Test]
    public async Task FranceConnect_attached_in_Mon_compte_leads_to_the_same_account()
    {
        var (visitor, page) = await _site.SignedInAsync("oidc");
        var account = await _site.AccountOfAsync(_site.Main);

        var attached = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"));

        Assert.That(attached.Text, Does.Contain("FranceConnect est rattaché à votre compte").And.Contain("Angela Claire Louise DUBOIS"));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.EqualTo(account));
        var (_, elsewhere) = await _site.SignedInAsync("franceconnect");
        Assert.That(elsewhere.Text, Does.Contain("capucine"));
    }

    [Test]
    public async Task Attaching_leaves_no_session_behind_at_FranceConnect()
    {
        var (visitor, page) = await _site.SignedInAsync("oidc");

        await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"));

        Assert.That(_site.FranceConnect.LastSignOut.GetValueOrDefault("id_token_hint"), Is.EqualTo(_site.FranceConnect.LastIdToken));
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_owner_is_told_by_mail()
    {
        await AttachAsync();

        await using var portal = await _site.Factory.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync();
        var mail = await portal.Set<OutboxMail>().SingleAsync();
        Assert.That((mail.To, mail.Kind), Is.EqualTo(("capucine@exemple.fr", IdentityMails.AttachedKind)));
    }

    [Test]
    public async Task The_same_mail_address_links_nothing()
    {
        await _site.SignedInAsync("oidc");
        _site.FranceConnect.About["email"] = _site.Main.About["email"];
        _site.FranceConnect.About["email_verified"] = true;

        await _site.SignedInAsync("franceconnect");

        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Not.EqualTo(await _site.AccountOfAsync(_site.Main)));
    }

    [Test]
    public async Task A_sign_in_with_FranceConnect_changes_neither_name_nor_mail_address_of_the_account()
    {
        await AttachAsync();

        await _site.SignedInAsync("franceconnect");

        var account = await _site.Accounts.ProfileAsync((await _site.AccountOfAsync(_site.Main))!.Value, CancellationToken.None);
        Assert.That((account!.UserName, account.Mail), Is.EqualTo(("capucine", "capucine@exemple.fr")));
    }

    [Test]
    public async Task An_account_that_began_with_FranceConnect_is_offered_no_password_to_change()
    {
        var (_, page) = await _site.SignedInAsync("franceconnect");

        Assert.That(page.Text, Does.Contain("Vous vous connectez à ce compte avec FranceConnect.").And.Not.Contain("mot de passe"));
        Assert.That(page.Text, Does.Not.Contain("Rattacher FranceConnect"));
    }

    [Test]
    public async Task What_a_person_downloads_names_both_identities()
    {
        await AttachAsync();
        var (visitor, _) = await _site.SignedInAsync("franceconnect");

        var file = JsonNode.Parse((await visitor.GetAsync(AccountAddresses.DataFile)).Body)!;

        Assert.That((string?)file["compte"]!["identifiant"], Is.EqualTo(_site.Main.Subject));
        Assert.That((string?)file["autresConnexions"]![0]!["identifiant"], Is.EqualTo(_site.FranceConnect.Subject));
    }

    [Test]
    public async Task An_identity_whose_own_account_has_a_dossier_is_not_taken_away()
    {
        await _site.SignedInAsync("franceconnect");
        var other = (await _site.AccountOfAsync(_site.FranceConnect))!.Value;
        await GiveDossierAsync(other);
        var (visitor, page) = await _site.SignedInAsync("oidc");

        var refused = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"));

        Assert.That(refused.Text, Does.Contain("ouvre déjà un autre compte du portail"));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.EqualTo(other));
    }

    [Test]
    public async Task An_identity_that_somebody_else_has_attached_stays_theirs()
    {
        await AttachAsync();
        var first = await _site.AccountOfAsync(_site.Main);
        _site.Main.Subject = "personne-2";
        var (visitor, page) = await _site.SignedInAsync("oidc");

        var refused = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"));

        Assert.That(refused.Text, Does.Contain("rien n’a été rattaché"));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.EqualTo(first));
    }

    [Test]
    public async Task An_account_for_which_nothing_is_kept_gives_way()
    {
        var (before, _) = await _site.SignedInAsync("franceconnect");

        await AttachAsync();

        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.EqualTo(await _site.AccountOfAsync(_site.Main)));
        Assert.That((await before.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found), "The session of the account that is gone.");
    }

    [Test]
    public async Task Nothing_is_attached_when_the_session_has_ended_or_changed_meanwhile()
    {
        var (visitor, page) = await _site.SignedInAsync("oidc");
        var under = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"), until: _site.FranceConnect.Callback);
        await visitor.PostAsync("/deconnexion", []);
        _site.Main.Subject = "personne-2";
        await visitor.FollowAsync("/connexion?avec=oidc");

        var answer = await visitor.FollowAsync(under);

        Assert.That(answer.Text, Does.Contain("Votre session a changé"));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Null);
    }

    [Test]
    public async Task Another_site_cannot_make_a_browser_attach_or_detach()
    {
        var (visitor, _) = await _site.SignedInAsync("oidc");
        foreach (var address in new[] { "/compte/franceconnect/rattacher", "/compte/franceconnect/detacher" })
        {
            using var foreign = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
            Assert.That((await visitor.SendAsync(foreign)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That((await visitor.PostAsync(address, [])).Status, Is.EqualTo(HttpStatusCode.BadRequest), "Without the form's token.");
        }
    }

    [Test]
    public async Task Detached_it_leads_there_no_more_and_its_sessions_end()
    {
        var (visitor, page) = await AttachAsync();
        var (byFranceConnect, _) = await _site.SignedInAsync("franceconnect");

        var detached = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/detacher"));

        Assert.That(detached.Text, Does.Contain("FranceConnect n’est plus rattaché").And.Contain("Rattachez FranceConnect"));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.Null);
        Assert.That((await byFranceConnect.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.Found));
        Assert.That((await visitor.GetAsync("/compte")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_last_way_in_is_not_detached()
    {
        await AttachAsync();
        var account = (await _site.AccountOfAsync(_site.Main))!.Value;
        var identities = _site.Factory.Services.GetRequiredService<ExternalIdentities>();
        var identity = (await identities.ListAsync(account, CancellationToken.None)).Single();

        // The town has changed its main provider: nobody signs in with the one that the account began with.
        var result = await identities.DetachAsync(account, identity.Id, ["https://le-nouveau.exemple.fr", _site.FranceConnect.Issuer], CancellationToken.None);

        Assert.That(result, Is.EqualTo(DetachResult.LastWayIn));
        Assert.That(await _site.AccountOfAsync(_site.FranceConnect), Is.EqualTo(account));
    }

    [Test]
    public async Task Nobody_detaches_anothers_identity()
    {
        await AttachAsync();
        var account = (await _site.AccountOfAsync(_site.Main))!.Value;
        var identities = _site.Factory.Services.GetRequiredService<ExternalIdentities>();
        var identity = (await identities.ListAsync(account, CancellationToken.None)).Single();
        _site.Main.Subject = _site.FranceConnect.Subject = "quelqu-un-d-autre";
        var (other, page) = await AttachAsync();

        await other.SubmitAsync(page, "/detacher", ("identite", identity.Id.ToString()));

        Assert.That((await identities.ListAsync(account, CancellationToken.None)).Single().Id, Is.EqualTo(identity.Id));
    }

    private async Task<(StepVisitor Visitor, Answer Page)> AttachAsync()
    {
        var (visitor, page) = await _site.SignedInAsync("oidc");
        var attached = await visitor.FollowAsync(await visitor.SubmitAsync(page, "/rattacher"));
        Assert.That(attached.Text, Does.Contain("FranceConnect est rattaché à votre compte"));
        return (visitor, attached);
    }

    private Task<int> GiveDossierAsync(Guid account) => _site.Factory.Services.GetRequiredService<PortalWriter>().WriteAsync(async (context, token) =>
    {
        var dossier = new Dossier { Id = Guid.NewGuid(), Number = "12345", NormalisedNumber = "12345", FamilyName = "DUBOIS" };
        context.Add(dossier);
        context.Add(new DossierLink
        {
            Id = Guid.NewGuid(), AccountId = account, DossierId = dossier.Id, State = LinkState.Active, Since = DateTimeOffset.UtcNow,
            SinceDay = DateOnly.FromDateTime(DateTime.UtcNow), Proof = LinkProof.Desk,
        });
        return await context.SaveChangesAsync(token);
    }, CancellationToken.None);
}
