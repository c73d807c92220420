using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Site.Core.Desk;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.Desk;

/// <summary>What the desk does for accounts and sign-ups, what it sees, and what the trail says of it.</summary>
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

        await _desk.IsInTrailAsync(DeskActionKind.ActivationSent, "Zoe95", signUp, reason: "");
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
        await _desk.IsInTrailAsync(DeskActionKind.SignUpMailCorrected, "Zoe95", signUp, Reason);
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
        await _desk.IsInTrailAsync(DeskActionKind.AccountUnlocked, person.UserName, person.Id, reason: "");
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
        await _desk.IsInTrailAsync(DeskActionKind.AccountMailCorrected, person.UserName, person.Id, Reason);
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
}
