using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Site.Cms;
using Site.Cms.Data;
using Site.Cms.Media;
using Site.Cms.Model;
using Site.Cms.Moving;
using Site.Cms.Moving.Push;
using Site.Cms.Publishing;
using Site.Tests.CmsTests;
using Site.Tests.Support;

namespace Site.Tests.Moving;

/// <summary><c>cms push</c> into another server that speaks Umbraco's Management API: here a second site with its embedded CMS.</summary>
public partial class PushTests
{
    private static readonly Guid Legal = DocumentNamed("mentions-legales.md");
    private static readonly Guid Tutorials = DocumentNamed("tutoriels.md");
    private static readonly Guid Help = DocumentNamed("../aide.md");

    private PushSite _site = null!;

    [SetUp]
    public async Task StartAsync() => _site = await PushSite.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [Test]
    public async Task What_is_pushed_is_read_there_as_here_and_a_second_push_does_nothing()
    {
        var said = await _site.PushAsync();

        Assert.That(said.Count(item => item is { Kind: "document", Outcome: PushOutcome.Created }), Is.EqualTo(22));
        MovedFolder.AreEqual(await _site.ExportTargetAsync(), Path.Combine(Repository.Root, "umbraco"), wasPushed: true);
        await using var seeded = new SiteFactory();
        using var here = seeded.Client();
        using var there = new HttpClient { BaseAddress = _site.Address };
        Assert.That(await DeliveredAsync(there), Is.EqualTo(await DeliveredAsync(here)));

        _site.Sent.Clear();
        var again = await _site.PushAsync();

        Assert.That(again.Where(item => item.Outcome != PushOutcome.Same), Is.Empty);
        Assert.That(_site.Sent.Where(sent => sent.IsWrite), Is.Empty);
        Assert.That(_site.Notes, Has.One.Contains("App_Plugins"));
    }

    [Test]
    public async Task A_composed_type_is_made_there_in_one_piece()
    {
        await _site.PushAsync();

        var (here, there) = (_site.Source.Engine.State.DocumentTypes, Target.DocumentTypes);
        var composed = here.Values.Where(type => type.Body.Compositions.Count > 0).ToList();
        Assert.That(composed.Select(type => type.Body.Alias), Does.Contain("tutorial").And.Contain("formText"));
        Assert.Multiple(() =>
        {
            foreach (var type in composed)
            {
                var properties = type.Body.Compositions.SelectMany(part => here[part.DocumentType.Id].Body.Properties).Concat(type.Body.Properties);
                Assert.That(there[type.Id].Body.Properties.Select(Said), Is.EquivalentTo(properties.Select(Said)), type.Body.Alias);
                Assert.That(there[type.Id].Body.Compositions, Is.Empty, type.Body.Alias);
            }
        });

        static (string, string, Guid, bool) Said(PropertyTypeModel property) => (property.Alias, property.Name, property.DataType.Id, property.Validation.Mandatory);
    }

    [Test]
    public async Task A_type_that_is_composed_there_stays_so()
    {
        var import = (ContentImport)_site.TargetCms.Services.GetService(typeof(ContentImport))!;
        Assert.That(await import.ImportAsync(Path.Combine(Repository.Root, "umbraco"), CmsUsers.System), Is.Empty);
        Assert.That((await _site.PushAsync()).Where(item => item is { Kind: "document-type", Outcome: not PushOutcome.Same }), Is.Empty);

        var tutorial = _site.Source.Engine.State.DocumentTypes.Values.Single(type => type.Body.Alias == "tutorial");
        var renamed = JsonSerializer.Deserialize<UpdateDocumentType>(JsonSerializer.Serialize(tutorial.Body with { Name = "Pas à pas" }))!;
        Assert.That((await _site.Source.DocumentTypes.UpdateAsync(tutorial.Id, renamed, CmsFixture.User)).Status, Is.EqualTo(OperationStatus.Success));
        var said = await _site.PushAsync();

        Assert.That(said.Single(item => item is { Kind: "document-type", Outcome: not PushOutcome.Same }).Name, Is.EqualTo("Pas à pas"));
        Assert.That(Target.DocumentTypes[tutorial.Id].Body, Has.Property("Name").EqualTo("Pas à pas").And.Property("Compositions").EquivalentTo(tutorial.Body.Compositions));
        Assert.That((await _site.PushAsync()).Where(item => item is { Kind: "document-type", Outcome: not PushOutcome.Same }), Is.Empty);
    }

