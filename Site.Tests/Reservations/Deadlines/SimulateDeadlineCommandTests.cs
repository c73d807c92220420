using Site.Tests.Support;

namespace Site.Tests.Reservations.Deadlines;

/// <summary><c>… -- simulate-deadline</c>, as a process of its own.</summary>
public class SimulateDeadlineCommandTests
{
    private TemporaryFolder _data = null!;

    [SetUp]
    public void Create() => _data = new TemporaryFolder();

    [TearDown]
    public void Drop() => _data.Dispose();

    [Test]
    public async Task It_reads_beside_a_running_site_and_says_in_words_what_it_tried()
    {
        using var files = new TemporaryFolder();
        foreach (var (name, text) in TownOfActivities.Files)
            await File.WriteAllTextAsync(Path.Combine(files.Path, name), text);
        Assert.That((await SiteCommand.RunAsync(_data.Path, "import", files.Path)).Code, Is.Zero);
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _data.Path);

        var (code, output, error) = await SiteCommand.RunAsync(_data.Path, "simulate-deadline", "--activity", "CANTINE", "--rule", "jeudi 12:00 S-1", "--from", "2026-03-01");
        var (unknown, _, told) = await SiteCommand.RunAsync(_data.Path, "simulate-deadline", "--activity", "PISCINE", "--rule=J-7");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output.Replace('\u00a0', ' '), Does.Contain("essayée « jeudi 12:00 S-1 » (le jeudi de la semaine précédente à 12 h)").And.Contain("règle inchangée « J-7 »").And.Contain("rien ne changerait"));
        Assert.That((unknown, told.Replace('\u00a0', ' ')), Is.EqualTo((2, $"Aucune activité n’a le code « PISCINE ».{Environment.NewLine}")));
    }

    [TestCase(new[] { "--activity", "CANTINE", "--rule", "une semaine avant" }, "--rule : « une » ne se comprend pas ; écrivez par exemple « J-2 12:00 », « jeudi 12:00 S-1 » ou « 20 M-1 ».")]
    [TestCase(new[] { "--activity", "CANTINE", "--rule", "J-7", "--cancel-rule", "J-2 hors" }, "--cancel-rule : il manque un jour après « hors »")]
    [TestCase(new[] { "--activity", "CANTINE", "--rule", "J-7", "--from", "rentrée" }, "ce n’est pas une date")]
    [TestCase(new[] { "--activity", "CANTINE" }, "Usage")]
    [TestCase(new[] { "--rule", "J-7" }, "Usage")]
    public async Task A_rule_that_cannot_be_read_is_explained_with_examples(string[] options, string told)
    {
        var (code, _, error) = await SiteCommand.RunAsync(_data.Path, ["simulate-deadline", .. options]);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error.Replace('\u00a0', ' '), Does.Contain(told));
    }
}
