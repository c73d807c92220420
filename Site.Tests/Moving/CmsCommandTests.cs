using Site.Tests.Support;

namespace Site.Tests.Moving;

/// <summary><c>dotnet run --project Site -- cms …</c>, as a process of its own.</summary>
public class CmsCommandTests
{
    private TemporaryFolder _data = null!;
    private TemporaryFolder _files = null!;

    [SetUp]
    public void Create() => (_data, _files) = (new TemporaryFolder(), new TemporaryFolder());

    [TearDown]
    public void Drop()
    {
        _data.Dispose();
        _files.Dispose();
    }

    [Test]
    public async Task The_towns_files_go_in_and_come_out_with_progress()
    {
        var town = Path.Combine(Repository.Root, "umbraco");

        var (imported, said, error) = await SiteCommand.RunAsync(_data.Path, "cms", "import", town);
        var (exported, written, _) = await SiteCommand.RunAsync(_data.Path, "cms", "export", _files.Path);

        Assert.That((imported, exported, error), Is.EqualTo((0, 0, "")), said);
        Assert.That(said, Does.Contain("Contenus\u00a0: 22.").And.Contain("Importé depuis"));
        Assert.That(written, Does.Contain("Types de contenu\u00a0: ").And.Contain("Contenus\u00a0: 22.").And.Contain("fichiers écrits dans"));
        MovedFolder.AreEqual(_files.Path, town);
    }

    [Test]
    public async Task While_the_site_runs_nothing_is_read_or_written()
    {
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _data.Path);

        foreach (var command in new[] { "export", "import" })
        {
            var (code, _, error) = await SiteCommand.RunAsync(_data.Path, "cms", command, _files.Path);

            Assert.That(code, Is.EqualTo(1));
            Assert.That(error, Does.StartWith("Rien n’est changé\u00a0: le site ou une autre commande utilise"));
        }
        Assert.That(Directory.EnumerateFileSystemEntries(_files.Path), Is.Empty);
    }

    [Test]
    public async Task What_is_wrong_in_a_folder_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_files.Path, "content"));
        File.WriteAllText(Path.Combine(_files.Path, "content", "page.md"), "no front matter");

        var (code, _, error) = await SiteCommand.RunAsync(_data.Path, "cms", "import", _files.Path);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("Rien n’est changé\u00a0: ").And.Contain("- content/page.md: It must begin with front matter between two lines of ---."));
    }

    [TestCase("cms")]
    [TestCase("cms", "export")]
    [TestCase("cms", "import", "/nowhere/at/all")]
    [TestCase("cms", "push", "--to", "https://umbraco.exemple.fr")]
    [TestCase("cms", "push", "--to", "umbraco.exemple.fr", "--client-id", "x", "--client-secret", "y")]
    public async Task A_command_that_makes_no_sense_says_what_does(params string[] command)
    {
        var (code, _, error) = await SiteCommand.RunAsync(_data.Path, command);

        Assert.That((code, error.Length > 0), Is.EqualTo((2, true)));
    }
}
