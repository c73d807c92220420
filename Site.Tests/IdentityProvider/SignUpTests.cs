using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Core.Mail;
using Site.IdentityProvider;
using Site.Tests.Account;
using Site.Tests.Support;

namespace Site.Tests.IdentityProvider;

/// <summary>From the town's letter to a dossier that is there: the FAQ's entries about letter, activation mail, link, user name and dossier number.</summary>
public class SignUpTests
{
    private const string Create = "Créer mon compte";
    private const string Activate = "Activer mon compte";
    private const string SendAgain = "Renvoyer le mail d’activation";
    private const string Password = "quatre chats bleus";

    private AccountSite _site = null!;
    private Visitor _visitor = null!;

    [SetUp]
    public void Start()
    {
        _site = new AccountSite();
        _visitor = _site.Visit();
    }

    [TearDown]
    public async Task Stop()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task A_letter_a_form_and_a_click_in_the_mail_lead_to_the_dossier()
    {
        var letter = _site.NextLetter();

        var waiting = await SignUpAsync(letter, "Zoe95", "zoe@exemple.fr");
        var mail = await _site.Mails.NextAsync();
        var account = await ActivateAsync(_visitor, SmtpSink.LinkIn(mail));

        Assert.That(waiting.Title, Is.EqualTo("Vérifiez vos courriels"));
        Assert.That(waiting.Words, Does.Contain("zoe@exemple.fr"), "the address typed is shown");
        Assert.That(mail.Subject, Is.EqualTo("Activez votre compte Portail famille"));
        Assert.That(account.Address.AbsolutePath, Is.EqualTo("/compte"));
        Assert.That(account.Words, Does.Contain("Zoe95").And.Contain(letter.Number.Replace(' ', '\u00A0')).Or.Contain(letter.Number));
    }

    [Test]
    public async Task Je_n_ai_pas_reçu_le_courrier_de_la_mairie()
    {
        var page = await _visitor.OpenAsync("/inscription");

        Assert.That(page.Words, Does.Contain("Pas encore reçu de courrier").And.Contain("01\u00A034\u00A033\u00A044\u00A000").And.Contain("cergyfamilles@cergy.fr"));
    }

    [Test]
    public async Task Je_n_ai_pas_reçu_le_mail_d_activation_de_mon_compte()
    {
        var waiting = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var first = await _site.Mails.NextAsync();

        var again = await _visitor.PressAsync(waiting, SendAgain);
        var second = await _site.Mails.NextAsync();

        Assert.That(waiting.Words, Does.Contain("spam"));
        Assert.That(again.Words, Does.Contain("Un nouveau mail vient de partir."));
        Assert.That(SmtpSink.LinkIn(second), Is.EqualTo(SmtpSink.LinkIn(first)), "whichever of the two mails is opened works");
    }

