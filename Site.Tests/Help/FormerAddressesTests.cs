using Microsoft.Extensions.Logging.Abstractions;
using Site.Core.Help;
using Site.Core.Help.Addresses;

namespace Site.Tests.Help;

public class FormerAddressesTests
{
    private PortalDatabase _portal = null!;

    [SetUp]
    public void Create() => _portal = new PortalDatabase();

    [TearDown]
    public void Drop() => _portal.Dispose();

    [Test]
    public async Task A_renamed_document_is_found_under_its_old_address()
    {
        using var site = await Run.StartAsync(_portal, Sample.Faq(20, "ancien", "Q", "R"));
        site.Help.Source.Put(Sample.Faq(20, "nouveau", "Q", "R"));
        await site.Help.NextAsync();

        Assert.That(site.Former.Find("/faq/ancien"), Is.EqualTo(Sample.Id(20)));
        Assert.That(site.Former.Find("/faq/nouveau"), Is.Null);
        Assert.That(site.Former.Find("/faq/jamais-vu"), Is.Null);
    }

    [Test]
    public async Task Old_addresses_survive_restarts_also_of_renames_made_meanwhile()
    {
        using (var first = await Run.StartAsync(_portal, Sample.Faq(20, "un", "Q", "R")))
        {
            first.Help.Source.Put(Sample.Faq(20, "deux", "Q", "R"));
            await first.Help.NextAsync();
            await first.Former.StopAsync(CancellationToken.None);
        }
        using var second = await Run.StartAsync(_portal, Sample.Faq(20, "trois", "Q", "R"));

        Assert.That((second.Former.Find("/faq/un"), second.Former.Find("/faq/deux")), Is.EqualTo(((Guid?)Sample.Id(20), (Guid?)Sample.Id(20))));
    }

    [Test]
    public async Task An_address_in_use_belongs_to_its_user_and_to_the_last_user_afterwards()
    {
        using var site = await Run.StartAsync(_portal, Sample.Faq(20, "x", "Q", "R"));
        site.Help.Source.Put(Sample.Faq(20, "y", "Q", "R"));
        site.Help.Source.Put(Sample.Faq(21, "x", "Q2", "R"));
        await site.Help.NextAsync();
        Assert.That(site.Former.Find("/faq/x"), Is.Null);

        site.Help.Source.Put(Sample.Faq(21, "z", "Q2", "R"));
        await site.Help.NextAsync();
        Assert.That(site.Former.Find("/faq/x"), Is.EqualTo(Sample.Id(21)));
    }

    [Test]
    public async Task The_address_of_a_withdrawn_document_leads_nowhere()
    {
        using var site = await Run.StartAsync(_portal, Sample.Faq(20, "x", "Q", "R"));
        site.Help.Source.Put(Sample.Faq(20, "y", "Q", "R"));
        await site.Help.NextAsync();
        site.Help.Source.Remove(Sample.Id(20));
        await site.Help.NextAsync();

        Assert.That((site.Former.Find("/faq/x"), site.Former.Find("/faq/y")), Is.EqualTo(((Guid?)null, (Guid?)null)));
    }

    private sealed class Run(HelpHarness help, FormerAddresses former) : IDisposable
    {
        public HelpHarness Help => help;
        public FormerAddresses Former => former;

        public static async Task<Run> StartAsync(PortalDatabase portal, params ContentItem[] items)
        {
            var help = new HelpHarness(items);
            var former = new FormerAddresses(help.Library, portal, TimeProvider.System, NullLogger<FormerAddresses>.Instance);
            await former.StartAsync(CancellationToken.None);
            await help.NextAsync();
            return new Run(help, former);
        }

        public void Dispose()
        {
            former.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
            former.Dispose();
            help.Dispose();
        }
    }
}
