using Site.Tests.Families;
using Site.Tests.Support;

namespace Site.Tests.Import;

/// <summary><c>dotnet run --project Site -- import &lt;folder&gt;</c>, as a process of its own.</summary>
public class ImportCommandTests
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
    public async Task It_says_what_it_took_in_and_refuses_a_wrong_file_line_by_line()
    {
        await WriteAsync(("dossiers.csv", Town.Dossiers), ("guardians.csv", Town.Guardians), ("children.csv", "key;dossiers\nE1;x\n"), ("dossier.csv", "x"));

        var (code, output, error) = await RunAsync(_files.Path);

        Assert.That((code, error), Is.EqualTo((1, "")));
        Assert.That(output, Does.Contain("dossiers.csv\u00a0: 5 nouvelles lignes, 0 modifiée, 0 inchangée."));
        Assert.That(output, Does.Contain("guardians.csv\u00a0: 7 nouvelles lignes"));
        Assert.That(output, Does.Contain("children.csv, ligne 1\u00a0: la colonne «\u00a0first_name\u00a0» manque"));
        Assert.That(output, Does.Contain("children.csv\u00a0: rien n’est importé, 1 ligne refusée."));
        Assert.That(output, Does.Contain("dossier.csv\u00a0: ignoré"));

        await WriteAsync(("children.csv", Town.Children));
        var (again, second, _) = await RunAsync(_files.Path);
        Assert.That(again, Is.Zero);
        Assert.That(second, Does.Contain("dossiers.csv\u00a0: 0 nouvelle ligne, 0 modifiée, 5 inchangées.").And.Contain("children.csv\u00a0: 4 nouvelles lignes"));
    }

    [Test]
    public async Task While_the_site_runs_it_says_that_it_has_to_be_stopped_and_changes_nothing()
    {
        await WriteAsync(("dossiers.csv", Town.Dossiers));
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _data.Path);

        var (code, _, error) = await RunAsync(_files.Path);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain("Arrêtez le site, lancez la commande, puis redémarrez le site."));
    }

    [Test]
    public async Task A_folder_without_files_and_one_that_is_not_there_are_told()
    {
        var (empty, _, noFiles) = await RunAsync(_files.Path);
        var (missing, _, noFolder) = await RunAsync(Path.Combine(_files.Path, "absent"));

        Assert.That((empty, missing), Is.EqualTo((2, 2)));
        Assert.That(noFiles, Does.Contain("Aucun fichier à importer").And.Contain("dossiers.csv, guardians.csv, children.csv"));
        Assert.That(noFolder, Does.Contain("n’existe pas"));
    }

    [Test]
    public async Task The_calendar_of_the_state_is_taken_in_and_a_damaged_one_is_refused_by_line()
    {
        await WriteAsync(("calendar.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Vacances de la Toussaint - Zone C\r\nDTSTART;VALUE=DATE:20271023\r\nDTEND;VALUE=DATE:20271108\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n"), ("calendar.json", "[\n1]"));

        var (code, output, error) = await RunAsync(_files.Path);

        Assert.That((code, error), Is.EqualTo((1, "")));
        Assert.That(output, Does.Contain("calendar.ics\u00a0: 1 nouvelle ligne").And.Contain("calendar.json, ligne 2\u00a0: enregistrement 1"));
    }

    [Test]
    public async Task A_word_that_is_no_command_does_not_start_the_site_but_lists_the_commands()
    {
        var (code, _, error) = await SiteCommand.RunAsync(_data.Path, "improt", _files.Path);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("import <folder>").And.Contain("media orphans"));
    }

    private async Task WriteAsync(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(Path.Combine(_files.Path, name), text);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string folder) => SiteCommand.RunAsync(_data.Path, "import", folder);
}
