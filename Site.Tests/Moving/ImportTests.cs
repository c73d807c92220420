using Site.Cms.Moving;
using Site.Cms.Publishing;
using Site.Tests.CmsTests;
using Site.Tests.CmsTests.Imaging;

namespace Site.Tests.Moving;

/// <summary>What a folder does to a CMS that has contents already, and what is refused of it.</summary>
public class ImportTests
{
    private CmsFixture _cms = null!;
    private string _folder = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _cms = await CmsFixture.StartAsync();
        _folder = Path.Combine(_cms.Folder, "seed");
        SeedFiles.Write(_folder, SeedFiles.Good());
        Assert.That(await MovedFolder.ImportAsync(_cms, _folder), Is.Empty);
    }

    [TearDown]
    public async Task StopAsync() => await _cms.DisposeAsync();

    [Test]
    public async Task What_the_folder_names_is_overwritten_and_the_rest_stays()
    {
        var type = _cms.Snapshot.Schema.DocumentTypesByAlias["page"].Id;
        var home = new Guid("10000000-0000-4000-8000-000000000001");
        var other = await _cms.PublishedAsync(type, home, "Une autre", ("title", "Une autre"));
        await _cms.SaveAsync(SeedFiles.Page, "Page changée", ("title", "Changé"), ("body", new { markup = "<p>x</p>" }));
        await _cms.PublishAsync(SeedFiles.Page);
        await _cms.Tree.MoveToRecycleBinAsync(SeedFiles.First, CmsFixture.User);

        Assert.That(await MovedFolder.ImportAsync(_cms, _folder), Is.Empty);

        var published = _cms.Snapshot.Published;
        Assert.That(published.Find(SeedFiles.Page)!.Values["title"].GetString(), Is.EqualTo("Page"));
        Assert.That(published.ByPath("/faq/premiere/"), Is.Not.Null);
        Assert.That(published.Find(other), Is.Not.Null);
    }

    [Test]
    public async Task A_value_that_the_folder_no_longer_has_is_gone_and_what_it_withdraws_is_withdrawn()
    {
        Change("content/root/faq/premiere.md", "  count: 3\n", "");
        Change("content/root/page.md", "sortOrder: 1", "sortOrder: 1\npublished: false");

        Assert.That(await MovedFolder.ImportAsync(_cms, _folder), Is.Empty);

        Assert.That(_cms.Engine.State.Documents[SeedFiles.First].Draft.Values.ByAlias.ContainsKey("count"), Is.False);
        Assert.That(_cms.Engine.State.Documents[SeedFiles.Page].State, Is.EqualTo(DocumentState.Draft));
    }

    [TestCase("content/root/faq/premiere.md", "  count: 3", "  count: trois", "content/root/faq/premiere.md: count: The value must be a whole number.")]
    [TestCase("content/root/faq/premiere.md", "type: entry", "type: list", "content/root/faq/premiere.md: type: It is a entry here, which cannot change.")]
    [TestCase("content/root/faq/premiere.md", "name: Première", "name: Deuxième", "content/root/faq/premiere.md: name: A sibling is called Deuxième too, or the name has blanks around it.")]
    [TestCase("content/root/page.md", "sortOrder: 1", "sortOrder: 1\npublished: oui", "content/root/page.md: published: It must be true or false.")]
    [TestCase("content/root/page.md", "sortOrder: 1", "sortOrder: 1\npublishAt: demain", "content/root/page.md: publishAt: It must be a time, like 2026-11-25T08:15:00Z.")]
    [TestCase("content/root/page.md", "title: Page", "title: ''", "content/root/page.md: title: #validation_invalidEmpty")]
    [TestCase("schema/document-types/page.json", "\"alias\": \"page\"", "\"alias\": \"list\"", "schema/document-types/page.json: alias: The alias list is used by another type.")]
    [TestCase("schema/data-types/count.json", "da000000-0000-4000-8000-000000000004", "da000000-0000-4000-8000-000000000005", "schema/data-types/screen.json: id: The id is used by another type.")]
    public async Task What_is_wrong_is_named_and_nothing_is_changed(string file, string right, string wrong, string problem)
    {
        var before = _cms.Engine.State;
        Change("content/root/faq/deuxieme.md", "sortOrder: 1", "sortOrder: 7");
        Change(file, right, wrong);

        var problems = await MovedFolder.ImportAsync(_cms, _folder);

        Assert.That(problems.Select(one => one.ToString()), Does.Contain(problem));
        Assert.That(_cms.Engine.State, Is.SameAs(before));
    }

    [Test]
    public async Task What_is_wrong_in_the_library_is_named_and_no_file_is_left_behind()
    {
        Medium("sans-fiche.png", null);
        Medium(null, "seule.png.md");
        Medium("faux.png", "faux.png.md", "This is text."u8.ToArray());
        Medium("autre.txt", "autre.txt.md", "x"u8.ToArray());
        Medium("bonne.png", "bonne.png.md", more: "values:\n  umbracoFile:\n    src: /etc/passwd\n");
        Directory.CreateDirectory(Path.Combine(_folder, "content/media/dossier"));

        var problems = await MovedFolder.ImportAsync(_cms, _folder);

        Assert.That(problems.Select(one => one.ToString()), Is.SupersetOf(new[]
        {
            "content/media/sans-fiche.png: There is no sans-fiche.png.md beside it, which says what it is.",
            "content/media/seule.png.md: There is no file seule.png beside it.",
            "content/media/faux.png: The library does not take this file (FileContentNotAllowed).",
            "content/media/autre.txt.md: type: A Image is no such file.",
            "content/media/bonne.png.md: umbracoFile.src: It is no address of such a file, like /media/a1b2c3d4/name.png.",
            "content/media/dossier/: There is no _folder.md in it, which says what it is.",
        }));
        Assert.That(Directory.EnumerateFiles(Path.Combine(_cms.Options.DataPath, "media"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_replaced_picture_keeps_its_address_folder_only_when_the_folder_says_so()
    {
        Medium("image.png", "image.png.md");
        Assert.That(await MovedFolder.ImportAsync(_cms, _folder), Is.Empty);
        var first = _cms.Engine.State.Media.Values.Single().File!;
        File.WriteAllBytes(Path.Combine(_folder, "content/media/image.png"), SamplePictures.Png(9, 9));

        Assert.That(await MovedFolder.ImportAsync(_cms, _folder), Is.Empty);

        var second = _cms.Engine.State.Media.Values.Single().File!;
        Assert.That((second.Url, second.Width), Is.EqualTo((first.Url, (int?)9)));
        Assert.That(second.Hash, Is.Not.EqualTo(first.Hash));
    }

    [Test]
    public async Task A_folder_with_files_of_somebody_else_is_not_replaced()
    {
        var folder = Path.Combine(_cms.Folder, "docs");
        Directory.CreateDirectory(Path.Combine(folder, "content"));
        File.WriteAllText(Path.Combine(folder, "content", "thesis.docx"), "x");

        Assert.ThrowsAsync<IOException>(() => _cms.Get<ContentExport>().ExportAsync(folder));

        Assert.That(Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Count(), Is.EqualTo(2));
        await Task.CompletedTask;
    }

    [Test]
    public async Task An_export_replaces_the_former_one_and_leaves_the_rest_of_the_folder()
    {
        var folder = await MovedFolder.ExportAsync(_cms);
        File.WriteAllText(Path.Combine(folder, "README.md"), "x");
        await _cms.Tree.DeleteAsync(SeedFiles.Page, CmsFixture.User);

        await MovedFolder.ExportAsync(_cms);

        Assert.That(File.Exists(Path.Combine(folder, "README.md")), Is.True);
        Assert.That(File.Exists(Path.Combine(folder, "content/accueil/page.md")), Is.False);
        Assert.That(File.Exists(Path.Combine(folder, "content/accueil/faq.md")), Is.True);
    }

    private void Change(string file, string right, string wrong)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(right));
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private void Medium(string? file, string? about, byte[]? content = null, string more = "values: {}\n")
    {
        var folder = Path.Combine(_folder, "content/media");
        Directory.CreateDirectory(folder);
        if (file is not null)
            File.WriteAllBytes(Path.Combine(folder, file), content ?? SamplePictures.Png(4, 3));
        if (about is not null)
            File.WriteAllText(Path.Combine(folder, about), $"---\nid: {Guid.NewGuid()}\ntype: Image\nname: {about.Split('.')[0]}\nsortOrder: 0\n{more}---\n");
    }
}