    [Test]
    public async Task Vérifiez_si_l_adresse_utilisée_lors_de_votre_inscription_est_correcte()
    {
        var waiting = await SignUpAsync(_site.NextLetter(), "Zoe95", "zeo@exemple.fr");
        var lost = await _site.Mails.NextAsync();

        var corrected = await _visitor.PressAsync(waiting, "Envoyer à cette adresse", ("NewMail", "zoe@exemple.fr"));
        var mail = await _site.Mails.NextAsync();

        Assert.That(corrected.Words, Does.Contain("zoe@exemple.fr"));
        Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo("zoe@exemple.fr"));
        Assert.That((await _visitor.OpenAsync(SmtpSink.LinkIn(lost).ToString())).Title, Is.EqualTo("Ce lien ne sert plus"), "a stranger has that mail");
        Assert.That((await ActivateAsync(_visitor, SmtpSink.LinkIn(mail))).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Répétez_les_étapes_nécessaires_pour_configurer_votre_compte()
    {
        var letter = _site.NextLetter();
        await SignUpAsync(letter, "Zoe95", "zeo@exemple.fr");
        var lost = await _site.Mails.NextAsync();

        using var later = _site.Visit();
        await SignUpAsync(letter, "zoe95", "zoe@exemple.fr", later);
        var mail = await _site.Mails.NextAsync();

        Assert.That((await _visitor.OpenAsync(SmtpSink.LinkIn(lost).ToString())).Title, Is.EqualTo("Ce lien ne sert plus"), "the second sign-up replaces the first");
        Assert.That((await ActivateAsync(later, SmtpSink.LinkIn(mail))).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Copiez_collez_le_lien_dans_une_autre_fenêtre()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var mail = await _site.Mails.NextAsync();
        var link = SmtpSink.LinkIn(mail);

        using var otherDevice = _site.Visit();
        var account = await ActivateAsync(otherDevice, link);
        var secondClick = await _visitor.OpenAsync(link.ToString());

        Assert.That(mail.TextBody!.Split('\n').Select(line => line.Trim()), Does.Contain(link.ToString()), "alone on one line");
        Assert.That(link.ToString().Length, Is.LessThan(78), "no mail program breaks it");
        Assert.That(account.Title, Is.EqualTo("Mon compte"));
        Assert.That(secondClick.Title, Is.EqualTo("Votre compte est activé"));
    }

    [Test]
    public async Task Opening_the_link_uses_it_up_no_more_than_a_mail_scanner_does()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString();

        using var scanner = _site.Visit();
        await scanner.OpenAsync(link);
        await scanner.OpenAsync(link);

        Assert.That(await _site.AccountsAsync(db => db.Users.CountAsync()), Is.Zero);
        Assert.That((await ActivateAsync(_visitor, new Uri(link))).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Whoever_has_the_mistyped_address_but_not_the_password_opens_nothing()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "quelqu.un@exemple.fr");
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync());

        using var stranger = _site.Visit();
        var page = await stranger.PressAsync(await stranger.OpenAsync(link.ToString()), Activate, ("Password", "un autre mot de passe"));

        Assert.That(page.Problems.Single(), Does.Contain("n’est pas celui de l’inscription"));
        Assert.That(await _site.AccountsAsync(db => db.Users.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task A_link_expires_after_48_hours_and_can_be_asked_for_again()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var link = SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString();

        _site.Time.Pass(TimeSpan.FromHours(48));
        var expired = await _visitor.OpenAsync(link);
        await _visitor.PressAsync(expired, SendAgain);
        var again = SmtpSink.LinkIn(await _site.Mails.NextAsync());

        Assert.That(expired.Title, Is.EqualTo("Ce lien a expiré"));
        Assert.That((await ActivateAsync(_visitor, again)).Title, Is.EqualTo("Mon compte"));
    }

    [Test]
    public async Task Je_n_arrive_pas_à_renseigner_mon_nom_ou_numéro_de_dossier()
    {
        var letter = _site.NextLetter();

        var wrongName = await SignUpAsync(letter with { FamilyName = "Personne" }, "Zoe95", "zoe@exemple.fr");
        var wrongNumber = await SignUpAsync(letter with { Number = "999 999" }, "Zoe95", "zoe@exemple.fr");

        Assert.That(wrongName.Problems, Is.EqualTo(wrongNumber.Problems), "which of the two was wrong is not told");
        Assert.That(wrongName.Links, Does.Contain("/faq/nom-d-utilisateur-et-dossier"), "the FAQ's entry");
        Assert.That(wrongName.Words, Does.Contain("01\u00A034\u00A033\u00A044\u00A000"));
        Assert.That(wrongName.Document.QuerySelector("#UserName")!.GetAttribute("value"), Is.EqualTo("Zoe95"), "nothing else has to be typed again");
    }

    [Test]
    public async Task Case_accents_and_spaces_of_the_letter_are_forgiven()
    {
        var letter = _site.NextLetter();

        var page = await SignUpAsync(new(letter.Number.Replace(" ", ""), " " + letter.FamilyName.ToUpperInvariant().Replace("È", "E")), "Zoe95", "zoe@exemple.fr");

        Assert.That(page.Title, Is.EqualTo("Vérifiez vos courriels"), page.Words);
    }

    [Test]
    public async Task Ten_wrong_letters_close_a_dossier_for_an_hour_also_to_the_right_one()
    {
        var letter = _site.NextLetter();
        for (var attempt = 0; attempt < 10; attempt++)
            await SignUpAsync(letter with { FamilyName = $"Faux{attempt}" }, "Zoe95", "zoe@exemple.fr");

        var closed = await SignUpAsync(letter, "Zoe95", "zoe@exemple.fr");
        _site.Time.Pass(TimeSpan.FromHours(1));
        var open = await SignUpAsync(letter, "Zoe95", "zoe@exemple.fr");

        Assert.That(closed.Problems.Single(), Does.Contain("Trop d’essais"));
        Assert.That(open.Title, Is.EqualTo("Vérifiez vos courriels"), open.Words);
    }

    [Test]
    public async Task Wrong_letters_on_many_numbers_close_the_form_to_the_network_and_with_an_account_too()
    {
        await using var site = new AccountSite(("Families:FailuresPerNetwork", "3"));
        using var visitor = site.Visit();
        using var parent = await site.SignedInAsync(await site.PersonAsync());
        var letter = site.NextLetter();
        for (var attempt = 0; attempt < 3; attempt++)
            await SendAsync(letter with { Number = $"900 00{attempt}" });

        var signUp = await SendAsync(letter);
        var linking = await parent.PressAsync(
            await parent.OpenAsync("/compte/dossier"), "Rattacher mon dossier", ("FamilyName", letter.FamilyName), ("Number", letter.Number));

        Assert.That(signUp.Problems.Single(), Does.StartWith("Trop d’essais n’ont pas abouti."));
        Assert.That(linking.Problems.Single(), Does.StartWith("Trop d’essais n’ont pas abouti."));

        Task<VisitedPage> SendAsync(SampleLetter typed) => SignUpAsync(typed, "Zoe95", "zoe@exemple.fr", visitor);
    }

    [Test]
    public async Task A_taken_user_name_is_told_with_two_free_ones()
    {
        var person = await _site.PersonAsync();

        var page = await SignUpAsync(_site.NextLetter(), person.UserName.ToUpperInvariant(), "zoe@exemple.fr");

        var proposed = System.Text.RegularExpressions.Regex.Matches(page.Problems.Single(), "«\u00A0(\\w+)\u00A0»").Select(match => match.Groups[1].Value).ToList();
        Assert.That(proposed, Has.Count.EqualTo(2).And.All.StartsWith(person.UserName.ToUpperInvariant()));
        Assert.That((await SignUpAsync(_site.NextLetter(), proposed[0], "zoe@exemple.fr")).Title, Is.EqualTo("Vérifiez vos courriels"));
    }

    [Test]
    public async Task A_taken_mail_address_gets_the_same_page_and_only_its_owner_is_told()
    {
        var owner = await _site.PersonAsync();

        var taken = await SignUpAsync(_site.NextLetter(), "Zoe95", owner.Mail.ToUpperInvariant());
        var told = await _site.Mails.NextAsync();
        var free = await SignUpAsync(_site.NextLetter(), "Zoe96", "libre@exemple.fr");

        Assert.That(taken.Words.Replace(owner.Mail.ToUpperInvariant(), "…"), Is.EqualTo(free.Words.Replace("libre@exemple.fr", "…")));
        Assert.That(told.Subject, Does.StartWith("Vous avez déjà un compte").And.Contain(owner.UserName));
        Assert.That(told.To.Mailboxes.Single().Address, Is.EqualTo(owner.Mail));
    }

    [Test]
    public async Task A_sign_up_that_is_not_activated_reserves_neither_name_nor_address()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        await _site.Mails.NextAsync();

        using var other = _site.Visit();
        var page = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr", other);

        Assert.That(page.Title, Is.EqualTo("Vérifiez vos courriels"));
        Assert.That((await _site.Mails.NextAsync()).Subject, Is.EqualTo("Activez votre compte Portail famille"));
    }

    [Test]
    public async Task A_name_that_was_taken_meanwhile_is_chosen_anew_at_activation()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var first = SmtpSink.LinkIn(await _site.Mails.NextAsync());
        using var faster = _site.Visit();
        await SignUpAsync(_site.NextLetter(), "Zoe95", "autre@exemple.fr", faster);
        await ActivateAsync(faster, SmtpSink.LinkIn(await _site.Mails.NextAsync()));

        var taken = await ActivateAsync(_visitor, first);
        var chosen = await _visitor.PressAsync(taken, Activate, ("UserName", "Zoe1995"), ("Password", Password));

        Assert.That(taken.Problems.Single(), Does.Contain("déjà pris"));
        Assert.That(chosen.Words, Does.Contain("Zoe1995"));
    }

