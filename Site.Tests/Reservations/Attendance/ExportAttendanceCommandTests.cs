using Site.Tests.Support;

namespace Site.Tests.Reservations.Attendance;

/// <summary><c>… -- export attendance</c>, as a process of its own.</summary>
public class ExportAttendanceCommandTests
{
    private TemporaryFolder _data = null!;
    private TemporaryFolder _out = null!;

    [SetUp]
    public void Create() => (_data, _out) = (new TemporaryFolder(), new TemporaryFolder());

    [TearDown]
    public void Drop()
    {
        _data.Dispose();
        _out.Dispose();
    }

    [Test]
    public async Task It_writes_a_file_that_only_its_owner_reads_while_the_site_runs()
    {
        using var files = new TemporaryFolder();
        foreach (var (name, text) in TownOfActivities.Files)
            await File.WriteAllTextAsync(Path.Combine(files.Path, name), text);
        Assert.That((await SiteCommand.RunAsync(_data.Path, "import", files.Path)).Code, Is.Zero);
        await using var site = await SiteProcess.StartAsync(SiteProcess.BuiltAssembly, _data.Path);
        var path = Path.Combine(_out.Path, "presences-CANTINE-2026-03-26.html");
        await File.WriteAllTextAsync(path, "of yesterday, readable by all");

        var (code, output, error) = await ExportAsync("--date", "2026-03-26", "--activity", "CANTINE", "--format", "html");

        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("presences-CANTINE-2026-03-26.html\u00a0: 0 enfant."));
        Assert.That(Directory.GetFiles(_out.Path), Is.EqualTo(new[] { path }));
        Assert.That(await File.ReadAllTextAsync(path), Does.StartWith("<!doctype html>"));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        await site.StopAsync();
    }

    [TestCase(new[] { "--date", "26 mars", "--activity", "CANTINE" }, 2, "n’est pas une date")]
    [TestCase(new[] { "--date", "2026-03-26" }, 2, "Usage")]
    [TestCase(new[] { "--date", "2026-03-26", "--activity" }, 2, "Usage")]
    [TestCase(new[] { "--date", "2026-03-26", "--activity", "CANTINE", "--format", "docx" }, 2, "csv ou html")]
    [TestCase(new[] { "--date", "2026-03-26", "--activity", "CANTINE" }, 1, "Il n’y a pas de données à lire")]
    public async Task What_it_cannot_do_is_said_and_no_data_is_made(string[] options, int code, string told)
    {
        var (result, _, error) = await ExportAsync(options);

        Assert.That(result, Is.EqualTo(code));
        Assert.That(error, Does.Contain(told));
        Assert.That(Directory.EnumerateFileSystemEntries(_data.Path).Concat(Directory.EnumerateFileSystemEntries(_out.Path)), Is.Empty);
    }

    private Task<(int Code, string Output, string Error)> ExportAsync(params string[] options) => SiteCommand.RunAsync(_data.Path, ["export", "attendance", .. options, "--out", _out.Path]);
}
