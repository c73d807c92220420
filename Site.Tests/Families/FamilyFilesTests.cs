using Microsoft.EntityFrameworkCore;
using Site.Core.Families;
using Site.Tests.Support;

namespace Site.Tests.Families;

/// <summary>The town's files become dossiers, guardians and children; importing them again changes what they changed.</summary>
[TestFixture(Store.Sqlite), TestFixture(Store.PostgreSql)]
public class FamilyFilesTests(Store store)
{
    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.StartAsync(PostgreSqlServer.For(store));

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_folder_is_taken_in_and_taking_it_in_again_changes_nothing()
    {
        var first = await _world.ImportAsync(Town.Files);
        Assert.That((first["dossiers.csv"], first["guardians.csv"], first["children.csv"]), Is.EqualTo(((5, 0, 0), (7, 0, 0), (4, 0, 0))));
        Assert.That(first.Lines.Values, Is.EqualTo((long[])[5, 7, 4]));
        var before = await _world.AllAsync<Dossier>();

        var second = await _world.ImportAsync(Town.Files);

        Assert.That((second["dossiers.csv"], second["guardians.csv"], second["children.csv"]), Is.EqualTo(((0, 0, 5), (0, 0, 7), (0, 0, 4))));
        Assert.That((await _world.AllAsync<Dossier>()).Select(dossier => dossier.Id), Is.EquivalentTo(before.Select(dossier => dossier.Id)));
    }

