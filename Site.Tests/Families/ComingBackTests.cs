using Site.Core.Families;

namespace Site.Tests.Families;

/// <summary>Who the desk has ended, or another guardian has suspended, does not come back with the same letter and another account.</summary>
public class ComingBackTests
{
    private const string Before = "https://famille.exemple.fr/objection/";
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.OfTownAsync();

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("Diop", Description = "Nobody bears it any more.")]
    [TestCase("L’Hénaff-Diop", Description = "Only Élodie is free.")]
    public async Task A_guardian_whom_the_desk_ended_is_not_linked_as_the_other_one(string name)
    {
        await _world.LinkedAsync("karim", "Diop", Town.LHenaff);
        await _world.Links.EndGuardianAsync(await GuardianAsync("R2"), CancellationToken.None);

        var result = await _world.LinkAsync(await _world.AccountAsync("nouveau"), name, Town.LHenaff);

        Assert.That(result, name == "Diop" ? Is.EqualTo(new LinkResult.NoMatch()) : Is.EqualTo(new LinkResult.NoGuardianLeft()));
    }

    [Test]
    public async Task Whoever_has_the_mail_that_the_town_has_for_a_free_guardian_is_let_in_all_the_same()
    {
        await _world.LinkedAsync("karim", "Diop", Town.LHenaff);
        await _world.Links.EndGuardianAsync(await GuardianAsync("R2"), CancellationToken.None);

        var (elodie, dossier) = await _world.LinkedAsync("elo95", "L’Hénaff-Diop", Town.LHenaff, "Elodie@exemple.fr");

        Assert.That((await _world.SeesAsync(elodie, dossier))!.Rights, Is.EqualTo(new DossierRights(See: true, Book: true, Pay: true)));
    }

    [Test]
    public async Task A_suspended_account_that_is_closed_leaves_the_suspension_behind()
    {
        await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        var stranger = await SuspendedAsync("Diop");

        await _world.Accounts.RemoveAsync(stranger, CancellationToken.None);

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("encore"), "Diop", Town.LHenaff), Is.EqualTo(new LinkResult.NoGuardianLeft()));
        Assert.That((await _world.AllAsync<DossierLink>()).Count(link => link.State == LinkState.Suspended), Is.EqualTo(1));
    }

    [Test]
    public async Task A_suspended_account_cannot_give_the_dossier_back_and_begin_again()
    {
        await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        var stranger = await SuspendedAsync("Diop");
        var dossier = (await _world.AllAsync<DossierLink>())[0].DossierId;

        Assert.That(await _world.Links.UnlinkAsync(stranger, dossier, CancellationToken.None), Is.False);
        Assert.That(await _world.LinkAsync(stranger, "Diop", Town.LHenaff), Is.EqualTo(new LinkResult.Suspended()));
    }

    [Test]
    public async Task Another_account_of_whoever_the_desk_ended_without_knowing_which_guardian_it_was_is_not_linked()
    {
        var (account, _) = await _world.LinkedAsync("martin", "Martin", Town.Martin);
        await _world.Links.EndByDeskAsync((await _world.AllAsync<DossierLink>()).Single().Id, CancellationToken.None);
        await _world.Accounts.RemoveAsync(account, CancellationToken.None);

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("encore"), "Martin", Town.Martin), Is.EqualTo(new LinkResult.NoGuardianLeft()));
        Assert.That(await _world.LinkAsync(await _world.AccountAsync("anna", "anna.martin@exemple.fr"), "Martin", Town.Martin), Is.InstanceOf<LinkResult.Linked>());
    }

    [Test]
    public async Task Once_the_desk_has_settled_it_a_letter_helps_again()
    {
        await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        await _world.Accounts.RemoveAsync(await SuspendedAsync("Diop"), CancellationToken.None);
        var link = (await _world.AllAsync<DossierLink>()).Single(one => one.State == LinkState.Suspended).Id;

        Assert.That(await _world.Links.SettleByDeskAsync(link, CancellationToken.None), Is.True);

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("karim"), "Diop", Town.LHenaff), Is.InstanceOf<LinkResult.Linked>());
        Assert.That(await _world.Links.SettleByDeskAsync(link, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task A_guardian_to_whom_the_desk_gives_access_back_is_linked_with_a_letter()
    {
        var karim = await GuardianAsync("R2");
        await _world.Links.EndGuardianAsync(karim, CancellationToken.None);

        Assert.That(await _world.Links.ResumeGuardianAsync(karim, CancellationToken.None), Is.True);

        await _world.LinkedAsync("nouveau", "Diop", Town.LHenaff);
        Assert.That(await _world.Links.ResumeGuardianAsync(karim, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task An_account_that_is_closed_frees_its_place_and_leaves_the_record_for_a_year()
    {
        var (account, dossier) = await _world.LinkedAsync("jeanne", "Petit", Town.Petit);
        await _world.Accounts.RemoveAsync(account, CancellationToken.None);

        var record = (await _world.AllAsync<DossierLink>()).Single();
        Assert.That((record.DossierId, record.State, record.End, record.StateChangedAt), Is.EqualTo((dossier, LinkState.Ended, (LinkEnd?)LinkEnd.Person, (DateTimeOffset?)_world.Time.GetUtcNow())));
        var (again, _) = await _world.LinkedAsync("jeanne2", "Petit", Town.Petit);

        _world.Time.Pass(TimeSpan.FromDays(367));
        await _world.Accounts.RemoveAsync(again, CancellationToken.None);
        Assert.That((await _world.AllAsync<DossierLink>()).Single().Id, Is.Not.EqualTo(record.Id));
    }

    private async Task<Guid> GuardianAsync(string key) => (await _world.AllAsync<Guardian>()).Single(guardian => guardian.Key == key).Id;

    /// <summary>A stranger whom Élodie, who holds the dossier, does not know.</summary>
    private async Task<Guid> SuspendedAsync(string name)
    {
        var (stranger, _) = await _world.LinkedAsync("inconnu77", name, Town.LHenaff);
        var mail = (await _world.MailsAsync(LinkMails.NewLinkKind)).Single(mail => mail.To == "elodie@exemple.fr");
        var token = mail.Text.Split('\n').Single(line => line.StartsWith(Before, StringComparison.Ordinal))[Before.Length..].Trim();
        Assert.That(await _world.Objections.ObjectAsync(token, CancellationToken.None), Is.EqualTo(ObjectionResult.Suspended));
        return stranger;
    }
}