    [Test]
    public async Task A_dry_run_lists_and_changes_nothing()
    {
        var said = await _site.PushAsync(dryRun: true);

        Assert.That(said.Select(item => item.Kind).Distinct(), Is.EquivalentTo(new[] { "data-type", "document-type", "media", "document", "language", "user-group" }));
        Assert.That(said.Where(item => item is { Kind: "document", Outcome: not PushOutcome.Created }), Is.Empty);
        Assert.That(_site.Sent.Where(sent => sent.IsWrite), Is.Empty);
        Assert.That(_site.TargetCms.Snapshots.Current.Schema.DocumentTypes, Is.Empty);
        Assert.That(File.Exists(Path.Combine(_site.Source.Folder, ".pushed")), Is.False);
    }

    [Test]
    public async Task A_change_here_goes_there_and_a_change_there_is_overwritten_only_by_force()
    {
        await _site.PushAsync();
        await SaveAsync("Titre d’ici");
        Assert.That(Of(await _site.PushAsync(), Legal), Is.EqualTo(PushOutcome.Updated));
        Assert.That(Title(), Is.EqualTo("Titre d’ici"));

        await EditThereAsync("Titre de là-bas");
        await SaveAsync("Titre d’ici, encore");

        Assert.That(Of(await _site.PushAsync(dryRun: true), Legal), Is.EqualTo(PushOutcome.NewerThere));
        Assert.That(Of(await _site.PushAsync(), Legal), Is.EqualTo(PushOutcome.NewerThere));
        Assert.That(Title(), Is.EqualTo("Titre de là-bas"));
        Assert.That(Of(await _site.PushAsync(force: true), Legal), Is.EqualTo(PushOutcome.Updated));
        Assert.That(Title(), Is.EqualTo("Titre d’ici, encore"));
        Assert.That(Of(await _site.PushAsync(), Legal), Is.EqualTo(PushOutcome.Same));
    }

    [Test]
    public async Task What_was_never_pushed_from_here_counts_as_newer_there()
    {
        await _site.PushAsync();
        File.Delete(Path.Combine(_site.Source.Folder, ".pushed"));
        await SaveAsync("Titre d’ici");

        Assert.That(Of(await _site.PushAsync(), Legal), Is.EqualTo(PushOutcome.NewerThere));
        Assert.That(Title(), Is.Not.EqualTo("Titre d’ici"));
    }

    [Test]
    public async Task Another_order_here_goes_there_and_an_order_of_theirs_is_overwritten_only_by_force()
    {
        await _site.PushAsync();
        var seeded = Order(_site.Source.Engine.State);
        await SortAsync(seeded.Reverse());

        Assert.That(Sorting(await _site.PushAsync(dryRun: true)), Is.EqualTo(PushOutcome.Updated));
        Assert.That(Order(Target), Is.EqualTo(seeded), "a dry run changes nothing");
        Assert.That(Sorting(await _site.PushAsync()), Is.EqualTo(PushOutcome.Updated));
        Assert.That(Order(Target), Is.EqualTo(seeded.Reverse()));
        Assert.That((await _site.PushAsync()).Where(item => item.Outcome != PushOutcome.Same), Is.Empty);

        Guid[] theirs = [.. seeded.Skip(1), seeded[0]];
        await _site.Machine.RenewAsync();
        using var sorted = await _site.Machine.Http.PutAsJsonAsync("document/sort", new { parent = new { id = Help }, sorting = theirs.Select((id, at) => new { id, sortOrder = at }) });
        Assert.That(sorted.IsSuccessStatusCode, Is.True);
        await SortAsync(seeded);

        Assert.That(Sorting(await _site.PushAsync()), Is.EqualTo(PushOutcome.NewerThere));
        Assert.That(Order(Target), Is.EqualTo(theirs));
        Assert.That(Sorting(await _site.PushAsync(force: true)), Is.EqualTo(PushOutcome.Updated));
        Assert.That(Order(Target), Is.EqualTo(seeded));
    }