    [Test]
    public async Task Five_mails_at_most_go_out_for_one_sign_up()
    {
        var page = await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        for (var sent = 1; sent < SignUps.MostMails; sent++)
            page = await _visitor.PressAsync(page, SendAgain);

        var refused = await _visitor.PressAsync(page, SendAgain);

        Assert.That(refused.Problems.Single(), Does.Contain("Plusieurs mails sont déjà partis").And.Contain("dans une heure"));
        _site.Time.Pass(TimeSpan.FromHours(1));
        Assert.That((await _visitor.PressAsync(refused, SendAgain)).Words, Does.Contain("Un nouveau mail vient de partir."));
    }

    [Test]
    public async Task Five_mails_an_hour_at_most_reach_one_address_whoever_fills_in_forms_and_the_page_does_not_tell()
    {
        var pages = new List<VisitedPage>();
        for (var letter = 0; letter < SignUps.MostMails + 2; letter++)
            pages.Add(await SignUpAsync(_site.NextLetter(), $"Zoe{letter}", letter % 2 == 0 ? "zoe@exemple.fr" : "Zoe@Exemple.fr"));
        var full = await MailsToAsync("ZOE@EXEMPLE.FR");
        _site.Time.Pass(TimeSpan.FromHours(1));
        await _visitor.PressAsync(pages[^1], SendAgain);

        Assert.That(pages.Select(page => page.Title), Has.All.EqualTo("Vérifiez vos courriels"));
        Assert.That(full, Is.EqualTo(SignUps.MostMails));
        Assert.That(await MailsToAsync("ZOE@EXEMPLE.FR"), Is.EqualTo(SignUps.MostMails + 1));
    }

