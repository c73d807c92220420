using Site.Cms;
using Site.Cms.FirstRun;
using Site.Cms.Media;

namespace Site.Tests.CmsTests;

/// <summary>Media that stand beside the first-run documents.</summary>
public class SeedMediaTests
{
    private const string Folder = "content/media/captures/_folder.md";
    private const string About = "content/media/captures/mode d'emploi.vtt.md";
    private const string File = "content/media/captures/mode d'emploi.vtt";

    private static readonly Guid FolderId = new("20000000-0000-4000-8000-000000000001");
    private static readonly Guid FileId = new("20000000-0000-4000-8000-000000000002");

    [Test]
    public async Task Folders_and_files_come_with_their_ids_names_and_places()
    {
        await using var cms = WithMedia(_ => { });

        await cms.Host.StartAsync();

        var (folder, file) = (cms.Engine.State.Media[FolderId], cms.Engine.State.Media[FileId]);
        Assert.That((folder.Name, folder.ParentId, folder.MediaTypeId), Is.EqualTo(("Captures", (Guid?)null, MediaTypes.Folder.Id)));
        Assert.That((file.Name, file.ParentId, file.SortOrder), Is.EqualTo(("Mode d’emploi", (Guid?)FolderId, 7)));
        Assert.That(file.File!.Url, Does.Match("^/media/[a-z0-9]{8}/mode-d-emploi.vtt$"));
        Assert.That(await System.IO.File.ReadAllTextAsync(cms.Get<MediaFileStore>().PathOf(file.File.Hash)), Is.EqualTo("WEBVTT\n"));
    }

    [TestCase(File, null, About, null, "There is no file mode d'emploi.vtt beside it.")]
    [TestCase(File, "WEBVTT\n\n00:02.000 --> 00:01.000\nFin\n", File, null, "The library does not take this file")]
    [TestCase(About, "---\nid: 20000000-0000-4000-8000-000000000002\ntype: Image\nname: X\nsortOrder: 0\nvalues: {}\n---\n", About, "type", "A Image is no such file.")]
    [TestCase(About, "---\nid: 20000000-0000-4000-8000-000000000002\ntype: Film\nname: X\nsortOrder: 0\nvalues: {}\n---\n", About, "type", "There is no media type Film.")]
    [TestCase(About, "---\nid: 20000000-0000-4000-8000-000000000001\ntype: File\nname: X\nsortOrder: 0\nvalues: {}\n---\n", About, "id", "The id is used by another file.")]
    [TestCase(About, "---\nid: 20000000-0000-4000-8000-000000000002\ntype: File\nname: X\nsortOrder: 0\nvalues:\n  altText: X\n---\n", About, "altText", "no such property")]
    [TestCase(About, null, File, null, "There is no mode d'emploi.vtt.md beside it")]
    [TestCase(Folder, null, "content/media/captures/", null, "There is no _folder.md in it")]
    public async Task What_is_wrong_is_refused_with_its_file_and_leaves_nothing_behind(string changed, string? text, string file, string? property, string reason)
    {
        await using var cms = WithMedia(files =>
        {
            files.Remove(changed);
            if (text is not null)
                files[changed] = text;
        });

        var refusal = Assert.ThrowsAsync<FirstRunException>(() => cms.Host.StartAsync());

        Assert.That(refusal!.Problems, Has.Some.Matches<SeedProblem>(problem =>
            problem.File == file && problem.Property == property && problem.Reason.Contains(reason, StringComparison.Ordinal)), refusal.Message);
        Assert.That(cms.Engine.State.Media, Is.Empty);
        var stored = Path.Combine(cms.Options.DataPath, "media");
        Assert.That(Directory.Exists(stored) ? Directory.GetFiles(stored, "*", SearchOption.AllDirectories) : [], Is.Empty);
    }

    private static CmsFixture WithMedia(Action<Dictionary<string, string>> change)
    {
        var files = SeedFiles.Good();
        files[Folder] = $"---\nid: {FolderId}\ntype: Folder\nname: Captures\nsortOrder: 0\nvalues: {{}}\n---\n";
        files[About] = $"---\nid: {FileId}\ntype: File\nname: Mode d’emploi\nsortOrder: 7\nvalues: {{}}\n---\n";
        files[File] = "WEBVTT\n";
        change(files);
        var cms = CmsFixture.Create(options =>
        {
            options.FirstRun = FirstRunMode.Seed;
            options.SeedPath = Path.Combine(Path.GetDirectoryName(options.DataPath)!, "seed");
        });
        SeedFiles.Write(cms.Options.SeedPath, files);
        return cms;
    }
}
