using Site.Tests.Support;

namespace Site.Tests.Reservations.Decisions;

/// <summary><c>… -- decide-requests</c>, as a process of its own.</summary>
public class DecideRequestsCommandTests
{
    [Test]
    public async Task Wrong_lines_are_told_by_number_and_a_file_that_is_not_there_too()
    {
        using var data = new TemporaryFolder();
        using var files = new TemporaryFolder();
        var path = Path.Combine(files.Path, "mars.csv");
        await File.WriteAllTextAsync(path, "child;activity;date;slot;decision\nE1;CANTINE;26/03/2026;jour;accepter\n");

        var (code, output, error) = await SiteCommand.RunAsync(data.Path, "decide-requests", path);
        var (missing, _, told) = await SiteCommand.RunAsync(data.Path, "decide-requests", Path.Combine(files.Path, "avril.csv"));

        Assert.That((code, error), Is.EqualTo((1, "")));
        Assert.That(output.Replace('\u00a0', ' '), Does.Contain("mars.csv, ligne 2 : child : enfant inconnu").And.Contain("mars.csv : rien n’est importé, 1 ligne refusée."));
        Assert.That((missing, told), Is.EqualTo((2, $"Le fichier {Path.Combine(files.Path, "avril.csv")} n’existe pas.{Environment.NewLine}")));
    }
}
