using System.Text;
using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Import;

/// <summary>Files as towns' programs write them, and as they should not.</summary>
public class CsvReadingTests
{
    private const string TwoLines = "number;family_name\n1;Lefèvre\n2;Hélène-Öztürk\n";

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private FamilyWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await FamilyWorld.StartAsync();

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task UTF_8_with_and_without_byte_order_mark_and_Windows_1252_read_the_same([Values("utf-8", "utf-8 BOM", "windows-1252")] string encoding)
    {
        var bytes = encoding switch
        {
            "utf-8" => new UTF8Encoding(false).GetBytes(TwoLines),
            "utf-8 BOM" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(TwoLines)],
            _ => Windows.GetBytes(TwoLines),
        };

        await AssertNamesAsync(bytes, "Lefèvre", "Hélène-Öztürk");
    }

    [Test]
    public async Task The_euro_sign_and_œ_of_Windows_1252_are_read() =>
        await AssertNamesAsync(Windows.GetBytes("number;family_name\n1;Lecœur\n2;N’Diaye\n"), "Lecœur", "N’Diaye");

    [TestCase("number;family_name\r\n1;Lefèvre\r\n2;Martin\r\n", Description = "CR LF")]
    [TestCase("number;family_name\n1;Lefèvre\n2;Martin", Description = "no end to the last line")]
    [TestCase("\nnumber;family_name\n\n1;Lefèvre\n;\n2;Martin\n\n", Description = "empty lines")]
    [TestCase("number,family_name\n1,Lefèvre\n2,Martin\n", Description = "commas")]
    [TestCase("\"number\";\"family_name\"\n\"1\";\"Lefèvre\"\n\"2\";\"Martin\"\n", Description = "quotes")]
    [TestCase(" Number ; FAMILY_NAME \n 1 ; Lefèvre \n 2 ; Martin \n", Description = "blanks and capitals")]
    [TestCase("family_name;number\nLefèvre;1\nMartin;2\n", Description = "another order of columns")]
    public async Task Files_of_all_sorts_read_the_same(string text) => await AssertNamesAsync(Encoding.UTF8.GetBytes(text), "Lefèvre", "Martin");

    [Test]
    public async Task A_quoted_cell_holds_the_separator_and_quotes() =>
        await AssertNamesAsync("number;family_name\n1;\"Le \"\"Goff\"\"; Yann\"\n"u8.ToArray(), "Le \"Goff\"; Yann");

    [Test]
    public async Task A_file_that_mixes_encodings_is_refused_at_its_first_bad_line()
    {
        var log = await ReadAsync([.. "number;family_name\n1;Lefèvre\n2;H"u8, 0xE9, .. "lène\n3;Zoé\n"u8]);

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo((long[])[3]));
        Assert.That(log.Refusals[0].Reason, Does.Contain("encodages"));
    }

    [TestCase(new byte[] { 0x81 }, "Windows-1252")]
    [TestCase(new byte[] { 0 }, "UTF-16")]
    public async Task Bytes_of_no_text_are_refused(byte[] bytes, string reason)
    {
        var log = await ReadAsync([.. "number;family_name\n1;Lef"u8, .. bytes, .. "vre\n"u8]);

        Assert.That((log.Refusals.Single().Line, log.Refusals.Single().Reason), Is.EqualTo((2L, log.Refusals.Single().Reason)));
        Assert.That(log.Refusals.Single().Reason, Does.Contain(reason));
    }

    [Test]
    public async Task UTF_16_is_refused_with_what_to_do()
    {
        var log = await ReadAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(TwoLines)]);

        Assert.That(log.Refusals.Single().Reason, Does.Contain("UTF-8"));
    }

    [Test]
    public async Task An_overlong_form_of_a_letter_is_not_UTF_8()
    {
        // 0xC0 0xAF: a slash in two bytes, forbidden; as Windows-1252 it reads « À¯ ».
        var log = await ReadAsync([.. "number;family_name\n1;Zoé\n2;"u8, 0xC0, 0xAF, .. "\n"u8]);

        Assert.That(log.Refusals.Single().Line, Is.EqualTo(3));
    }

    [TestCase("number;family_name\n1;Lefèvre;de trop\n2;Martin\n3\n", new long[] { 2, 4 }, "cellules au lieu de 2")]
    [TestCase("number;family_name\n1;\"Lefèvre\n2;Martin\n3;\"Petit\"x\n", new long[] { 2, 4 }, "guillemets")]
    [TestCase("number;family_name;couleur\n1;Lefèvre;bleu\n", new long[] { 1 }, "colonne inconnue «\u00a0couleur\u00a0»")]
    [TestCase("number;number;family_name\n1;1;Lefèvre\n", new long[] { 1 }, "deux fois")]
    [TestCase("number\n1\n", new long[] { 1 }, "la colonne «\u00a0family_name\u00a0» manque")]
    [TestCase("number\tfamily_name\n1\tLefèvre\n", new long[] { 1 }, "manque")]
    [TestCase("", new long[] { 1 }, "vide")]
    public async Task What_cannot_be_taken_apart_is_refused_by_line_and_the_lines_after_it_are_read(string text, long[] lines, string reason)
    {
        var log = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.That(log.Refusals.Select(refusal => refusal.Line).Distinct(), Is.EqualTo(lines));
        Assert.That(log.Refusals.Select(refusal => refusal.Reason), Has.Some.Contains(reason));
        Assert.That(await _world.AllAsync<Core.Families.Dossier>(), Is.Empty);
    }

    [TestCase("x")]
    [TestCase("\"")]
    [TestCase(";")]
    public async Task A_line_of_10_MB_is_refused_and_costs_no_more_memory_than_another(string sign)
    {
        using var folder = new TemporaryFolder();
        await using (var file = File.CreateText(Path.Combine(folder.Path, "dossiers.csv")))
        {
            await file.WriteAsync("number;family_name\n1;Lefèvre\n2;");
            var chunk = new string(sign[0], 100_000);
            for (var one = 0; one < 100; one++)
                await file.WriteAsync(chunk);
            await file.WriteAsync("\n3;\n");
        }
        await _world.ImportAsync(("dossiers.csv", TwoLines));
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var log = await _world.ImportAsync(folder.Path);

        Assert.That(log.Refusals.Select(refusal => refusal.Line), Is.EqualTo((long[])[3, 4]));
        Assert.That(log.Refusals[0].Reason, Does.Contain("trop longue"));
        // One copy of the line would be 20 MB. Other tests may run meanwhile, so this is generous.
        Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(10_000_000));
    }

    [Test]
    public async Task A_file_of_many_lines_is_read_to_its_end()
    {
        var text = new StringBuilder("number;family_name\n");
        for (var one = 1; one <= 1_001; one++)
            text.Append(one).Append(";Martin\n");

        var log = await ReadAsync(Encoding.UTF8.GetBytes(text.ToString()));

        Assert.That((log["dossiers.csv"], log.Lines["dossiers.csv"]), Is.EqualTo(((1_001, 0, 0), 1_001L)));
    }

    private async Task AssertNamesAsync(byte[] file, params string[] names)
    {
        var log = await ReadAsync(file);
        Assert.That(log.Refusals, Is.Empty);
        Assert.That((await _world.AllAsync<Core.Families.Dossier>()).OrderBy(dossier => dossier.Number).Select(dossier => dossier.FamilyName), Is.EqualTo(names));
    }

    private async Task<ImportLog> ReadAsync(byte[] file)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "dossiers.csv"), file);
        return await _world.ImportAsync(folder.Path);
    }
}