    [Test]
    public async Task Lines_that_changed_are_changed_and_counted()
    {
        await _world.ImportAsync(Town.Files);

        var log = await _world.ImportAsync(
            ("dossiers.csv", Town.Dossiers.Replace("3 rue des Tilleuls", "5 rue des Tilleuls").Replace("104 207;Martin", "104207;Martin") + "\n104 300;Nouveau;;;;;;;;;"),
            ("guardians.csv", Town.Guardians.Replace("06 39 98 10 10", "06 39 98 99 99")),
            ("children.csv", Town.Children.Replace("|Yann Le Goff", "").Replace("E3;104 214|104 221", "E3;104 214")));

        Assert.That(log.Refusals, Is.Empty);
        Assert.That((log["dossiers.csv"], log["guardians.csv"], log["children.csv"]), Is.EqualTo(((1, 2, 3), (0, 1, 6), (0, 2, 2))));
        Assert.That((await _world.AllAsync<Dossier>()).Select(dossier => (dossier.Number, dossier.Address)),
            Is.SupersetOf(((string, string?)[])[("104 200", "5 rue des Tilleuls"), ("104207", "8 avenue du Hazay")]));
        Assert.That((await _world.AllAsync<AuthorisedAdult>()).Select(adult => adult.Name), Is.EquivalentTo((string[])["Odile L’Hénaff", "Monique Vasseur"]));
        Assert.That(await _world.AllAsync<DossierChild>(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task A_column_that_is_left_out_leaves_what_is_known_and_an_empty_cell_clears_it()
    {
        await _world.ImportAsync(Town.Files);

        await _world.ImportAsync(("dossiers.csv", "number;family_name;address\n104 200;L’Hénaff-Diop;\n"));

        var dossier = (await _world.AllAsync<Dossier>()).Single(one => one.Number == "104 200");
        Assert.That((dossier.Address, dossier.Town, dossier.ValidUntil), Is.EqualTo(((string?)null, "Cergy", (DateOnly?)new DateOnly(2027, 8, 31))));
    }

    [Test]
    public async Task A_new_quotient_joins_the_history_and_a_corrected_one_replaces_itself()
    {
        await _world.ImportAsync(("dossiers.csv", Town.Dossiers));

        var log = await _world.ImportAsync(("dossiers.csv", """
            number,family_name,qf,qf_from,qf_until,qf_source
            104 200,L’Hénaff-Diop,"640,5",2027-01-01,,avis d’imposition
            104 214,Vasseur,600,2026-01-01,,CAF
            104 207,Martin,,,,
            """));

        Assert.That(log.Refusals, Is.Empty);
        Assert.That(log["dossiers.csv"], Is.EqualTo((0, 2, 1)));
        await using var context = await _world.ContextAsync();
        var quotients = await context.Set<Dossier>().OrderBy(dossier => dossier.Number).SelectMany(
            dossier => dossier.Quotients.OrderBy(quotient => quotient.From).Select(quotient => quotient.Cents)).ToListAsync();
        Assert.That(quotients, Is.EquivalentTo((int[])[81_250, 64_050, 60_000, 152_300]));
    }

    [Test]
    public async Task What_a_file_does_not_name_stays()
    {
        await _world.ImportAsync(Town.Files);

        await _world.ImportAsync(("children.csv", "key;dossiers;first_name;family_name;birth_date\nE9;104 228;Rose;Petit;2019-01-31\n"));

        Assert.That((await _world.AllAsync<Child>()).Select(child => child.Key), Is.EquivalentTo((string[])["E1", "E2", "E3", "E4", "E9"]));
    }

    [Test]
    public async Task A_guardian_does_not_move_to_another_dossier_whose_data_a_linked_account_would_see()
    {
        await _world.ImportAsync(Town.Files);

        var log = await _world.ImportAsync(("guardians.csv", Town.Guardians.Replace("R2;104 200", "R2;104 207")));

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo((long[])[3]));
        Assert.That(log.Refusals[0].Reason, Does.Contain("autre dossier"));
    }

    [TestCase("dossiers.csv", "number;family_name\n;Martin", 2, "number\u00a0: valeur manquante")]
    [TestCase("dossiers.csv", "number;family_name\n12;", 2, "family_name\u00a0: valeur manquante")]
    [TestCase("dossiers.csv", "number;family_name\n12;Martin\n1 2;Petit", 3, "number\u00a0: déjà à la ligne 2")]
    [TestCase("dossiers.csv", "number;family_name;valid_until\n12;Martin;31/02/2026", 2, "valid_until\u00a0: ce n’est pas une date")]
    [TestCase("dossiers.csv", "number;family_name;valid_until\n12;Martin;08/31/2026", 2, "valid_until\u00a0: ce n’est pas une date")]
    [TestCase("dossiers.csv", "number;family_name;valid_until\n12;Martin;31/08/26", 2, "valid_until\u00a0: ce n’est pas une date")]
    [TestCase("dossiers.csv", "number;family_name;valid_until\n12;Martin;0026-08-31", 2, "trop loin")]
    [TestCase("dossiers.csv", "number;family_name;qf;qf_from\n12;Martin;huit cents;01/01/2026", 2, "qf\u00a0: ce n’est pas un montant")]
    [TestCase("dossiers.csv", "number;family_name;qf;qf_from\n12;Martin;-5;01/01/2026", 2, "qf\u00a0: ce n’est pas un montant")]
    [TestCase("dossiers.csv", "number;family_name;qf;qf_from\n12;Martin;800;", 2, "qf_from\u00a0: valeur manquante")]
    [TestCase("dossiers.csv", "number;family_name;qf;qf_from\n12;Martin;;01/01/2026", 2, "qf\u00a0: valeur manquante")]
    [TestCase("dossiers.csv", "number;family_name;qf;qf_from;qf_until\n12;Martin;800;01/01/2026;31/12/2025", 2, "qf_until\u00a0: avant qf_from")]
    [TestCase("dossiers.csv", "number;family_name\n12;=CMD()", 2, "formule")]
    [TestCase("dossiers.csv", "number;family_name\n12;\"@SUM(1)\"", 2, "formule")]
    [TestCase("dossiers.csv", "number;family_name\n12;Mar\u0007tin", 2, "caractère illisible")]
    [TestCase("dossiers.csv", "number;family_name\n12;Mar\uFFFDtin", 2, "caractère illisible")]
    [TestCase("dossiers.csv", "number;family_name\n12;Mar\uFFFEtin", 2, "caractère illisible", TestName = "A_line_that_is_wrong_is_refused_with_its_number_and_its_reason(U+FFFE in a name)")]
    [TestCase("dossiers.csv", "number;family_name\n1\uFFFF2;Martin", 2, "caractère illisible", TestName = "A_line_that_is_wrong_is_refused_with_its_number_and_its_reason(U+FFFF in a number)")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;999;A;B;see", 2, "dossier inconnu")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;104 200;A;B;admin", 2, "rights")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;104 200;A;B;pay", 2, "rights")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights\nR1;104 200;A;B;|", 2, "rights\u00a0: valeur manquante")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights;mail\nR1;104 200;A;B;see;a@b@c", 2, "mail\u00a0: ce n’est pas une adresse mail")]
    [TestCase("guardians.csv", "key;dossier;first_name;family_name;rights;phone\nR1;104 200;A;B;see;appeler Odile", 2, "phone\u00a0: ce n’est pas un numéro")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date\nE1;104 200|999;A;B;01/01/2020", 2, "dossier inconnu")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date\nE1;104 200|104 207|104 214;A;B;01/01/2020", 2, "un ou deux dossiers")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date\nE1;104 200|104200;A;B;01/01/2020", 2, "un ou deux dossiers")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date\nE1;104 200;A;B;03/03/2026", 2, "birth_date\u00a0: dans l’avenir")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date;pai\nE1;104 200;A;B;01/01/2020;peut-être", 2, "pai\u00a0: ni oui ni non")]
    [TestCase("children.csv", "key;dossiers;first_name;family_name;birth_date;authorised_adults\nE1;104 200;A;B;01/01/2020;Odile (demander)", 2, "authorised_adults")]
    public async Task A_line_that_is_wrong_is_refused_with_its_number_and_its_reason(string file, string text, long line, string reason)
    {
        await _world.ImportAsync(("dossiers.csv", Town.Dossiers));

        var log = await _world.ImportAsync((file, text));

        Assert.That(log.Refusals, Has.Count.EqualTo(1));
        Assert.That(log.Refusals[0].Line, Is.EqualTo(line));
        Assert.That(log.Refusals[0].Reason, Does.Contain(reason));
        Assert.That(log.Files.Single().RefusedLines, Is.EqualTo(1));
    }

