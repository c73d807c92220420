using System.Reflection;
using Site.Core.Families;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>An account reads the dossiers that it holds, and no other family's anything.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class ReadingTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.OfTownAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_guardian_sees_the_whole_dossier()
    {
        var (account, id) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);

        var dossier = (await _world.SeesAsync(account, id))!;

        Assert.Multiple(() =>
        {
            Assert.That((dossier.FamilyName, dossier.Address, dossier.Postcode, dossier.Town), Is.EqualTo(("L’Hénaff-Diop", "3 rue des Tilleuls", "95000", "Cergy")));
            Assert.That((dossier.ValidUntil, dossier.IsComplete), Is.EqualTo(((DateOnly?)new DateOnly(2027, 8, 31), true)));
            Assert.That(dossier.Quotients, Is.EqualTo((OwnQuotient[])[new(81_250, new(2026, 1, 1), new DateOnly(2026, 12, 31), "CAF")]));
            Assert.That(dossier.Guardians.Select(guardian => (guardian.FirstName, guardian.HasAccount)), Is.EquivalentTo(((string, bool)[])[("Élodie", true), ("Karim", false)]));
            Assert.That(dossier.Children.Select(child => child.FirstName), Is.EqualTo((string[])["Léa", "Noé"]));
            var lea = dossier.Children[0];
            Assert.That((lea.School, lea.Class, lea.HasPai, lea.Diet, lea.HasOtherHousehold), Is.EqualTo(("École des Essarts", "CE1", true, "sans arachide", false)));
            Assert.That(lea.AuthorisedAdults, Is.EqualTo((OwnAuthorisedAdult[])[new("Odile L’Hénaff", "06 39 98 10 20"), new("Yann Le Goff", null)]));
        });
    }

    [TestCase("Martin", Town.Martin, "something is missing")]
    [TestCase("Colas", Town.Colas, "past its last day")]
    public async Task A_dossier_is_incomplete_when(string name, string number, string why)
    {
        var (account, id) = await _world.LinkedAsync("parent", name, number);

        Assert.That((await _world.SeesAsync(account, id))!.IsComplete, Is.False, why);
    }

    [Test]
    public async Task Another_family_s_ids_lead_nowhere()
    {
        var (anna, own) = await _world.LinkedAsync("anna", "Martin", Town.Martin);
        await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);
        var dossiers = (await _world.AllAsync<Dossier>()).Select(dossier => dossier.Id).Where(id => id != own).ToList();
        var children = (await _world.AllAsync<Child>()).Where(child => child.Key != "E4").Select(child => child.Id).ToList();

        Assert.Multiple(async () =>
        {
            foreach (var dossier in dossiers)
                Assert.That(await _world.SeesAsync(anna, dossier), Is.Null);
            foreach (var child in children)
                Assert.That(await _world.Reader.ChildAsync(anna, child, CancellationToken.None), Is.Null);
            Assert.That((await _world.Reader.DossiersAsync(anna, CancellationToken.None)).Select(dossier => dossier.Number), Is.EqualTo((string[])[Town.Martin]));
            Assert.That((await _world.Reader.ChildrenAsync(anna, CancellationToken.None)).Select(child => child.FirstName), Is.EqualTo((string[])["Zoé"]));
        });
    }

    [Test]
    public async Task An_account_without_a_dossier_and_one_that_does_not_exist_see_nothing()
    {
        var dossier = (await _world.AllAsync<Dossier>())[0].Id;
        foreach (var account in new[] { await _world.AccountAsync("nouvelle"), Guid.NewGuid() })
        {
            Assert.That(await _world.SeesAsync(account, dossier), Is.Null);
            Assert.That(await _world.Reader.DossiersAsync(account, CancellationToken.None), Is.Empty);
            Assert.That(await _world.Reader.ChildrenAsync(account, CancellationToken.None), Is.Empty);
        }
    }

    [Test]
    public async Task Of_the_other_household_a_parent_learns_that_there_is_one_and_nothing_else()
    {
        var (sofia, dossier) = await _world.LinkedAsync("sofia", "Vasseur", Town.Vasseur);
        await _world.LinkedAsync("marc", "Colas", Town.Colas);

        var seen = (await _world.SeesAsync(sofia, dossier))!;

        Assert.That(seen.Children.Single().HasOtherHousehold, Is.True);
        var everything = Everything(seen);
        foreach (var secret in new[] { "104 221", "boulevard de l’Oise", "Courdimanche", "95800", "152300", "Marc", "marc@exemple.fr", "06 39 98 10 15" })
            Assert.That(everything, Does.Not.Contain(secret));
        var others = (await _world.AllAsync<Dossier>()).Single(one => one.Number == Town.Colas);
        Assert.That(await _world.SeesAsync(sofia, others.Id), Is.Null);
    }

    [Test]
    public async Task Who_holds_both_dossiers_meets_the_child_once()
    {
        var (parent, _) = await _world.LinkedAsync("parent", "Vasseur", Town.Vasseur);
        await _world.LinkAsync(parent, "Colas", Town.Colas);

        Assert.That((await _world.Reader.ChildrenAsync(parent, CancellationToken.None)).Select(child => child.FirstName), Is.EqualTo((string[])["Maxence"]));
    }

    [Test]
    public async Task Rights_decide_which_dossiers_a_feature_gets_to_work_on()
    {
        var (karim, _) = await _world.LinkedAsync("karim", "Diop", Town.LHenaff);
        await using var context = await _world.ContextAsync();

        int Count(DossierRight right) => FamilyScope.Dossiers(context, karim, right, _world.Time).Count();

        Assert.That((Count(DossierRight.See), Count(DossierRight.Book), Count(DossierRight.Pay)), Is.EqualTo((1, 1, 0)));
    }

    [Test]
    public async Task The_quotient_of_a_day_is_the_latest_that_has_begun_and_not_run_out()
    {
        await _world.ImportAsync(("dossiers.csv", """
            number;family_name;qf;qf_from;qf_until;qf_source
            104 200;L’Hénaff-Diop;640;15/05/2026;31/10/2026;CAF
            """));
        var (account, id) = await _world.LinkedAsync("elodie", "L’Hénaff-Diop", Town.LHenaff);

        var dossier = (await _world.SeesAsync(account, id))!;

        Assert.Multiple(() =>
        {
            Assert.That(dossier.QuotientOn(new(2025, 12, 31)), Is.Null, "before the first");
            Assert.That(dossier.QuotientOn(new(2026, 5, 14))?.Cents, Is.EqualTo(81_250));
            Assert.That(dossier.QuotientOn(new(2026, 5, 15))?.Cents, Is.EqualTo(64_000));
            Assert.That(dossier.QuotientOn(new(2026, 11, 1)), Is.Null, "run out, though an earlier one would still run");
        });
    }

    /// <summary>All values of a record and of the records in it, as text.</summary>
    private static string Everything(object? value) => value switch
    {
        null => "",
        string or DateOnly or int or bool or Guid => $"{value}\n",
        System.Collections.IEnumerable list => string.Concat(list.Cast<object?>().Select(Everything)),
        _ => string.Concat(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => Everything(property.GetValue(value)))),
    };
}
