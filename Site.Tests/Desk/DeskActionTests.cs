using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Site.Core.Desk;
using Site.Core.Families;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>What each act of the desk does, and what the trail says of it.</summary>
public class DeskActionTests
{
    private const string Confirm = "Confirmer cette adresse";
    private const string Reason = "appel du parent, pièce d’identité vue";

    private DeskSite _desk = null!;
    private SampleLetter _letter = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _desk = await DeskSite.StartAsync();
        _letter = _desk.Site.NextLetter();
    }

    [TearDown]
    public async Task Stop() => await _desk.DisposeAsync();

    [Test]
    public async Task The_activation_mail_goes_out_again_however_many_went_before()
    {
        var signUp = await _desk.SignUpAsync(_letter, "Zoe95", "zoe@exemple.fr");
        var first = SmtpSink.LinkIn(await _desk.Site.Mails.NextAsync());
        for (var times = 0; times < SignUps.MostMails; times++)
        {
            await _desk.DoAsync($"sign-ups/{signUp}/activation");
            Assert.That(SmtpSink.LinkIn(await _desk.Site.Mails.NextAsync()), Is.EqualTo(first), "any of the mails works");
        }

        await IsInTrailAsync(DeskActionKind.ActivationSent, "Zoe95", signUp, reason: "");
    }

    [Test]
    public async Task A_mistyped_address_of_a_sign_up_is_corrected_and_the_first_link_opens_nothing()
    {
        var signUp = await _desk.SignUpAsync(_letter, "Zoe95", "zoe@exempel.fr");
        var first = SmtpSink.LinkIn(await _desk.Site.Mails.NextAsync());

        await _desk.DoAsync($"sign-ups/{signUp}/mail", new { mail = " zoe@exemple.fr ", reason = Reason });

        var second = await _desk.Site.Mails.NextAsync();
        Assert.That(second.To.ToString(), Does.Contain("zoe@exemple.fr"));
        using var visitor = _desk.Site.Visit();
        Assert.That((int)(await visitor.OpenAsync(first.ToString())).Status, Is.EqualTo(404));
        Assert.That((int)(await visitor.OpenAsync(SmtpSink.LinkIn(second).ToString())).Status, Is.EqualTo(200));
        await IsInTrailAsync(DeskActionKind.SignUpMailCorrected, "Zoe95", signUp, Reason);
    }

    [Test]
    public async Task A_locked_account_can_be_tried_again_at_once()
    {
        var person = await _desk.Site.PersonAsync();
        using var visitor = _desk.Site.Visit();
        for (var tries = 0; tries < SignInLimiter.FailuresHere; tries++)
            await visitor.SignInAsync(person.UserName, "pas le bon");
        await _desk.Site.Mails.NextAsync();
        var locked = await _desk.ReadAsync($"accounts/{person.Id}");

        await _desk.DoAsync($"accounts/{person.Id}/unlock");

        Assert.That(locked["account"]!["lockedUntil"], Is.Not.Null);
        Assert.That((await _desk.ReadAsync($"accounts/{person.Id}"))["account"]!["lockedUntil"], Is.Null);
        Assert.That((await visitor.SignInAsync(person.UserName, AccountSite.Password)).Address.AbsolutePath, Is.EqualTo("/compte"));
        Assert.That(await _desk.Site.TrailAsync(person), Does.Contain(AccountEventKind.UnlockedByStaff));
        await IsInTrailAsync(DeskActionKind.AccountUnlocked, person.UserName, person.Id, reason: "");
    }

    [Test]
    public async Task Who_has_lost_phone_and_recovery_codes_signs_in_with_the_password_again_and_is_told_by_mail()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        await _desk.Site.AccountsAsync(db => db.Users.ExecuteUpdateAsync(account => account.SetProperty(one => one.TwoFactorEnabled, true)));
        using var visitor = _desk.Site.Visit();
        var asked = await visitor.SignInAsync(person.UserName, AccountSite.Password);
        var path = $"accounts/{person.Id}/code/end";

        var without = await _desk.RefusalAsync(path, new { reason = "" });
        await _desk.DoAsync(path, new { reason = Reason });
        var mail = await _desk.Site.Mails.NextAsync();
        var again = await _desk.RefusalAsync(path, new { reason = Reason });

        Assert.That(asked.Title, Is.EqualTo("Code de sécurité"));
        Assert.That(asked.Words, Does.Contain("Vous n’avez plus votre application ni vos codes de secours"));
        Assert.That(without.Status, Is.EqualTo(400));
        Assert.That((again.Status, again.Title), Is.EqualTo((409, "Ce compte ne demande pas de code de sécurité.")));
        Assert.That((await visitor.SignInAsync(person.UserName, AccountSite.Password)).Address.AbsolutePath, Is.EqualTo("/compte"));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(person.Mail));
        Assert.That(mail.Subject, Is.EqualTo("Le code de sécurité de votre compte a été retiré"));
        Assert.That(await _desk.Site.TrailAsync(person), Does.Contain(AccountEventKind.AuthenticatorRemovedByStaff));
        Assert.That((await _desk.TrailAsync()).Where(line => line.Kind == DeskActionKind.AuthenticatorRemoved).Select(line => (line.SubjectId, line.Reason, line.Succeeded)),
            Is.EqualTo(new[] { (person.Id, Reason, true), ((Guid?)person.Id, Reason, (bool?)false) }));
    }

    [Test]
    public async Task A_lost_address_is_replaced_once_the_new_one_is_confirmed_and_the_old_one_is_told()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        using var own = browser;

        await _desk.DoAsync($"accounts/{person.Id}/mail", new { mail = "nouvelle@exemple.fr", reason = Reason });

        var mails = new[] { await _desk.Site.Mails.NextAsync(), await _desk.Site.Mails.NextAsync() }.ToDictionary(mail => mail.To.Mailboxes.Single().Address);
        Assert.That(mails[person.Mail].Subject, Is.EqualTo("L’adresse mail de votre compte va être changée"));
        Assert.That((await own.OpenAsync("/compte")).Address.AbsolutePath, Is.Not.EqualTo("/compte"), "the device is signed out");
        var waiting = (await _desk.DossierAsync(_letter))["links"]![0]!["account"]!;
        Assert.That((string?)waiting["mail"], Is.EqualTo(person.Mail), "nothing is changed before the confirmation");
        Assert.That((string?)waiting["newMail"], Is.EqualTo("nouvelle@exemple.fr"));

        using var visitor = _desk.Site.Visit();
        await visitor.PressAsync(await visitor.OpenAsync(SmtpSink.LinkIn(mails["nouvelle@exemple.fr"]).ToString()), "Confirmer cette adresse", ("Password", AccountSite.Password));

        var changed = (await _desk.DossierAsync(_letter))["links"]![0]!["account"]!;
        Assert.That((string?)changed["mail"], Is.EqualTo("nouvelle@exemple.fr"));
        await IsInTrailAsync(DeskActionKind.AccountMailCorrected, person.UserName, person.Id, Reason);
    }

    [Test]
    public async Task A_link_for_a_new_password_in_the_lost_mailbox_stops_working()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        using var thief = _desk.Site.Visit();
        await thief.PressAsync(await thief.OpenAsync("/mot-de-passe-oublie"), "Envoyer", ("Mail", person.Mail));
        var link = SmtpSink.LinkIn(await _desk.Site.Mails.NextAsync());

        await _desk.DoAsync($"accounts/{person.Id}/mail", new { mail = "nouvelle@exemple.fr", reason = Reason });

        Assert.That((int)(await thief.OpenAsync(link.ToString())).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Whoever_has_forgotten_the_password_confirms_the_new_address_with_the_letter()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        var other = _desk.Site.NextLetter();
        await _desk.DoAsync($"accounts/{person.Id}/mail", new { mail = "nouvelle@exemple.fr", reason = Reason });
        using var visitor = _desk.Site.Visit();
        var form = await visitor.OpenAsync((await LinkToAsync("nouvelle@exemple.fr")).ToString());

        var nothing = await visitor.PressAsync(form, Confirm);
        var otherFamily = await visitor.PressAsync(form, Confirm, ("FamilyName", other.FamilyName), ("DossierNumber", other.Number));
        var before = await MailOfAsync(person);
        var own = await visitor.PressAsync(form, Confirm, ("FamilyName", _letter.FamilyName.ToUpperInvariant()), ("DossierNumber", _letter.Number.Replace(" ", "")));

        Assert.That(nothing.Problems, Is.Not.Empty);
        Assert.That(otherFamily.Problems.Single(), Does.StartWith("Le nom de famille et le numéro de dossier ne sont pas ceux"));
        Assert.That(before, Is.EqualTo(person.Mail));
        Assert.That(own.Title, Is.EqualTo("Votre adresse mail est changée"));
        Assert.That(await MailOfAsync(person), Is.EqualTo("nouvelle@exemple.fr"));
    }

    [Test]
    public async Task Guessing_a_letter_behind_the_confirmation_stops_after_five()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        await _desk.DoAsync($"accounts/{person.Id}/mail", new { mail = "nouvelle@exemple.fr", reason = Reason });
        using var stranger = _desk.Site.Visit();
        var form = await stranger.OpenAsync((await LinkToAsync("nouvelle@exemple.fr")).ToString());
        for (var tries = 0; tries < SignInLimiter.FailuresHere; tries++)
            await stranger.PressAsync(form, Confirm, ("FamilyName", _letter.FamilyName), ("DossierNumber", $"{tries}"));

        var right = await stranger.PressAsync(form, Confirm, ("FamilyName", _letter.FamilyName), ("DossierNumber", _letter.Number));

        Assert.That(right.Problems.Single(), Does.Contain("Trop d’essais"));
        Assert.That(await MailOfAsync(person), Is.EqualTo(person.Mail));
    }

    [Test]
    public async Task While_the_desks_change_waits_the_lost_mailbox_gets_no_link_and_nobody_but_the_desk_replaces_it()
    {
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        var other = await _desk.Site.PersonAsync();
        await _desk.DoAsync($"accounts/{person.Id}/mail", new { mail = "nouvelle@exemple.fr", reason = Reason });
        var link = await LinkToAsync("nouvelle@exemple.fr");
        using var thief = _desk.Site.Visit();

        foreach (var mail in new[] { person.Mail, other.Mail })
            await thief.PressAsync(await thief.OpenAsync("/mot-de-passe-oublie"), "Envoyer", ("Mail", mail));
        var next = await _desk.Site.Mails.NextAsync();
        // Even who knows the password.
        await thief.SignInAsync(person.UserName, AccountSite.Password);
        var refused = await thief.PressAsync(
            await thief.OpenAsync("/compte/adresse-mail"), "Envoyer le lien de confirmation", ("Mail", "voleur@exemple.fr"), ("Password", AccountSite.Password));

        Assert.That(next.To.Mailboxes.Single().Address, Is.EqualTo(other.Mail), "the lost mailbox got nothing");
        Assert.That(refused.Problems.Single(), Does.Contain("attend sa confirmation"));
        Assert.That(_desk.Site.Mails.Waiting, Is.Zero);
        using var visitor = _desk.Site.Visit();
        Assert.That((await visitor.OpenAsync(link.ToString())).Title, Is.EqualTo("Confirmez votre nouvelle adresse mail"));
        _desk.Site.Time.Pass(OneTimeLink.MailLifetime);
        await visitor.PressAsync(await visitor.OpenAsync("/mot-de-passe-oublie"), "Envoyer", ("Mail", person.Mail));
        Assert.That((await _desk.Site.Mails.NextAsync()).To.Mailboxes.Single().Address, Is.EqualTo(person.Mail), "a change that nobody confirmed locks nobody out for ever");
    }

    [Test]
    public async Task An_address_that_has_an_account_is_refused_and_that_is_in_the_trail_too()
    {
        var (person, other) = (await _desk.Site.PersonAsync(), await _desk.Site.PersonAsync());

        var refusal = await _desk.RefusalAsync($"accounts/{person.Id}/mail", new { mail = other.Mail.ToUpperInvariant(), reason = Reason });

        Assert.That(refusal.Status, Is.EqualTo(409));
        Assert.That(refusal.Title, Does.StartWith("Cette adresse mail a déjà un compte."));
        Assert.That((await _desk.TrailAsync()).Single().Succeeded, Is.False);
        Assert.That(_desk.Site.Mails.Waiting, Is.Zero);
    }

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
        await IsInTrailAsync(DeskActionKind.LinkSettled, "compte fermé", Guid.Parse(link), Reason);
        Assert.That((await _desk.RefusalAsync($"links/{link}/settle", new { reason = Reason })).Status, Is.EqualTo(409));
    }

    [TestCase("guardians/{0}/end")]
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

    [TestCase("", "Saisissez votre adresse mail.")]
    [TestCase("zoe", null)]
    [TestCase("zoe@exemple.fr\r\nBcc: tous@exemple.fr", null)]
    public async Task An_address_that_is_none_changes_nothing(string mail, string? sentence)
    {
        var person = await _desk.Site.PersonAsync();

        var refusal = await _desk.RefusalAsync($"accounts/{person.Id}/mail", new { mail, reason = Reason });

        Assert.That(refusal.Status, Is.EqualTo(400));
        Assert.That(refusal.Title, sentence is null ? Is.Not.Empty : Is.Not.Null);
        Assert.That(await _desk.TrailAsync(), Is.Empty);
        Assert.That(_desk.Site.Mails.Waiting, Is.Zero);
    }

    [Test]
    public async Task No_answer_holds_a_password_a_token_or_the_code_of_an_app()
    {
        await _desk.SignUpAsync(_letter, "Zoe95", "zoe@exemple.fr");
        var link = SmtpSink.LinkIn(await _desk.Site.Mails.NextAsync());
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();
        var (hash, stamp) = await _desk.Site.AccountsAsync(db => Task.FromResult(db.Users.Where(one => one.Id == person.Id).Select(one => ValueTuple.Create(one.PasswordHash, one.SecurityStamp)).Single()));

        var answers = (await _desk.DossierAsync(_letter)).ToJsonString() + (await _desk.ReadAsync($"accounts/{person.Id}")).ToJsonString() + (await _desk.SearchAsync("zoe@exemple.fr")).ToJsonString();

        Assert.That(answers, Does.Contain(person.UserName).And.Contain("Zoe95"));
        foreach (var secret in new[] { hash!, stamp!, link.Segments[^1], "assword", "oken", "stamp", "secret" })
            Assert.That(answers, Does.Not.Contain(secret));
    }

    [Test]
    public async Task The_desk_sees_who_reaches_a_dossier_and_what_became_of_their_mails_and_nothing_of_children()
    {
        await _desk.SignUpAsync(_letter, "Zoe95", "zoe@exemple.fr");
        await _desk.Site.Mails.NextAsync();
        var (person, browser) = await _desk.LinkedAsync(_letter);
        browser.Dispose();

        var dossier = await _desk.DossierAsync(_letter);

        Assert.That((string?)dossier["signUps"]![0]!["mail"], Is.EqualTo("zoe@exemple.fr"));
        Assert.That((string?)dossier["links"]![0]!["account"]!["userName"], Is.EqualTo(person.UserName));
        Assert.That(dossier["events"]!.AsArray().Select(line => (string?)line!["text"]), Does.Contain("connexion"));
        var mail = dossier["mails"]!.AsArray().Single(one => (string?)one!["to"] == "zoe@exemple.fr")!;
        Assert.That((string?)mail["kind"], Is.EqualTo("activation"));
        Assert.That(dossier.AsObject().Select(member => member.Key), Is.EquivalentTo(new[]
        {
            "id", "number", "familyName", "address", "postcode", "town", "guardians", "links", "signUps", "mails", "events", "actions", "hasAccounts", "letterHasCode",
        }));
    }

    [Test]
    public async Task A_mail_that_nobody_takes_is_told_with_its_reason()
    {
        _desk.Site.Mails.Unknown.Add("personne@exemple.fr");
        await _desk.SignUpAsync(_letter, "Zoe95", "personne@exemple.fr");

        JsonNode mail;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            mail = (await _desk.DossierAsync(_letter))["mails"]!.AsArray().Single()!;
        }
        while ((string?)mail["state"] == "waiting");

        Assert.That((string?)mail["state"], Is.EqualTo("dead"));
        Assert.That((string?)mail["lastError"], Is.EqualTo("550 RecipientNotAccepted"));
    }

    /// <summary>The link in the mail to this address, of the two that the desk's change sends.</summary>
    private async Task<Uri> LinkToAsync(string address)
    {
        var mails = new[] { await _desk.Site.Mails.NextAsync(), await _desk.Site.Mails.NextAsync() };
        return SmtpSink.LinkIn(mails.Single(mail => mail.To.Mailboxes.Single().Address == address));
    }

    private Task<string?> MailOfAsync(Person person) =>
        _desk.Site.AccountsAsync(db => Task.FromResult(db.Users.Where(account => account.Id == person.Id).Select(account => account.Email).Single()));

    private async Task IsInTrailAsync(DeskActionKind kind, string subject, Guid subjectId, string reason)
    {
        var line = (await _desk.TrailAsync())[^1];
        Assert.That(
            (line.Kind, line.Subject, line.SubjectId, line.Reason, line.StaffName, line.Succeeded),
            Is.EqualTo((kind, subject, (Guid?)subjectId, reason, DeskSite.Agent, (bool?)true)));
    }
}
