using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Tests.CmsTests;
using Site.Tests.Management.Replay;

namespace Site.Tests.Management;

/// <summary>Open windows hear of every change, whoever made it, so that they drop what they keep of it.</summary>
public class ServerEventTests
{
    private static readonly Guid Editor = TestStaff.Of("editor")!.Id;

    [Test]
    public async Task A_window_hears_what_happens_to_a_document_in_order()
    {
        await using var site = await ManagementSite.StartAsync();
        var (types, documents, tree) = (site.Get<DocumentTypeService>(), site.Get<DocumentService>(), site.Get<DocumentTree>());
        using var window = await site.OpenWindowAsync("editor");

        var type = (await types.CreateAsync(new CreateDocumentType { Alias = "page", Name = "Page", AllowedAsRoot = true }, Editor)).Value;
        var id = (await documents.CreateAsync(new CreateDocument { DocumentType = new(type), Variants = [new("Accueil")] }, Editor)).Value;
        await documents.UpdateAsync(id, new UpdateDocument { Variants = [new("Bienvenue")] }, Editor);
        await tree.MoveToRecycleBinAsync(id, Editor);
        await tree.DeleteFromRecycleBinAsync(id, Editor);

        Assert.Multiple(async () =>
        {
            Assert.That(await window.NextAsync(), Is.EqualTo($"Created Umbraco:CMS:DocumentType {type}"));
            Assert.That(await window.NextAsync(), Is.EqualTo($"Created Umbraco:CMS:Document {id}"));
            Assert.That(await window.NextAsync(), Is.EqualTo($"Updated Umbraco:CMS:Document {id}"));
            Assert.That(await window.NextAsync(), Is.EqualTo($"Trashed Umbraco:CMS:Document {id}"));
            Assert.That(await window.NextAsync(), Is.EqualTo($"Deleted Umbraco:CMS:Document {id}"));
        });
    }

    [Test]
    public async Task A_window_hears_what_happens_to_media_in_order()
    {
        await using var site = await ManagementSite.StartAsync();
        var library = new MediaLibrary(site);
        using var window = await site.OpenWindowAsync("editor");

        var id = await library.UploadAsync("plan.png", SampleFiles.Png(4, 3));
        await library.ExpectAsync(200, "editor", HttpMethod.Put, $"media/{id}", await library.ChangeAsync(id, "Plan d’accès"));
        await library.ExpectAsync(200, "editor", HttpMethod.Put, $"media/{id}/move-to-recycle-bin");
        await library.ExpectAsync(200, "editor", HttpMethod.Delete, $"recycle-bin/media/{id}");

        Assert.Multiple(async () =>
        {
            foreach (var happened in new[] { "Created", "Updated", "Trashed", "Deleted" })
                Assert.That(await window.NextAsync(), Is.EqualTo($"{happened} Umbraco:CMS:Media {id}"));
        });
    }

    [Test]
    public async Task Nobody_listens_without_being_signed_in()
    {
        await using var site = await ManagementSite.StartAsync();
        Assert.That(async () => await site.OpenWindowAsync(caller: null), Throws.InvalidOperationException.With.Message.Contains("401"));
    }
}
