using System.Diagnostics;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Tests.Support;

namespace Site.Tests.CmsTests;

/// <summary><c>media orphans [--remove]</c> as an operator runs it.</summary>
public class MediaOrphansTests
{
    [Test]
    public async Task It_lists_and_removes_what_nobody_refers_to_and_nothing_else()
    {
        await using var cms = await CmsFixture.StartAsync();
        var used = await StoreAsync(cms, "utilisé");
        var binned = await StoreAsync(cms, "dans la corbeille");
        await cms.Get<MediaTreeService>().MoveToRecycleBinAsync(binned.Id, CmsFixture.User);
        var media = Path.Combine(cms.Options.DataPath, "media");
        string[] orphans =
        [
            Make(media, $".{Guid.NewGuid():N}"),
            Make(media, TemporaryFiles.FolderName, $"{Guid.NewGuid():N}"),
            Make(media, "ab", $"ab{new string('0', 62)}"),
        ];
        string[] foreign = [Make(media, "LISEZMOI.txt"), Make(media, "cd", "note.txt"), Make(media, ".cache", new string('e', 64))];

        var (listed, list) = await RunAsync(cms.Options.DataPath, "media", "orphans");
        Assert.That(listed, Is.Zero, list);
        Assert.That(list, Does.Contain("3 files that nobody refers to, 15 bytes."));
        Assert.That(orphans.Select(file => Path.GetRelativePath(cms.Options.DataPath, file)), Is.All.Matches<string>(list.Contains));
        Assert.That(orphans, Is.All.Exist);

        var (removed, report) = await RunAsync(cms.Options.DataPath, "media", "orphans", "--remove");
        Assert.That(removed, Is.Zero, report);
        Assert.That(orphans, Is.All.Not.Exist);
        Assert.That(foreign.Append(used.Path).Append(binned.Path), Is.All.Exist);
    }

    [Test]
    public async Task While_a_site_runs_nothing_is_touched()
    {
        using var data = new TemporaryFolder();
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, data.Path);
        var orphan = Make(Path.Combine(data.Path, "media"), "ab", $"ab{new string('0', 62)}");

        var (code, output) = await RunAsync(data.Path, "media", "orphans", "--remove");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("is in use by another process"));
        Assert.That(orphan, Does.Exist);
    }

    [Test]
    public void Without_a_database_nothing_is_an_orphan()
    {
        using var data = new TemporaryFolder();
        Make(Path.Combine(data.Path, "media"), "ab", $"ab{new string('0', 62)}");
        Assert.That(() => MediaOrphans.Find(data.Path), Throws.InstanceOf<CmsDatabaseException>());
    }

    private static async Task<(Guid Id, string Path)> StoreAsync(CmsFixture cms, string text)
    {
        var id = (await cms.Media.CreateFileAsync(null, null, text, "note.txt", new MemoryStream(SampleFiles.Text(text)), CmsFixture.User)).Value;
        return (id, cms.Get<MediaFileStore>().PathOf(cms.Engine.State.Media[id].File!.Hash));
    }

    private static string Make(params string[] path)
    {
        var file = Path.Combine(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "perdu");
        return file;
    }

    private static async Task<(int Code, string Output)> RunAsync(string dataPath, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(), ArgumentList = { SiteProcess.BuiltAssembly },
        };
        foreach (var argument in command.Concat(["--Data:Path", dataPath, "--environment", "Development"]))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
