using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>A letter's name and number make an account hold a dossier.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class LinkingTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.OfTownAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [TestCase("L’Hénaff-Diop", "104 200")]
    [TestCase("l'henaff-diop", "104200")]
    public async Task The_name_and_number_of_the_letter_show_the_dossier_at_once(string name, string number)
    {
        var (account, dossier) = await _world.LinkedAsync("elodie", name, number);

        Assert.That((await _world.SeesAsync(account, dossier))?.Number, Is.EqualTo(Town.LHenaff));
    }

    [Test]
    public async Task The_name_may_be_that_of_an_active_guardian()
    {
        var (account, dossier) = await _world.LinkedAsync("karim", "Diop", Town.LHenaff);

        Assert.That((await _world.SeesAsync(account, dossier))?.Rights, Is.EqualTo(new DossierRights(See: true, Book: true, Pay: false)));
    }

    [Test]
    public async Task The_name_of_a_guardian_whose_time_is_over_is_none_of_the_letter_s()
    {
        await _world.ImportAsync(("guardians.csv", """
            key;dossier;first_name;family_name;rights;until
            R2;104 200;Karim;Diop;see|book;28/02/2026
            """));

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("karim"), "Diop", Town.LHenaff), Is.EqualTo(new LinkResult.NoMatch()));
    }

    [TestCase("Martin", Town.LHenaff, TestName = "A_wrong_name_is_answered_like_a_wrong_number(name)")]
    [TestCase("L’Hénaff-Diop", "999 999", TestName = "A_wrong_name_is_answered_like_a_wrong_number(number)")]
    [TestCase("L’Hénaff-Diop", Town.Martin, TestName = "A_wrong_name_is_answered_like_a_wrong_number(another dossier's)")]
    [TestCase("", "", TestName = "A_wrong_name_is_answered_like_a_wrong_number(nothing)")]
    [TestCase("", Town.LHenaff, TestName = "A_wrong_name_is_answered_like_a_wrong_number(no name)")]
    [TestCase("Diop\uFFFE", "104\uFFFE200", TestName = "A_wrong_name_is_answered_like_a_wrong_number(what is no character)")]
    public async Task A_wrong_name_is_answered_like_a_wrong_number(string name, string number)
    {
        Assert.That(await _world.LinkAsync(await _world.AccountAsync("curieux"), name, number), Is.EqualTo(new LinkResult.NoMatch()));
        Assert.That(await _world.AllAsync<LetterFailure>(), Has.Count.EqualTo(1));
    }

    [TestCase(Town.LHenaff)]
    [TestCase("999 999", Description = "There is no such dossier, and nothing tells.")]
    public async Task After_ten_failures_within_an_hour_a_number_is_closed_to_everybody_a_restart_and_the_right_name_included(string number)
    {
        for (var one = 0; one < 10; one++)
        {
            // Written differently, from different accounts: still that number.
            var typed = one % 2 == 0 ? number : number.Replace(" ", "");
            Assert.That(await _world.LinkAsync(await _world.AccountAsync($"compte{one}"), "Inconnu", typed), Is.EqualTo(new LinkResult.NoMatch()));
            _world.Time.Pass(TimeSpan.FromMinutes(1));
        }
        await _world.RestartAsync();
        var elodie = await _world.AccountAsync("elodie");
        var until = _world.Time.GetUtcNow().AddMinutes(50);

        Assert.That(await _world.LinkAsync(elodie, "L’Hénaff-Diop", number), Is.EqualTo(new LinkResult.TooManyFailures(until)));
        Assert.That(await _world.LinkAsync(elodie, "Martin", Town.Martin), Is.InstanceOf<LinkResult.Linked>(), "other numbers are open");

        _world.Time.Pass(TimeSpan.FromMinutes(50));
        Assert.That(await _world.LinkAsync(elodie, "L’Hénaff-Diop", number), Is.Not.InstanceOf<LinkResult.TooManyFailures>());
    }

    [Test]
    public async Task The_window_slides_each_failure_is_forgotten_after_its_own_hour()
    {
        var account = await _world.AccountAsync("curieux");
        for (var one = 0; one < 10; one++)
        {
            await _world.LinkAsync(account, "Inconnu", Town.LHenaff);
            _world.Time.Pass(TimeSpan.FromMinutes(7));
        }

        // 70 minutes after the first one and 63 after the second: there is room for two, not for three.
        Assert.That(await _world.LinkAsync(account, "Inconnu", Town.LHenaff), Is.EqualTo(new LinkResult.NoMatch()));
        Assert.That(await _world.LinkAsync(account, "Inconnu", Town.LHenaff), Is.EqualTo(new LinkResult.NoMatch()));
        Assert.That(await _world.LinkAsync(account, "Inconnu", Town.LHenaff), Is.InstanceOf<LinkResult.TooManyFailures>());
    }

    [Test]
    public async Task One_network_that_tries_a_name_on_many_numbers_is_stopped_for_an_hour_with_and_without_account()
    {
        byte[] here = [1, 2, 3], elsewhere = [4, 5, 6];
        for (var one = 0; one < _world.Options.FailuresPerNetwork; one++)
            Assert.That(await CheckAsync("Inconnu", $"500 {one}", here), Is.EqualTo(new LetterResult.NoMatch()));
        var (until, account) = (_world.Time.GetUtcNow().AddHours(1), await _world.AccountAsync("anna"));

        Assert.That(await CheckAsync("Martin", Town.Martin, here), Is.EqualTo(new LetterResult.TooManyFailures(until)));
        Assert.That(
            await _world.Links.LinkAsync(new LetterInput("Martin", Town.Martin, AccountId: account, NetworkDigest: here), CancellationToken.None),
            Is.EqualTo(new LinkResult.TooManyFailures(until)));
        Assert.That(await CheckAsync("Martin", Town.Martin, elsewhere), Is.InstanceOf<LetterResult.Matches>());
        Assert.That(await CheckAsync("Martin", Town.Martin, network: null), Is.InstanceOf<LetterResult.Matches>());

        _world.Time.Pass(TimeSpan.FromHours(1));
        Assert.That(await CheckAsync("Martin", Town.Martin, here), Is.InstanceOf<LetterResult.Matches>());

        Task<LetterResult> CheckAsync(string name, string number, byte[]? network) =>
            _world.Letters.CheckAsync(new LetterInput(name, number, NetworkDigest: network), CancellationToken.None);
    }

    [Test]
    public async Task One_account_that_tries_a_name_on_many_numbers_is_stopped_too()
    {
        var account = await _world.AccountAsync("curieux");
        for (var one = 0; one < _world.Options.FailuresPerAccount; one++)
            await _world.LinkAsync(account, "Inconnu", $"500 {one}");

        Assert.That(await _world.LinkAsync(account, "Martin", Town.Martin), Is.InstanceOf<LinkResult.TooManyFailures>());
        Assert.That(await _world.LinkAsync(await _world.AccountAsync("anna"), "Martin", Town.Martin), Is.InstanceOf<LinkResult.Linked>());
    }

    [Test]
    public async Task What_was_typed_is_not_kept()
    {
        await _world.LinkAsync(await _world.AccountAsync("curieux"), "Inconnu", "06 39 98 77 77");
        await using var context = await _world.ContextAsync();

        Assert.That(await _world.AllAsync<LetterFailure>(), Has.Count.EqualTo(1));
        Assert.That(await KeptAsync(context), Does.Not.Contain("0639987777").And.Not.Contain("06 39 98 77 77"));

        async Task<string> KeptAsync(Microsoft.EntityFrameworkCore.DbContext context)
        {
            if (store == Store.PostgreSql)
                return string.Join('\n', await context.Database.SqlQueryRaw<string>("SELECT failure::text AS \"Value\" FROM \"LetterFailures\" AS failure").ToListAsync());
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
            return System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
        }
    }

    [Test]
    public async Task Linking_twice_changes_nothing()
    {
        var (account, dossier) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);

        Assert.That(await _world.LinkAsync(account, "L’Hénaff-Diop", Town.LHenaff), Is.EqualTo(new LinkResult.AlreadyLinked(dossier)));
        Assert.That(await _world.AllAsync<DossierLink>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Twenty_clicks_at_once_make_one_link()
    {
        var account = await _world.AccountAsync("elodie");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.LinkAsync(account, "L’Hénaff-Diop", Town.LHenaff)));

        Assert.That(results.Count(result => result is LinkResult.Linked), Is.EqualTo(1));
        Assert.That(await _world.AllAsync<DossierLink>(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Guardians_of_one_name_are_told_apart_by_the_mail_that_the_town_has()
    {
        var (paul, dossier) = await _world.LinkedAsync("paul", "Martin", Town.Martin, "Paul.Martin@exemple.fr");

        Assert.That((await _world.SeesAsync(paul, dossier))!.Rights, Is.EqualTo(new DossierRights(See: true, Book: false, Pay: false)));
    }

    [Test]
    public async Task Who_may_be_one_of_several_guardians_has_the_least_of_their_rights_until_only_one_is_left()
    {
        var (anna, dossier) = await _world.LinkedAsync("anna", "Martin", Town.Martin);
        Assert.That((await _world.SeesAsync(anna, dossier))!.Rights, Is.EqualTo(new DossierRights(See: true, Book: false, Pay: false)));

        await _world.LinkedAsync("paul", "Martin", Town.Martin, "paul.martin@exemple.fr");

        Assert.That((await _world.SeesAsync(anna, dossier))!.Rights, Is.EqualTo(new DossierRights(See: true, Book: true, Pay: true)));
    }

    [Test]
    public async Task Who_may_be_a_guardian_whose_access_ends_sees_nothing_any_more()
    {
        var (someMartin, dossier) = await _world.LinkedAsync("martin", "Martin", Town.Martin);

        var paul = (await _world.AllAsync<Guardian>()).Single(guardian => guardian.Key == "R4");
        Assert.That(await _world.Links.EndGuardianAsync(paul.Id, CancellationToken.None), Is.True);

        Assert.That(await _world.SeesAsync(someMartin, dossier), Is.Null);
    }

    [Test]
    public async Task A_dossier_has_room_for_as_many_accounts_as_it_has_guardians()
    {
        await _world.LinkedAsync("anna", "Martin", Town.Martin);
        await _world.LinkedAsync("paul", "Martin", Town.Martin);

        Assert.That(await _world.LinkAsync(await _world.AccountAsync("voisin"), "Martin", Town.Martin), Is.EqualTo(new LinkResult.NoGuardianLeft()));
    }

    [Test]
    public async Task A_person_gives_a_dossier_back_and_a_letter_brings_it_again()
    {
        var (account, dossier) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);

        Assert.That(await _world.Links.UnlinkAsync(account, dossier, CancellationToken.None), Is.True);
        Assert.That(await _world.SeesAsync(account, dossier), Is.Null);
        Assert.That(await _world.Links.UnlinkAsync(account, dossier, CancellationToken.None), Is.False);

        Assert.That(await _world.LinkAsync(account, "L’Hénaff-Diop", Town.LHenaff), Is.InstanceOf<LinkResult.Linked>());
        Assert.That(await _world.SeesAsync(account, dossier), Is.Not.Null);
    }

    [Test]
    public async Task A_closed_account_gives_all_its_dossiers_back()
    {
        var (account, first) = await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur);
        await _world.LinkAsync(account, "Colas", Town.Colas);

        await _world.Accounts.RemoveAsync(account, CancellationToken.None);

        Assert.That(await _world.Reader.DossiersAsync(account, CancellationToken.None), Is.Empty);
        Assert.That(await _world.SeesAsync(account, first), Is.Null);
    }

    [Test]
    public async Task A_guardian_whose_access_the_desk_ended_comes_back_neither_by_letter_nor_by_import()
    {
        var (account, dossier) = await _world.LinkedAsync("karim", "Diop", Town.LHenaff);
        var karim = (await _world.AllAsync<Guardian>()).Single(guardian => guardian.Key == "R2");

        Assert.That(await _world.Links.EndGuardianAsync(karim.Id, CancellationToken.None), Is.True);
        await _world.ImportAsync(Town.Files);

        Assert.That(await _world.SeesAsync(account, dossier), Is.Null);
        Assert.That(await _world.LinkAsync(account, "Diop", Town.LHenaff), Is.EqualTo(new LinkResult.NoMatch()), "not with his own name");
        Assert.That(await _world.LinkAsync(account, "L’Hénaff-Diop", Town.LHenaff), Is.EqualTo(new LinkResult.EndedByDesk()), "nor as Élodie");
    }

    [Test]
    public async Task The_desk_takes_back_what_it_ended()
    {
        var (account, dossier) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        var link = (await _world.AllAsync<DossierLink>()).Single();

        Assert.That(await _world.Links.EndByDeskAsync(link.Id, CancellationToken.None), Is.True);
        Assert.That(await _world.SeesAsync(account, dossier), Is.Null);

        Assert.That(await _world.Links.ResumeByDeskAsync(link.Id, CancellationToken.None), Is.True);
        Assert.That(await _world.SeesAsync(account, dossier), Is.Not.Null);
        Assert.That(await _world.Links.ResumeByDeskAsync(link.Id, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task The_desk_gives_back_an_access_of_which_nobody_knows_whose_it_is_whatever_other_dossiers_have()
    {
        var (account, dossier) = await _world.LinkedAsync("martin", "Martin", Town.Martin);
        await _world.ImportAsync(("guardians.csv", "key;dossier;first_name;family_name;rights\nR8;104 228;Luc;Petit;see\n"));
        await _world.LinkedAsync("petit", "Petit", Town.Petit);
        var link = (await _world.AllAsync<DossierLink>()).Single(one => one.AccountId == account).Id;
        await _world.Links.EndByDeskAsync(link, CancellationToken.None);

        Assert.That(await _world.Links.ResumeByDeskAsync(link, CancellationToken.None), Is.True);
        Assert.That(await _world.SeesAsync(account, dossier), Is.Not.Null);
    }

    [Test]
    public async Task The_desk_gives_no_access_back_where_all_guardians_have_another_account_by_now()
    {
        var (account, _) = await _world.LinkedAsync("martin", "Martin", Town.Martin);
        var link = (await _world.AllAsync<DossierLink>()).Single().Id;
        await _world.Links.EndByDeskAsync(link, CancellationToken.None);
        await _world.LinkedAsync("anna", "Martin", Town.Martin, "anna.martin@exemple.fr");
        await _world.LinkedAsync("paul", "Martin", Town.Martin, "paul.martin@exemple.fr");

        Assert.That(await _world.Links.ResumeByDeskAsync(link, CancellationToken.None), Is.False);
        Assert.That(await _world.Reader.DossiersAsync(account, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task The_desk_gives_no_access_back_as_a_guardian_whose_access_it_ended()
    {
        await _world.LinkedAsync("karim", "Diop", Town.LHenaff);
        var link = (await _world.AllAsync<DossierLink>()).Single();
        await _world.Links.EndGuardianAsync(link.GuardianId!.Value, CancellationToken.None);

        Assert.That(await _world.Links.ResumeByDeskAsync(link.Id, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task Access_ends_after_a_guardian_s_last_day_in_Paris()
    {
        var (jeanne, dossier) = await _world.LinkedAsync("jeanne", "Petit", Town.Petit);

        // 30 June 2026, 23:59 in Paris (UTC+2).
        _world.Time.Pass(new DateTimeOffset(2026, 6, 30, 21, 59, 0, TimeSpan.Zero) - _world.Time.GetUtcNow());
        Assert.That(await _world.SeesAsync(jeanne, dossier), Is.Not.Null);

        _world.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.That(await _world.SeesAsync(jeanne, dossier), Is.Null);
        Assert.That(await _world.Reader.DossiersAsync(jeanne, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task An_account_is_the_same_at_each_sign_in_at_its_provider_and_another_at_another()
    {
        var first = await _world.AccountAsync("elodie");
        _world.Time.Pass(TimeSpan.FromDays(1));
        var again = await _world.Accounts.SignedInAsync(new(FamilyWorld.Issuer, "elodie", "elodie2", null), CancellationToken.None);
        var other = await _world.Accounts.SignedInAsync(new("https://ailleurs.exemple.fr/", "elodie", "elodie", null), CancellationToken.None);

        Assert.That((again, other == first), Is.EqualTo((first, false)));
        var account = (await _world.AllAsync<Site.Core.Account.PortalAccount>()).Single(one => one.Id == first);
        Assert.That((account.UserName, account.Mail, account.LastSeenAt), Is.EqualTo(((string?)"elodie2", (string?)null, _world.Time.GetUtcNow())));
    }
}