    [Test]
    public async Task One_letter_has_three_sign_ups_waiting_at_most_and_a_new_one_replaces_the_oldest()
    {
        var letter = _site.NextLetter();
        var links = new List<string>();
        for (var signUp = 0; signUp <= SignUps.MostOfOneLetter; signUp++)
        {
            _site.Time.Pass(TimeSpan.FromMinutes(1));
            await SignUpAsync(letter, $"Zoe{signUp}", $"zoe{signUp}@exemple.fr");
            links.Add(SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString());
        }

        Assert.That((await _visitor.OpenAsync(links[0])).Title, Is.EqualTo("Ce lien ne sert plus"));
        foreach (var link in links.Skip(1))
            Assert.That((await _visitor.OpenAsync(link)).Title, Is.EqualTo("Activer mon compte"));
    }

    [Test]
    public async Task A_double_click_on_the_activation_leads_to_the_account_too()
    {
        await SignUpAsync(_site.NextLetter(), "Zoe95", "zoe@exemple.fr");
        var form = await _visitor.OpenAsync(SmtpSink.LinkIn(await _site.Mails.NextAsync()).ToString());
        using var again = _site.Visit();

        var pages = await Task.WhenAll(new[] { _visitor, again, _site.Visit() }.Select(visitor => visitor.PressAsync(form, Activate, ("Password", Password))));

        Assert.That(pages.Select(page => page.Title), Has.All.EqualTo("Mon compte").Or.EqualTo("Votre compte est activé"), string.Join('\n', pages.Select(page => page.Words)));
        Assert.That(pages.Select(page => page.Title), Does.Contain("Mon compte"));
        Assert.That(await _site.AccountsAsync(db => db.Users.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task After_sign_up_people_land_where_they_were_going()
    {
        var signIn = await _visitor.OpenAsync("/compte/appareils");
        var signUp = await _visitor.OpenAsync(signIn.Links.Single(link => link!.StartsWith("/inscription", StringComparison.Ordinal))!);
        var letter = _site.NextLetter();
        await FillAsync(_visitor, signUp, letter, "Zoe95", "zoe@exemple.fr", Password);

        var landed = await ActivateAsync(_visitor, SmtpSink.LinkIn(await _site.Mails.NextAsync()));

        Assert.That(landed.Address.AbsolutePath, Is.EqualTo("/compte/appareils"));
    }

    [Test]
    public async Task Letters_with_a_code_are_used_once()
    {
        await using var site = new AccountSite(("Families:LetterCode:Required", "true"));
        var letter = site.NextLetter();
        var dossier = await site.PortalAsync(db => db.Set<Dossier>().Where(one => one.Number == letter.Number).Select(one => one.Id).SingleAsync());
        var code = await ((Letters)site.Services.GetService(typeof(Letters))!).IssueCodeAsync(dossier, replacing: false, CancellationToken.None);
        using var visitor = site.Visit();
        var form = await visitor.OpenAsync("/inscription");

        var wrong = await FillAsync(visitor, form, letter, "Zoe95", "zoe@exemple.fr", Password, ("LetterCode", "FAUX-CODE"));
        var right = await FillAsync(visitor, form, letter, "Zoe95", "zoe@exemple.fr", Password, ("LetterCode", code!));
        await ActivateAsync(visitor, SmtpSink.LinkIn(await site.Mails.NextAsync()));
        using var other = site.Visit();
        var again = await FillAsync(other, form, letter, "Max95", "max@exemple.fr", Password, ("LetterCode", code!));

        Assert.That(wrong.Problems.Single(), Does.Contain("Le code du courrier n’est pas le bon"));
        Assert.That(right.Title, Is.EqualTo("Vérifiez vos courriels"));
        Assert.That(again.Problems.Single(), Does.Contain("il a déjà servi"));
    }

    private Task<int> MailsToAsync(string address) => _site.AccountsAsync(async db =>
        (await db.Set<OutboxMail>().Select(mail => mail.To).ToListAsync()).Count(to => to.Equals(address, StringComparison.OrdinalIgnoreCase)));

    private async Task<VisitedPage> SignUpAsync(SampleLetter letter, string userName, string mail, Visitor? visitor = null, string password = Password) =>
        await FillAsync(visitor ?? _visitor, await (visitor ?? _visitor).OpenAsync("/inscription"), letter, userName, mail, password);

    private static Task<VisitedPage> FillAsync(
        Visitor visitor, VisitedPage form, SampleLetter letter, string userName, string mail, string password, params (string, string)[] more) =>
        visitor.PressAsync(form, Create,
            [("FamilyName", letter.FamilyName), ("DossierNumber", letter.Number), ("UserName", userName), ("Mail", mail), ("Password", password), .. more]);

    private static async Task<VisitedPage> ActivateAsync(Visitor visitor, Uri link) =>
        await visitor.PressAsync(await visitor.OpenAsync(link.ToString()), Activate, ("Password", Password));
}
