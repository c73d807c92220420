using Site.Core.Families;
using Site.Core.Mail;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>« Ce n’est pas moi »: whoever holds a dossier learns of a new account and can suspend it.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ObjectionTests(Store store)
{
    private const string Before = "https://famille.exemple.fr/objection/";
    private FamilyWorld _world = null!;
    private Guid _elodie, _stranger, _dossier;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.OfTownAsync(PostgreSqlServer.For(store));
        (_elodie, _dossier) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        (_stranger, _) = await _world.LinkedAsync("inconnu77", "Diop", Town.LHenaff);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Everybody_who_holds_the_dossier_is_mailed_and_nobody_else()
    {
        var mails = (await _world.MailsAsync(LinkMails.NewLinkKind)).FindAll(mail => mail.Text.Contains("inconnu77"));

        Assert.That(mails.Select(mail => mail.To), Is.EqualTo((string[])["elodie@exemple.fr"]));
        Assert.That(mails[0].Text, Does.Contain("104 200").And.Contain("inconnu77").And.Contain("Ce n’est pas moi").And.Contain(Before));
    }

    [Test]
    public async Task The_mail_names_no_child_and_no_guardian()
    {
        var mail = await MailToAsync("elodie@exemple.fr");

        foreach (var secret in new[] { "Léa", "Noé", "Karim", "Diop", "arachide", "Odile", "812" })
            Assert.That(mail.Subject + mail.Text + mail.Html, Does.Not.Contain(secret));
    }

    [Test]
    public async Task Opening_the_link_shows_what_it_is_about_and_changes_nothing()
    {
        var found = await _world.Objections.FindAsync(await TokenAsync(), CancellationToken.None);

        Assert.That(found, Is.EqualTo(new ObjectedLink(Town.LHenaff, "inconnu77", _world.Time.GetUtcNow(), LinkState.Active)));
        Assert.That(await _world.SeesAsync(_stranger, _dossier), Is.Not.Null);
    }

    [Test]
    public async Task The_posted_confirmation_suspends_the_new_link_and_leaves_the_old_one()
    {
        Assert.That(await ObjectAsync(await TokenAsync()), Is.EqualTo(ObjectionResult.Suspended));

        Assert.That(await _world.SeesAsync(_stranger, _dossier), Is.Null);
        Assert.That(await _world.SeesAsync(_elodie, _dossier), Is.Not.Null);
        Assert.That((await _world.MailsAsync(LinkMails.SuspendedKind)).Select(mail => mail.To), Is.EqualTo((string[])["inconnu77@exemple.fr"]));
        var summary = (await _world.Reader.DossiersAsync(_stranger, CancellationToken.None)).Single();
        Assert.That((summary.IsSuspended, summary.FamilyName, summary.Rights), Is.EqualTo((true, (string?)null, new DossierRights(false, false, false))));
    }

    [Test]
    public async Task Confirming_twice_does_no_more()
    {
        var token = await TokenAsync();
        await ObjectAsync(token);

        Assert.That(await ObjectAsync(token), Is.EqualTo(ObjectionResult.NothingToDo));
        Assert.That(await _world.MailsAsync(LinkMails.SuspendedKind), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_suspended_account_does_not_come_back_with_the_letter_but_by_the_desk()
    {
        await ObjectAsync(await TokenAsync());

        Assert.That(await _world.LinkAsync(_stranger, "Diop", Town.LHenaff), Is.EqualTo(new LinkResult.Suspended()));
        var link = (await _world.AllAsync<DossierLink>()).Single(one => one.State == LinkState.Suspended);
        Assert.That(await _world.Links.ResumeByDeskAsync(link.Id, CancellationToken.None), Is.True);
        Assert.That(await _world.SeesAsync(_stranger, _dossier), Is.Not.Null);
    }

    [Test]
    public async Task Whoever_has_lost_the_dossier_can_suspend_nobody()
    {
        var token = await TokenAsync();
        await _world.Links.UnlinkAsync(_elodie, _dossier, CancellationToken.None);

        Assert.That(await _world.Objections.FindAsync(token, CancellationToken.None), Is.Null);
        Assert.That(await ObjectAsync(token), Is.EqualTo(ObjectionResult.NotValid));
        Assert.That(await _world.SeesAsync(_stranger, _dossier), Is.Not.Null);
    }

    [Test]
    public async Task The_link_works_for_thirty_days()
    {
        var token = await TokenAsync();
        _world.Time.Pass(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.That(await _world.Objections.FindAsync(token, CancellationToken.None), Is.Not.Null);

        _world.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.That(await ObjectAsync(token), Is.EqualTo(ObjectionResult.NotValid));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_token_is_not_valid(string? token)
    {
        Assert.That(await _world.Objections.FindAsync(token, CancellationToken.None), Is.Null);
        Assert.That(await ObjectAsync(token), Is.EqualTo(ObjectionResult.NotValid));
    }

    [Test]
    public async Task A_link_that_fails_to_be_made_mails_nobody()
    {
        await _world.LinkAsync(await _world.AccountAsync("curieux"), "Martin", Town.LHenaff);
        await _world.LinkAsync(_stranger, "Diop", Town.LHenaff);

        Assert.That(await _world.MailsAsync(LinkMails.NewLinkKind), Has.Count.EqualTo(2), "one to each");
    }

    [Test]
    public async Task A_guardian_without_account_is_told_at_the_address_that_the_town_has_and_can_suspend_the_link()
    {
        var mail = await MailToAsync("karim@exemple.fr");
        Assert.That(mail.Text, Does.Contain("elodie").And.Contain("104 200").And.Not.Contain("Karim"));

        Assert.That(await ObjectAsync(TokenIn(mail)), Is.EqualTo(ObjectionResult.Suspended));

        Assert.That(await _world.SeesAsync(_elodie, _dossier), Is.Null);
        Assert.That(await _world.SeesAsync(_stranger, _dossier), Is.Not.Null);
    }

    [Test]
    public async Task A_guardian_who_is_one_no_longer_can_suspend_nobody()
    {
        var token = TokenIn(await MailToAsync("karim@exemple.fr"));
        await _world.Links.EndGuardianAsync((await _world.AllAsync<Guardian>()).Single(guardian => guardian.Key == "R2").Id, CancellationToken.None);

        Assert.That(await ObjectAsync(token), Is.EqualTo(ObjectionResult.NotValid));
    }

    [Test]
    public async Task Of_whom_nobody_knows_which_guardian_it_is_both_are_told()
    {
        await _world.LinkedAsync("martin", "Martin", Town.Martin);

        var mails = (await _world.MailsAsync(LinkMails.NewLinkKind)).FindAll(mail => mail.Text.Contains("104 207"));
        Assert.That(mails.Select(mail => mail.To), Is.EquivalentTo((string[])["anna.martin@exemple.fr", "paul.martin@exemple.fr"]));
    }

    [Test]
    public async Task Whoever_links_with_the_address_that_the_town_has_is_not_mailed_about_it()
    {
        await _world.LinkedAsync("jeanne", "Petit", Town.Petit);

        Assert.That((await _world.MailsAsync(LinkMails.NewLinkKind)).FindAll(mail => mail.Text.Contains("104 228")), Is.Empty);
    }

    [Test]
    public async Task No_personal_data_is_logged_at_any_level_from_the_import_to_the_suspension()
    {
        await _world.LinkAsync(await _world.AccountAsync("curieux"), "Nom-Saisi", "777 888");
        await ObjectAsync(await TokenAsync());

        var log = string.Join('\n', _world.Log);
        Assert.That(log, Does.Contain("was suspended by another guardian"));
        foreach (var secret in new[] { "Hénaff", "Diop", "Élodie", "Léa", "exemple.fr", "inconnu77", "06 39 98", "104 200", "104200", "arachide", "Nom-Saisi", "777 888", "777888" })
            Assert.That(log, Does.Not.Contain(secret));
    }

    private Task<ObjectionResult> ObjectAsync(string? token) => _world.Objections.ObjectAsync(token, CancellationToken.None);

    /// <summary>Of the mail to Élodie about the stranger.</summary>
    private async Task<string> TokenAsync() => TokenIn(await MailToAsync("elodie@exemple.fr"));

    private async Task<OutboxMail> MailToAsync(string address) => (await _world.MailsAsync(LinkMails.NewLinkKind)).Single(mail => mail.To == address);

    private static string TokenIn(OutboxMail mail) => mail.Text.Split('\n').Single(line => line.StartsWith(Before, StringComparison.Ordinal))[Before.Length..].Trim();
}
