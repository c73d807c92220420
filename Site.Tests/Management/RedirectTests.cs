using static Site.Tests.Management.HelpTree;

namespace Site.Tests.Management;

/// <summary>Editors see the former addresses of documents and can forget one.</summary>
public class RedirectTests
{
    [Test]
    public async Task A_renamed_document_leaves_its_former_address_until_it_is_forgotten()
    {
        await using var tree = await CreateAsync();
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Entry}", Change("Comment payer ?"));
        await tree.StatusAsync("editor", HttpMethod.Put, $"document/{Entry}/publish", new { publishSchedules = new[] { new { culture = (string?)null } } });

        var all = await tree.GetAsync("editor", "redirect-management?filter=OU-PAYER");
        var redirect = all["items"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(all["total"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(redirect["originalUrl"]!.GetValue<string>(), Is.EqualTo("/questions-frequentes/ou-payer/"));
            Assert.That(redirect["destinationUrl"]!.GetValue<string>(), Is.EqualTo("/questions-frequentes/comment-payer/"));
            Assert.That(redirect["document"]!["id"]!.GetValue<Guid>(), Is.EqualTo(Entry));
            Assert.That(redirect["culture"]!.GetValue<string>(), Is.Empty);
            Assert.That(redirect["created"]!.GetValue<string>(), Does.EndWith("+00:00"));
        });
        Assert.That((await tree.GetAsync("theo", "redirect-management"))["total"]!.GetValue<int>(), Is.Zero, "outside the start node");

        var id = redirect["id"]!.GetValue<Guid>();
        Assert.That(await tree.StatusAsync("analyst", HttpMethod.Delete, $"redirect-management/{id}"), Is.EqualTo(403));
        Assert.That(await tree.StatusAsync("editor", HttpMethod.Delete, $"redirect-management/{id}"), Is.EqualTo(200));
        Assert.That((await tree.GetAsync("editor", $"redirect-management/{Entry}"))["total"]!.GetValue<int>(), Is.Zero);
    }
}