    [Test]
    public async Task Every_wrong_line_is_told_and_nothing_of_the_file_is_kept_while_the_others_are()
    {
        await _world.ImportAsync(("dossiers.csv", Town.Dossiers));
        var children = string.Join('\n', Enumerable.Range(1, 450).Select(one => $"E{one};{(one % 100 == 0 ? "999" : "104 200")};Enfant;Petit;01/01/2020"));

        var log = await _world.ImportAsync(
            ("guardians.csv", Town.Guardians), ("children.csv", "key;dossiers;first_name;family_name;birth_date\n" + children));

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo((long[])[101, 201, 301, 401]));
        Assert.That(await _world.AllAsync<Child>(), Is.Empty);
        Assert.That(await _world.AllAsync<Guardian>(), Has.Count.EqualTo(7));
    }

    [Test]
    public async Task A_reason_quotes_no_cell_since_it_is_personal_data()
    {
        await _world.ImportAsync(("dossiers.csv", Town.Dossiers));

        var log = await _world.ImportAsync(("guardians.csv", "key;dossier;first_name;family_name;rights;phone;mail\nR1;104 200;Odile;Secrète;see;06 SECRET;odile@secret@x"));

        Assert.That(log.Refusals, Has.Count.EqualTo(2));
        Assert.That(log.Refusals.Select(refusal => refusal.Reason), Has.None.Contains("SECRET").And.None.Contains("secret").And.None.Contains("Odile"));
    }
}
