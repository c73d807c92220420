using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Account;
using Site.Core.Desk;
using Site.Core.Families;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>What the desk does about who reaches a dossier: it ends access, gives it back, and links somebody whose identity it has seen.</summary>
public class DeskLinkTests
{
    private const string Reason = "appel du parent, pièce d’identité vue";

    private DeskSite _desk = null!;
    private SampleLetter _letter = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _desk = await DeskSite.StartAsync();
        // Camille and Julien Lefèvre.
        _letter = _desk.Site.NextLetter();
    }

    [TearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task A_guardian_whose_access_is_ended_sees_nothing_and_a_letter_does_not_bring_it_back()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        var guardians = (await _desk.DossierAsync(_letter))["guardians"]!.AsArray();

        foreach (var guardian in guardians)
            await _desk.DoAsync($"guardians/{guardian!["id"]}/end", new { reason = Reason });

        var dossiers = await _desk.Site.Services.GetRequiredService<FamilyReader>().DossiersAsync(await _desk.Site.PortalAccountAsync(person), CancellationToken.None);
        Assert.That(dossiers, Is.Empty);
        var lines = await _desk.TrailAsync();
        Assert.That(lines.Select(line => line.Kind), Is.EqualTo(guardians.Select(_ => DeskActionKind.GuardianEnded)));
        Assert.That(lines.Select(line => (line.DossierId, line.Reason, line.StaffName)), Is.All.EqualTo(((Guid?)await _desk.DossierIdAsync(_letter), Reason, DeskSite.Agent)));
        Assert.That((await _desk.RefusalAsync($"guardians/{guardians[0]!["id"]}/end", new { reason = Reason })).Status, Is.EqualTo(409));
        Assert.That(await _desk.TrailAsync(), Has.Count.EqualTo(lines.Count), "what changed nothing is not in the trail");
    }

    [Test]
    public async Task An_accounts_access_is_ended_and_given_back()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        var (account, reader) = (await _desk.Site.PortalAccountAsync(person), _desk.Site.Services.GetRequiredService<FamilyReader>());
        var link = (string)(await _desk.DossierAsync(_letter))["links"]![0]!["id"]!;

        await _desk.DoAsync($"links/{link}/end", new { reason = Reason });
        var ended = await reader.DossiersAsync(account, CancellationToken.None);
        await _desk.DoAsync($"links/{link}/resume", new { reason = Reason });
        var resumed = await reader.DossiersAsync(account, CancellationToken.None);

        Assert.That(ended, Is.Empty);
        Assert.That(resumed, Has.Count.EqualTo(1));
        Assert.That((await _desk.TrailAsync()).Select(line => (line.Kind, line.Subject, line.SubjectId, line.Reason)), Is.EqualTo(new[]
        {
            (DeskActionKind.LinkEnded, person.UserName, (Guid?)Guid.Parse(link), Reason), (DeskActionKind.LinkResumed, person.UserName, Guid.Parse(link), Reason),
        }));
    }

    [Test]
    public async Task A_guardian_who_was_ended_by_mistake_gets_access_back()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        var (account, reader) = (await _desk.Site.PortalAccountAsync(person), _desk.Site.Services.GetRequiredService<FamilyReader>());
        var dossier = await _desk.DossierAsync(_letter);
        var (link, guardians) = ((string)dossier["links"]![0]!["id"]!, dossier["guardians"]!.AsArray().Select(one => (string)one!["id"]!).ToList());
        foreach (var guardian in guardians)
            await _desk.DoAsync($"guardians/{guardian}/end", new { reason = Reason });
        Assert.That((await _desk.RefusalAsync($"links/{link}/resume", new { reason = Reason })).Status, Is.EqualTo(409), "nobody would see anything");

        foreach (var guardian in guardians)
            await _desk.DoAsync($"guardians/{guardian}/resume", new { reason = Reason });
        // An account that stood for one of them was ended with that one.
        if ((string?)(await _desk.DossierAsync(_letter))["links"]![0]!["end"] == "desk")
            await _desk.DoAsync($"links/{link}/resume", new { reason = Reason });

        Assert.That(await reader.DossiersAsync(account, CancellationToken.None), Has.Count.EqualTo(1));
        var line = (await _desk.TrailAsync()).Last(one => one.Kind == DeskActionKind.GuardianResumed);
        Assert.That((line.SubjectId, line.Reason, line.Subject.Length > 0), Is.EqualTo(((Guid?)Guid.Parse(guardians[^1]), Reason, true)));
        Assert.That((await _desk.RefusalAsync($"guardians/{guardians[0]}/resume", new { reason = Reason })).Status, Is.EqualTo(409));
    }

    [Test]
    public async Task What_the_desk_has_ended_of_a_closed_account_stays_in_sight_until_it_is_settled()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        var link = (string)(await _desk.DossierAsync(_letter))["links"]![0]!["id"]!;
        await _desk.DoAsync($"links/{link}/end", new { reason = Reason });
        await _desk.Site.Services.GetRequiredService<Core.Account.PortalAccounts>().RemoveAsync(await _desk.Site.PortalAccountAsync(person), CancellationToken.None);

        var kept = (await _desk.DossierAsync(_letter))["links"]![0]!;
        Assert.That(((string?)kept["end"], kept["userName"], kept["lastSeenAt"]), Is.EqualTo(("desk", default(JsonNode), default(JsonNode))));
        Assert.That((await _desk.RefusalAsync($"links/{link}/resume", new { reason = Reason })).Status, Is.EqualTo(409), "there is nobody to give it back to");

        await _desk.DoAsync($"links/{link}/settle", new { reason = Reason });

        Assert.That((string?)(await _desk.DossierAsync(_letter))["links"]![0]!["end"], Is.EqualTo("settled"));
        await _desk.IsInTrailAsync(DeskActionKind.LinkSettled, "compte fermé", Guid.Parse(link), Reason);
        Assert.That((await _desk.RefusalAsync($"links/{link}/settle", new { reason = Reason })).Status, Is.EqualTo(409));
    }

    [TestCase("guardians/{0}/end")]
    [TestCase("guardians/{0}/link")]
    [TestCase("guardians/{0}/resume")]
    [TestCase("links/{0}/end")]
    [TestCase("links/{0}/resume")]
    [TestCase("links/{0}/settle")]
    public async Task Nothing_that_takes_or_gives_access_is_done_without_a_reason(string path)
    {
        foreach (var body in new object?[] { null, new { reason = "" }, new { reason = "  a " }, new { reason = new string('x', 501) }, new { raison = Reason } })
        {
            var refusal = await _desk.RefusalAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Guid.NewGuid()), body ?? new { });
            Assert.That(refusal, Is.EqualTo((400, "Indiquez la raison, en 3 à 500 caractères.")));
        }
    }

    [Test]
    public async Task Whose_identity_was_seen_becomes_that_guardian_and_whoever_holds_the_dossier_is_told_and_may_object()
    {
        var (camille, julien) = (await SignedInPersonAsync(), await SignedInPersonAsync());
        await LinkAsync("Camille", camille.UserName);

        await LinkAsync("Julien", $" {julien.Mail.ToUpperInvariant()} ");

        Assert.That(await SeesAsync(julien), Is.EqualTo(new DossierRights(See: true, Book: true, Pay: true)));
        var link = (await _desk.DossierAsync(_letter))["links"]!.AsArray().Single(one => (string?)one!["userName"] == julien.UserName)!;
        Assert.That(((string?)link["guardianId"], (string?)link["proof"]), Is.EqualTo((await GuardianAsync("Julien"), "desk")));
        await _desk.IsInTrailAsync(DeskActionKind.AccountLinked, $"{julien.UserName}, Julien Lefèvre", Guid.Parse((string)link["id"]!), Reason);
        var mail = await _desk.Site.Mails.NextAsync();
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(camille.Mail));
        Assert.That(mail.TextBody, Does.Contain($"Le compte «\u00A0{julien.UserName}\u00A0» vient d’être rattaché").And.Contain("au guichet, après une vérification d’identité."));
        Assert.That((await _desk.Site.Mails.NextAsideAsync()).To.Mailboxes.Single().Address, Is.EqualTo("julien.lefevre@exemple.fr"), "at the first link, who had no account");
        using var anywhere = _desk.Site.Visit();
        await anywhere.PressAsync(await anywhere.OpenAsync(SmtpSink.LinkIn(mail).ToString()), "Ce n’est pas moi");
        Assert.That(await SeesAsync(julien), Is.Null);
    }

    [Test]
    public async Task Where_the_desk_has_ended_one_guardian_it_lets_the_other_in_though_the_town_knows_no_mail()
    {
        var (camille, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        // With the letter of both nobody knows whose the account is.
        await LinkAsync("Camille", camille.UserName);
        await _desk.DoAsync($"guardians/{await GuardianAsync("Camille")}/end", new { reason = Reason });
        var julien = await SignedInPersonAsync();
        var withLetter = await _desk.Site.Services.GetRequiredService<DossierLinks>().LinkAsync(
            new LetterInput(_letter.FamilyName, _letter.Number, AccountId: await _desk.Site.PortalAccountAsync(julien)), CancellationToken.None);

        await LinkAsync("Julien", julien.UserName.ToUpperInvariant());

        Assert.That(withLetter, Is.EqualTo(new LinkResult.NoGuardianLeft()));
        Assert.That(await SeesAsync(julien), Is.Not.Null);
        Assert.That(await SeesAsync(camille), Is.Null);
    }

    [Test]
    public async Task What_stands_in_the_way_of_a_link_is_said_and_changes_nothing()
    {
        var (camille, julien) = (await SignedInPersonAsync(), await SignedInPersonAsync());
        await LinkAsync("Camille", camille.UserName);
        await _desk.Site.PortalAsync(db =>
        {
            foreach (var provider in new[] { "un", "deux" })
                db.Add(new PortalAccount { Id = Guid.NewGuid(), Issuer = $"https://{provider}.exemple.fr/", Subject = "7", UserName = "double", LastSeenAt = DateTimeOffset.UtcNow });
            return db.SaveChangesAsync();
        });
        var (done, links) = (await _desk.TrailAsync(), (await _desk.DossierAsync(_letter))["links"]!.ToJsonString());

        Assert.That(await RefusalAsync("Julien", "personne"), Does.StartWith("Aucun compte n’a ce nom"));
        Assert.That(await RefusalAsync("Julien", "Double"), Does.StartWith("Plusieurs comptes ont ce nom"));
        Assert.That(await RefusalAsync("Julien", camille.Mail), Does.StartWith("Ce compte est déjà celui d’un responsable"));
        Assert.That(await RefusalAsync("Camille", julien.UserName), Does.StartWith("Ce responsable a déjà un compte"));
        Assert.That(await _desk.RefusalAsync($"guardians/{Guid.NewGuid()}/link", new { login = julien.UserName, reason = Reason }), Is.EqualTo((404, "Ce dossier, ce compte ou cet accès n’existe plus.")));
        foreach (var login in new[] { null, " ", new string('x', 255) })
            Assert.That(await _desk.RefusalAsync($"guardians/{Guid.NewGuid()}/link", new { login, reason = Reason }), Is.EqualTo((400, "Indiquez le nom d’utilisateur ou l’adresse mail du compte.")));

        Assert.That(await _desk.TrailAsync(), Has.Count.EqualTo(done.Count));
        Assert.That((await _desk.DossierAsync(_letter))["links"]!.ToJsonString(), Is.EqualTo(links));
    }

    [Test]
    public async Task A_guardian_who_is_none_any_more_gets_no_account()
    {
        var julien = await SignedInPersonAsync();
        await _desk.DoAsync($"guardians/{await GuardianAsync("Julien")}/end", new { reason = Reason });

        Assert.That(await RefusalAsync("Julien", julien.UserName), Does.EndWith("n’est plus responsable de ce dossier."));
    }

    [Test]
    public async Task An_account_that_was_ended_here_is_given_back_or_settled_first()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;
        var link = (string)(await _desk.DossierAsync(_letter))["links"]![0]!["id"]!;
        await _desk.DoAsync($"links/{link}/end", new { reason = Reason });

        Assert.That(await RefusalAsync("Camille", person.UserName), Does.StartWith("L’accès de ce compte à ce dossier a été suspendu ou terminé."));

        await _desk.DoAsync($"links/{link}/settle", new { reason = Reason });
        await LinkAsync("Camille", person.UserName);
        Assert.That(await SeesAsync(person), Is.Not.Null);
    }

    [Test]
    public async Task The_place_of_an_account_that_may_be_any_guardian_is_not_taken_unseen()
    {
        var (first, firstBrowser) = await _desk.LinkedAsync(_letter);
        var (second, secondBrowser) = await _desk.LinkedAsync(_letter);
        firstBrowser.Dispose();
        secondBrowser.Dispose();
        var third = await SignedInPersonAsync();

        Assert.That(await RefusalAsync("Camille", third.UserName), Does.StartWith("On ne sait pas encore à quel responsable est un autre compte"));

        await LinkAsync("Camille", first.UserName);
        Assert.That(await SeesAsync(second), Is.Not.Null, "who can only be Julien now");
    }

    private async Task<Person> SignedInPersonAsync()
    {
        var person = await _desk.Site.PersonAsync();
        (await _desk.Site.SignedInAsync(person)).Dispose();
        return person;
    }

    private async Task<string> GuardianAsync(string firstName) =>
        (string)(await _desk.DossierAsync(_letter))["guardians"]!.AsArray().Single(one => (string?)one!["firstName"] == firstName)!["id"]!;

    private async Task LinkAsync(string firstName, string login) => await _desk.DoAsync($"guardians/{await GuardianAsync(firstName)}/link", new { login, reason = Reason });

    private async Task<string?> RefusalAsync(string firstName, string login)
    {
        var (status, title) = await _desk.RefusalAsync($"guardians/{await GuardianAsync(firstName)}/link", new { login, reason = Reason });
        Assert.That(status, Is.EqualTo(409), title);
        return title;
    }

    /// <summary>Null for who sees nothing.</summary>
    private async Task<DossierRights?> SeesAsync(Person person)
    {
        var dossiers = await _desk.Site.Services.GetRequiredService<FamilyReader>().DossiersAsync(await _desk.Site.PortalAccountAsync(person), CancellationToken.None);
        return dossiers.SingleOrDefault()?.Rights is { See: true } rights ? rights : null;
    }
}