    [Test]
    public async Task After_the_line_was_cut_what_came_is_still_put_into_its_place()
    {
        await _site.PushAsync();
        var legal = _site.Source.Engine.State.Documents[Legal];
        var first = await _site.Source.PublishedAsync(legal.DocumentTypeId, Help, "Le premier", ("title", "Le premier"), ("body", legal.Draft.Values.ByAlias["body"]));
        await SortAsync([first, .. Order(_site.Source.Engine.State).Except([first])]);
        _site.WritesLeft = 1;
        Assert.ThrowsAsync<PushException>(() => _site.PushAsync());
        Assert.That(Order(Target)[^1], Is.EqualTo(first), "it came, at the end");
        _site.WritesLeft = null;

        await _site.PushAsync();

        Assert.That(Order(Target)[0], Is.EqualTo(first));
        Assert.That((await _site.PushAsync()).Where(item => item.Outcome != PushOutcome.Same), Is.Empty);
    }

    [TestCase(1)]
    [TestCase(25)]
    [TestCase(40)]
    [TestCase(60)]
    [TestCase(75)]
    public async Task After_the_line_was_cut_the_same_push_does_the_rest(int writes)
    {
        _site.WritesLeft = writes;
        Assert.ThrowsAsync<PushException>(() => _site.PushAsync());
        _site.WritesLeft = null;

        var said = await _site.PushAsync();

        Assert.That(said.Where(item => item.Outcome == PushOutcome.NewerThere), Is.Empty);
        MovedFolder.AreEqual(await _site.ExportTargetAsync(), Path.Combine(Repository.Root, "umbraco"), wasPushed: true);
        Assert.That((await _site.PushAsync()).Where(item => item.Outcome != PushOutcome.Same), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_server_that_stumbles_is_asked_again(bool isLate)
    {
        (_site.StumblesAt, _site.StumblesLate) = (3, isLate);

        var said = await _site.PushAsync();

        Assert.That(said.Where(item => item.Outcome is PushOutcome.NewerThere or PushOutcome.Refused), Is.Empty);
        MovedFolder.AreEqual(await _site.ExportTargetAsync(), Path.Combine(Repository.Root, "umbraco"), wasPushed: true);
    }

    [Test]
    public async Task A_file_that_is_no_picture_and_changes_names_the_one_that_it_replaces()
    {
        await _site.PushAsync();
        var captions = _site.Source.Engine.State.Media.Values.First(item => item.File is { Extension: "vtt" });
        var kept = new PropertyValueModel("umbracoFile", JsonSerializer.SerializeToElement(new { src = captions.File!.Url }));
        var renamed = await _site.Source.Media.UpdateAsync(captions.Id, new UpdateMedia { Variants = [new VariantModel("Un autre nom")], Values = [kept] }, CmsFixture.User);
        Assert.That(renamed.Status, Is.EqualTo(OperationStatus.Success));
        var there = Target.Media[captions.Id].File!.Url;
        _site.Sent.Clear();

        await _site.PushAsync();

        var file = JsonNode.Parse(_site.Sent.Single(sent => sent.Method == "PUT" && sent.Address.AbsolutePath.EndsWith($"media/{captions.Id}", StringComparison.Ordinal)).Body!)!["values"]!
            .AsArray().Single(value => (string?)value!["alias"] == "umbracoFile")!["value"]!.AsObject();
        Assert.That(file.Select(member => member.Key), Is.EquivalentTo(new[] { "src", "temporaryFileId" }));
        Assert.That((string?)file["src"], Is.EqualTo(there), "a stock server deletes the file otherwise");
        Assert.That((Target.Media[captions.Id].Name, Target.Media[captions.Id].File!.Hash), Is.EqualTo(("Un autre nom", captions.File!.Hash)));
    }

    [Test]
    public async Task What_the_target_refuses_is_named_and_everything_else_comes()
    {
        await _site.PushAsync();
        await _site.Machine.RenewAsync();
        using var withdrawn = await _site.Machine.Http.PutAsJsonAsync($"document/{Tutorials}/unpublish", new { cultures = (object?)null });
        Assert.That(withdrawn.IsSuccessStatusCode, Is.True);
        var tutorial = _site.Source.Engine.State.ChildrenOf(Tutorials).First();
        await _site.Source.SaveAsync(tutorial.Id, tutorial.Draft.Name, [.. tutorial.Draft.Values.ByAlias.Where(value => value.Key != "summary").Select(value => (value.Key, (object?)value.Value)), ("summary", "Autrement")]);
        await _site.Source.PublishAsync(tutorial.Id);
        await SaveAsync("Titre d’ici");

        var said = await _site.PushAsync();

        Assert.That(said.Where(item => item.Outcome == PushOutcome.Refused).Select(item => (item.Kind, item.Name)), Is.EqualTo(new[] { ("document/publish", tutorial.Draft.Name) }));
        Assert.That(_site.Notes, Has.One.Contains(tutorial.Draft.Name).And.Contains("refusé là-bas"));
        Assert.That(Title(), Is.EqualTo("Titre d’ici"));
    }

    [Test]
    public async Task What_stands_in_a_folder_whose_move_is_refused_comes_all_the_same()
    {
        var media = _site.Source.Media;
        async Task<Guid> FolderAsync(string name) => (await media.CreateAsync(new CreateMedia { MediaType = new ReferenceById(MediaTypes.Folder.Id), Variants = [new VariantModel(name)] }, CmsFixture.User)).Value;
        var (screens, year) = (await FolderAsync("Écrans"), await FolderAsync("2026"));
        var note = (await media.CreateFileAsync(null, screens, "Note", "note.txt", new MemoryStream("x"u8.ToArray()), CmsFixture.User)).Value;
        await _site.PushAsync();
        await _site.Machine.RenewAsync();
        using var theirs = await _site.Machine.Http.PutAsJsonAsync($"media/{year}/move", new { target = new { id = screens } });
        Assert.That(theirs.IsSuccessStatusCode, Is.True);
        await _site.Source.Get<MediaTreeService>().MoveAsync(screens, CmsFixture.To(year), CmsFixture.User);
        await media.UpdateAsync(note, new UpdateMedia { Variants = [new VariantModel("Note, revue")], Values = [new PropertyValueModel("umbracoFile", JsonSerializer.SerializeToElement(new { src = _site.Source.Engine.State.Media[note].File!.Url }))] }, CmsFixture.User);

        var said = await _site.PushAsync();

        Assert.That(said.Where(item => item.Outcome == PushOutcome.Refused).Select(item => item.Name), Is.EqualTo(new[] { "Écrans" }), "there it would stand in itself");
        Assert.That(Target.Media[note].Name, Is.EqualTo("Note, revue"));
    }

    [Test]
    public async Task A_wrong_secret_changes_nothing()
    {
        Assert.ThrowsAsync<PushSignInException>(() => _site.PushAsync(secret: "un-autre-secret-qui-ne-va-pas"));
        using var data = new TemporaryFolder();

        var (code, _, error) = await SiteCommand.RunAsync(data.Path, "cms", "push", "--to", _site.Address.AbsoluteUri, "--client-id", ApiUser.ClientId, "--client-secret", "faux",
            "--from", Path.Combine(Repository.Root, "umbraco"));

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain("refuse cet identifiant client ou son secret\u00a0: rien n’y est changé."));
    }

    [Test]
    public async Task The_command_pushes_a_folder()
    {
        using var data = new TemporaryFolder();
        var folder = await MovedFolder.ExportAsync(_site.Source);
        string[] command = ["cms", "push", "--to", _site.Address.AbsoluteUri, "--client-id", ApiUser.ClientId, "--client-secret", ApiUser.Secret, "--from", folder];

        var (tried, list, _) = await SiteCommand.RunAsync(data.Path, [.. command, "--dry-run"]);
        var (code, output, error) = await SiteCommand.RunAsync(data.Path, command);

        Assert.That((tried, code, error), Is.EqualTo((0, 0, "")));
        Assert.That(list, Does.Contain("à créer\tdocument\tAide").And.Contain("Rien n’est changé."));
        Assert.That(output, Does.Contain("créé\tdocument\tAide").And.Contain("App_Plugins"));
        Assert.That(Directory.EnumerateFileSystemEntries(data.Path), Is.Empty);
        MovedFolder.AreEqual(await _site.ExportTargetAsync(), folder, wasPushed: true);
    }

    [Test]
    public async Task What_the_program_brings_itself_is_pushed_without_a_folder_and_remembered_with_the_data()
    {
        using var data = new TemporaryFolder();
        string[] command = ["cms", "push", "--to", _site.Address.AbsoluteUri, "--client-id", ApiUser.ClientId, "--client-secret", ApiUser.Secret];

        var (code, output, error) = await SiteCommand.RunAsync(data.Path, command);
        var (again, second, _) = await SiteCommand.RunAsync(data.Path, command);

        Assert.That((code, again, error), Is.EqualTo((0, 0, "")));
        Assert.That(output, Does.Contain("créé\tdocument\tAide"));
        Assert.That(second, Does.Contain("0 créé, 0 modifié").And.Contain("0 plus récent"));
        Assert.That(Directory.EnumerateFileSystemEntries(data.Path).Select(Path.GetFileName), Is.EqualTo(new[] { ".pushed" }));
    }

    private static PushOutcome Of(IEnumerable<(PushOutcome Outcome, string Kind, string Name)> said, Guid document) =>
        said.Single(item => item.Kind == "document" && item.Name == (document == Legal ? "Mentions légales" : "")).Outcome;

    private static PushOutcome Sorting(IEnumerable<(PushOutcome Outcome, string Kind, string Name)> said) => said.Single(item => item.Kind == "document/sort").Outcome;

    private static Guid[] Order(CmsState state) => [.. state.ChildrenOf(Help).Select(child => child.Id)];

    private CmsState Target => ((CmsEngine)_site.TargetCms.Services.GetService(typeof(CmsEngine))!).State;

    private async Task SortAsync(IEnumerable<Guid> order) =>
        await _site.Source.Tree.SortAsync(new SortChildren { Parent = new ReferenceById(Help), Sorting = [.. order.Select((id, at) => new ItemSortOrder(id, at))] }, CmsFixture.User);

    private string? Title() => _site.TargetCms.Snapshots.Current.Published.Find(Legal)!.Values["title"].GetString();

    private async Task SaveAsync(string title)
    {
        var values = _site.Source.Engine.State.Documents[Legal].Draft.Values.ByAlias;
        await _site.Source.SaveAsync(Legal, "Mentions légales", ("title", title), ("body", values["body"]));
        await _site.Source.PublishAsync(Legal);
    }

    private async Task EditThereAsync(string title)
    {
        await _site.Machine.RenewAsync();
        var there = (await _site.Machine.Http.GetFromJsonAsync<JsonNode>($"document/{Legal}"))!;
        there["values"]!.AsArray().Single(value => (string?)value!["alias"] == "title")!["value"] = title;
        using var saved = await _site.Machine.Http.PutAsJsonAsync($"document/{Legal}", new { values = there["values"], variants = new[] { new { name = "Mentions légales" } }, template = (object?)null });
        using var published = await _site.Machine.Http.PutAsJsonAsync($"document/{Legal}/publish", PublishDocument.Now, JsonSerializerOptions.Web);
        Assert.That((saved.IsSuccessStatusCode, published.IsSuccessStatusCode), Is.EqualTo((true, true)));
    }

    /// <summary>All that readers get, but for the times.</summary>
    private static async Task<string> DeliveredAsync(HttpClient site)
    {
        var list = (await site.GetFromJsonAsync<JsonNode>(new Uri("umbraco/delivery/api/v2/content?take=100&sort=name:asc&expand=properties[$all]", UriKind.Relative)))!;
        foreach (var item in Within(list).OfType<JsonObject>().ToList())
        {
            item.Remove("createDate");
            item.Remove("updateDate");
            // In which order properties stand says nothing.
            foreach (var (name, value) in item.OrderBy(member => member.Key, StringComparer.Ordinal).ToList())
            {
                item.Remove(name);
                item.Add(name, value);
            }
        }
        return MediaFolder.Replace(list.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), "/media/…/");
    }

    // Each server puts an uploaded file into a folder of its own choice.
    [GeneratedRegex("/media/[a-z0-9]{8}/")]
    private static partial Regex MediaFolder { get; }

    private static IEnumerable<JsonNode> Within(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Within).Prepend(node);

    private static Guid DocumentNamed(string file) =>
        Guid.Parse(File.ReadLines(Path.Combine(Repository.Root, "umbraco/content/aide", file)).First(line => line.StartsWith("id: ", StringComparison.Ordinal))["id: ".Length..]);
}
