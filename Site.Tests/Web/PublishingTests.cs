using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Cms.Model;
using Site.Cms.Publishing;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Web;

/// <summary>From the embedded engine to a reader's page, through the whole site.</summary>
public class PublishingTests
{
    private SiteFactory _site = null!;
    private HttpClient _reader = null!;

    private CmsHost Cms => _site.Services.GetRequiredService<CmsHost>();

    [SetUp]
    public void Start()
    {
        _site = new SiteFactory();
        _reader = _site.Client();
    }

    [TearDown]
    public void Stop()
    {
        _reader.Dispose();
        _site.Dispose();
    }

    [Test]
    public async Task A_new_entry_is_on_the_site_in_the_search_and_in_the_sitemap_once_published()
    {
        await PublishAsync(await CreateAsync("faqList", "faqEntry", "Horaires du guichet", ("question", "Quand le guichet ouvre-t-il ?"), ("answer", "Le *mardi*.")));

        Assert.Multiple(async () =>
        {
            Assert.That(await _reader.GetStringAsync(At("/faq/horaires-du-guichet")), Does.Contain("Quand le guichet ouvre-t-il").And.Contain("<em>mardi</em>"));
            Assert.That(await _reader.GetStringAsync(At("/faq")), Does.Contain("Quand le guichet ouvre-t-il"));
            Assert.That(await _reader.GetStringAsync(At("/recherche?q=guichet")), Does.Contain("/faq/horaires-du-guichet"));
            Assert.That(await _reader.GetStringAsync(At("/sitemap.xml")), Does.Contain("/faq/horaires-du-guichet"));
        });
    }

    [Test]
    public async Task A_page_read_before_an_edit_is_not_served_from_the_cache_after_it()
    {
        var id = await PublishAsync(await CreateAsync("faqList", "faqEntry", "Cantine", ("question", "Avant ?"), ("answer", "Avant.")));
        Assert.That(await _reader.GetStringAsync(At("/faq/cantine")), Does.Contain("Avant"));

        await SaveAsync(id, "Cantine", ("question", "Après ?"), ("answer", "Après."));
        Assert.That(await _reader.GetStringAsync(At("/faq/cantine")), Does.Contain("Avant"), "a draft is not for readers");
        await PublishAsync(id);

        Assert.That(await _reader.GetStringAsync(At("/faq/cantine")), Does.Contain("Après").And.Not.Contain("Avant"));
    }

    [Test]
    public async Task A_renamed_entry_answers_301_from_its_old_address()
    {
        var id = await PublishAsync(await CreateAsync("faqList", "faqEntry", "Cantine", ("question", "Q ?"), ("answer", "R.")));
        await SaveAsync(id, "Restauration scolaire", ("question", "Q ?"), ("answer", "R."));
        await PublishAsync(id);

        var moved = await _reader.GetAsync(At("/faq/cantine"));

        Assert.That((moved.StatusCode, moved.Headers.Location?.OriginalString), Is.EqualTo((HttpStatusCode.MovedPermanently, "/faq/restauration-scolaire")));
    }

    [Test]
    public async Task A_withdrawn_entry_is_gone()
    {
        var id = await PublishAsync(await CreateAsync("faqList", "faqEntry", "Cantine", ("question", "Q ?"), ("answer", "R.")));
        await Cms.Services.GetRequiredService<DocumentPublishing>().UnpublishAsync(id, CmsUsers.System);
        await UpdateAsync();

        Assert.That((await _reader.GetAsync(At("/faq/cantine"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_page_at_an_address_of_the_application_is_refused_with_a_French_sentence()
    {
        var id = await CreateAsync("helpCentre", "page", "Recherche", ("title", "Recherche"), ("body", new { markup = "<p>Texte.</p>", blocks = (object?)null }));

        var refusal = await Cms.Services.GetRequiredService<DocumentPublishing>().PublishAsync(id, PublishDocument.Now, CmsUsers.System);

        Assert.That(refusal.Succeeded, Is.False);
        Assert.That(refusal.Reasons, Has.One.Contains("est réservée au fonctionnement du portail"));
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    private async Task<Guid> CreateAsync(string parentType, string type, string name, params (string Alias, object Value)[] values)
    {
        var snapshot = Cms.Snapshots.Current;
        var parent = snapshot.Published.All.First(node => node.DocumentTypeId == snapshot.Schema.DocumentTypesByAlias[parentType].Id).Id;
        var created = await Cms.Services.GetRequiredService<DocumentService>().CreateAsync(
            new CreateDocument
            {
                Parent = new ReferenceById(parent),
                DocumentType = new ReferenceById(snapshot.Schema.DocumentTypesByAlias[type].Id),
                Values = Values(values),
                Variants = [new VariantModel(name)],
            },
            CmsUsers.System);
        Assert.That(created.Status, Is.EqualTo(OperationStatus.Success));
        return created.Value;
    }

    private async Task SaveAsync(Guid id, string name, params (string Alias, object Value)[] values)
    {
        var saved = await Cms.Services.GetRequiredService<DocumentService>()
            .UpdateAsync(id, new UpdateDocument { Values = Values(values), Variants = [new VariantModel(name)] }, CmsUsers.System);
        Assert.That(saved.Status, Is.EqualTo(OperationStatus.Success));
    }

    private async Task<Guid> PublishAsync(Guid id)
    {
        var published = await Cms.Services.GetRequiredService<DocumentPublishing>().PublishAsync(id, PublishDocument.Now, CmsUsers.System);
        Assert.That(published.Status, Is.EqualTo(OperationStatus.Success));
        await UpdateAsync();
        return id;
    }

    private Task<bool> UpdateAsync() => _site.Services.GetRequiredService<HelpLibraryUpdater>().UpdateAsync();

    private static List<PropertyValueModel> Values((string Alias, object Value)[] values) =>
        [.. values.Select(value => new PropertyValueModel(value.Alias, JsonSerializer.SerializeToElement(value.Value)))];
}
