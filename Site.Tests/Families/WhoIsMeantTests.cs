using Site.Core.Families;

namespace Site.Tests.Families;

/// <summary>
/// Which guardian a letter makes of an account, in a dossier that bears the name of one of its two guardians: Thi-Mai Nguyen, who has all rights, and
/// Sébastien Roux, who only sees.
/// </summary>
public class WhoIsMeantTests
{
    private const string Number = "104 300";
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start()
    {
        _world = await FamilyWorld.OfTownAsync();
        var log = await _world.ImportAsync(
            ("dossiers.csv", "number;family_name\n104 300;Nguyen\n"),
            ("guardians.csv", """
                key;dossier;first_name;family_name;rights;mail
                N1;104 300;Thi-Mai;Nguyen;see|book|pay;thi-mai@exemple.fr
                N2;104 300;Sébastien;Roux;see;sebastien@exemple.fr
                """));
        Assert.That(log.Refusals, Is.Empty);
    }

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task The_dossiers_name_which_stands_on_everybodys_letter_identifies_nobody()
    {
        var (someone, dossier) = await _world.LinkedAsync("quelquun", "Nguyen", Number);

        Assert.That(await MeantAsync(someone), Is.Null);
        Assert.That((await _world.SeesAsync(someone, dossier))!.Rights, Is.EqualTo(new DossierRights(See: true, Book: false, Pay: false)));
    }

    [Test]
    public async Task A_guardians_own_name_identifies_the_only_one_who_bears_it()
    {
        var (sebastien, _) = await _world.LinkedAsync("seb", "Roux", Number);

        Assert.That(await MeantAsync(sebastien), Is.EqualTo("N2"));
    }

    [TestCase("thi-mai@exemple.fr", "N1")]
    [TestCase("Sebastien@Exemple.fr", "N2")]
    public async Task The_mail_that_the_town_has_identifies_whatever_name_is_typed(string mail, string key)
    {
        var (account, _) = await _world.LinkedAsync("quelquun", "Nguyen", Number, mail);

        Assert.That(await MeantAsync(account), Is.EqualTo(key));
    }

    [Test]
    public async Task The_name_of_a_guardian_who_has_an_account_makes_nobody_the_other_one()
    {
        await _world.LinkedAsync("seb", "Roux", Number);

        var (other, _) = await _world.LinkedAsync("quelquun", "Roux", Number);

        Assert.That(await MeantAsync(other), Is.Null);
    }

    [Test]
    public async Task The_only_guardian_of_a_dossier_is_meant_by_its_name()
    {
        var (jeanne, _) = await _world.LinkedAsync("jeannette", "Petit", Town.Petit);

        Assert.That(await MeantAsync(jeanne), Is.EqualTo("R7"));
    }

    /// <summary>The key of the guardian; null for none.</summary>
    private async Task<string?> MeantAsync(Guid account)
    {
        var link = (await _world.AllAsync<DossierLink>()).Single(one => one.AccountId == account);
        return (await _world.AllAsync<Guardian>()).SingleOrDefault(guardian => guardian.Id == link.GuardianId)?.Key;
    }
}
