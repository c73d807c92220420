using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Site.Core.Data;
using Site.Core.Help;
using Site.Core.Help.Addresses;
using Site.Core.Help.Search;

namespace Site.Tests.Help;

public class HelpCoreRegistrationTests
{
    [Test]
    public async Task A_host_starts_with_content_to_show_to_find_and_to_redirect_to()
    {
        using var portal = new PortalDatabase();
        await RunAsync(portal, Sample.Faq(20, "ancien", "Une question", "R"), _ => { });

        await RunAsync(portal, Sample.Faq(20, "nouveau", "Une question", "R"), services =>
        {
            Assert.That(services.GetRequiredService<HelpLibrary>().Current.FaqEntries, Has.Count.EqualTo(1));
            Assert.That(services.GetRequiredService<HelpSearch>().Search("question", 5).Total, Is.EqualTo(1));
            Assert.That(services.GetRequiredService<FormerAddresses>().Find("/faq/ancien"), Is.EqualTo(Sample.Id(20)));
        });
    }

    private static async Task RunAsync(PortalDatabase portal, ContentItem item, Action<IServiceProvider> check)
    {
        var source = new SampleSource();
        source.Put(item);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IContentSource>(source);
        builder.Services.AddSingleton<IDbContextFactory<PortalDbContext>>(portal);
        builder.Services.AddHelpCore();
        using var host = builder.Build();
        await host.StartAsync();
        check(host.Services);
        await host.StopAsync();
    }
}
