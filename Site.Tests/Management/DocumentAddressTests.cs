using Site.Web;
using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>Editors see where families read a document, not where it stands in the tree.</summary>
public class DocumentAddressTests
{
    [Test]
    public async Task With_the_portal_addresses_are_decided_by_type()
    {
        await using var tree = await CreateAsync(new EmbeddedAddresses());
        Assert.Multiple(async () =>
        {
            Assert.That(await UrlsAsync(tree, Centre), Is.EqualTo(new[] { "/aide" }));
            Assert.That(await UrlsAsync(tree, Tutorials), Is.EqualTo(new[] { "/tutoriels" }));
            Assert.That(await UrlsAsync(tree, Tutorial), Is.EqualTo(new[] { "/tutoriels/creer-un-compte" }));
            Assert.That(await UrlsAsync(tree, Entry), Is.EqualTo(new[] { "/faq/ou-payer" }));
            Assert.That(await UrlsAsync(tree, Page), Is.EqualTo(new[] { "/mentions-legales" }));
        });
    }

    [Test]
    public async Task A_new_name_has_its_address_once_it_is_published()
    {
        await using var tree = await CreateAsync(new EmbeddedAddresses());
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}", Change("Vos données"));
        Assert.That(await UrlsAsync(tree, Page), Is.EqualTo(new[] { "/mentions-legales" }));

        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Page}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } });
        Assert.That(await UrlsAsync(tree, Page), Is.EqualTo(new[] { "/vos-donnees" }));
    }

    [Test]
    public async Task What_nobody_can_read_has_no_address()
    {
        await using var tree = await CreateAsync(new EmbeddedAddresses());
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Tutorials}/unpublish", new { cultures = (string?)null });
        Assert.That(await UrlsAsync(tree, Tutorial), Is.Empty);
    }

    [Test]
    public async Task Without_the_portal_it_is_the_path_in_the_tree()
    {
        await using var tree = await CreateAsync();
        Assert.That(await UrlsAsync(tree, Entry), Is.EqualTo(new[] { "/questions-frequentes/ou-payer/" }));
    }

    private static async Task<IEnumerable<string>> UrlsAsync(HelpTree tree, Guid id) =>
        (await tree.GetAsync("editor", $"document/urls?id={id}"))[0]!["urlInfos"]!.AsArray().Select(info => info!["url"]!.GetValue<string>());
}
