using Site.Cms.Model;
using Site.Cms.Publishing;

namespace Site.Tests.CmsTests;

/// <summary>Host names of documents and subscriptions to them; what a real Umbraco answers is replayed in <see cref="RecordedCallsTests"/>.</summary>
public class DomainTests
{
    [Test]
    public async Task Host_names_and_subscriptions_survive_a_restart_and_go_with_their_document()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        await cms.Get<DomainService>().SetAsync(Domains(home, "aide.exemple.fr", "https://aide.exemple.fr:8443/fr"), CmsFixture.User);
        await cms.Get<DocumentNotifications>().SetAsync(home, ["Umb.Document.Publish", "Umb.Document.Nothing"], CmsFixture.User);

        await cms.RestartAsync();

        Assert.That(cms.Get<DomainService>().Of(home).Domains.Select(domain => domain.Name),
            Is.EqualTo(new[] { "aide.exemple.fr", "https://aide.exemple.fr:8443/fr" }));
        Assert.That(Subscribed(cms, home, CmsFixture.User), Is.EqualTo(new[] { "publish" }));
        Assert.That(Subscribed(cms, home, Guid.NewGuid()), Is.Empty, "another user");

        await cms.Tree.DeleteAsync(home, CmsFixture.User);
        await cms.RestartAsync();
        Assert.That((cms.Engine.State.Domains.Count, cms.Engine.State.Subscriptions.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_host_name_belongs_to_one_document_whatever_its_case()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var section = await cms.CreateAsync(schema.Section, home, "Rubrique");
        var domains = cms.Get<DomainService>();
        await domains.SetAsync(Domains(home, "aide.exemple.fr"), CmsFixture.User);

        var result = await domains.SetAsync(Domains(section, "AIDE.exemple.fr"), CmsFixture.User);
        var again = await domains.SetAsync(Domains(home, "aide.exemple.fr", "www.exemple.fr"), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.ConflictingDomainName));
        Assert.That(result.Value, Is.EqualTo(new[] { new DomainConflict("aide.exemple.fr", home) }));
        Assert.That(again.Status, Is.EqualTo(OperationStatus.Success), "its own");
    }

    [TestCase("")]
    [TestCase("deux mots")]
    [TestCase("javascript:alert(1)")]
    [TestCase("ftp://exemple.fr")]
    [TestCase("http://")]
    public async Task What_is_no_host_name_is_refused(string name)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var result = await cms.Get<DomainService>().SetAsync(Domains(home, name), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.InvalidDomainName));
    }

    private static DocumentDomains Domains(Guid document, params string[] names) =>
        new(document, null, [.. names.Select(name => new DomainName(name, "en-US"))]);

    private static IEnumerable<string> Subscribed(CmsFixture cms, Guid document, Guid user) =>
        cms.Get<DocumentNotifications>().Of(document, user).Value!.Where(action => action.Subscribed).Select(action => action.Alias);
}
