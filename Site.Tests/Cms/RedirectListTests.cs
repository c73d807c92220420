using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

/// <summary>Former addresses as editors see them.</summary>
public class RedirectListTests
{
    [Test]
    public async Task Former_addresses_are_listed_newest_first_and_filtered_without_accents()
    {
        await using var cms = await CmsFixture.StartAsync();
        var (article, section) = await RenamedAsync(cms);
        var redirects = cms.Get<DocumentRedirects>();

        Assert.That(redirects.List().Select(redirect => (redirect.DocumentId, redirect.OriginalPath, redirect.DestinationPath)), Is.EqualTo(new[]
        {
            (section, "/rubrique/", "/dossier/"), (article, "/rubrique/entree/", "/dossier/entree/"), (article, "/rubrique/acces/", "/dossier/entree/"),
        }));
        Assert.That(redirects.List("ACCÈS").Select(redirect => redirect.OriginalPath), Is.EqualTo(new[] { "/rubrique/acces/" }));
        Assert.That(redirects.Of(section).Select(redirect => redirect.OriginalPath), Is.EqualTo(new[] { "/rubrique/" }));
        Assert.That(redirects.Of(Guid.NewGuid()), Is.Empty);
    }

    [Test]
    public async Task A_former_address_of_a_withdrawn_document_leads_nowhere_for_now()
    {
        await using var cms = await CmsFixture.StartAsync();
        var (article, _) = await RenamedAsync(cms);

        await cms.Publishing.UnpublishAsync(article, CmsFixture.User);

        Assert.That(cms.Get<DocumentRedirects>().Of(article).Select(redirect => redirect.DestinationPath), Is.All.Null);
    }

    [Test]
    public async Task A_deleted_former_address_stays_deleted()
    {
        await using var cms = await CmsFixture.StartAsync();
        var (_, section) = await RenamedAsync(cms);
        var redirects = cms.Get<DocumentRedirects>();

        var result = await redirects.DeleteAsync(redirects.Of(section).Single().Id, CmsFixture.User);
        var unknown = await redirects.DeleteAsync(Guid.NewGuid(), CmsFixture.User);

        Assert.That((result.Status, unknown.Status), Is.EqualTo((OperationStatus.Success, OperationStatus.Success)));
        await cms.RestartAsync();
        Assert.That(cms.Get<DocumentRedirects>().Of(section), Is.Empty);
        Assert.That(cms.Get<DocumentRedirects>().List(), Has.Count.EqualTo(2));
    }

    private static async Task<(Guid Article, Guid Section)> RenamedAsync(CmsFixture cms)
    {
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.PublishedAsync(schema.Home, null, "Accueil");
        var section = await cms.PublishedAsync(schema.Section, home, "Rubrique");
        var article = await cms.PublishedAsync(schema.Article, section, "Accès", ("title", "Un"));
        await cms.SaveAsync(article, "Entrée", ("title", "Un"));
        await cms.PublishAsync(article);
        await cms.SaveAsync(section, "Dossier");
        await cms.PublishAsync(section);
        return (article, section);
    }
}
