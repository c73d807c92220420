using Microsoft.Extensions.DependencyInjection;
using Site.Core.Help;
using Site.Core.Help.Remote;
using Site.Tests.RemoteCms;
using Site.Tests.Support;

namespace Site.Tests.Help.Pages;

/// <summary>A site on sample contents, which its own CMS seems to have or a server elsewhere lists over HTTP.</summary>
internal sealed class SampleSite : IAsyncDisposable
{
    private readonly UnreliableCms? _cms;

    private SampleSite(SampleSource source, SiteFactory factory, UnreliableCms? cms) => (Source, Factory, _cms) = (source, factory, cms);

    public SampleSource Source { get; }

    /// <summary>Not started yet: takes settings.</summary>
    public SiteFactory Factory { get; }

    public static async Task<SampleSite> StartAsync(ContentsFrom cms, SampleSource source)
    {
        if (cms == ContentsFrom.EmbeddedCms)
            return new SampleSite(source, new SiteFactory(services => services.AddSingleton<IContentSource>(source)).With("Cms:FirstRun", "none"), null);
        var server = await UnreliableCms.StartAsync(await source.ReadAsync(CancellationToken.None));
        return new SampleSite(source, new SiteFactory().WithRemoteCms(server.Address), server);
    }

    /// <summary>Makes what was put into the source current.</summary>
    public async Task UpdateAsync()
    {
        if (_cms is not null)
        {
            _cms.Items = await Source.ReadAsync(CancellationToken.None);
            await Factory.Services.GetRequiredService<RemoteContentWorker>().RoundAsync(isWoken: true, CancellationToken.None);
        }
        await Factory.Services.GetRequiredService<HelpLibraryUpdater>().UpdateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        if (_cms is not null)
            await _cms.DisposeAsync();
    }
}
