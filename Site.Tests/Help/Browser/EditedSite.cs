using Microsoft.Extensions.DependencyInjection;
using Site.Cms;
using Site.Core.Help;
using Site.Tests.Support;

namespace Site.Tests.Help.Browser;

/// <summary>A site of its own for contents that a test publishes before anybody reads: read where they are edited, or over HTTP from there.</summary>
internal sealed class EditedSite : IAsyncDisposable
{
    private readonly SiteFactory _edited = new();
    private readonly Uri _address;
    private SiteFactory? _elsewhere;

    private EditedSite() => _address = _edited.Listen();

    public CmsHost Cms => _edited.Services.GetRequiredService<CmsHost>();

    public HelpSnapshot Library => (_elsewhere ?? _edited).Services.GetRequiredService<HelpLibrary>().Current;

    public static EditedSite Start() => new();

    /// <summary>Where readers see what was published up to now.</summary>
    public async Task<Uri> ReadAsync(ContentsFrom cms)
    {
        if (cms == ContentsFrom.RemoteCms)
            return (_elsewhere = new SiteFactory().WithRemoteCms(_address)).Listen();
        await _edited.Services.GetRequiredService<HelpLibraryUpdater>().UpdateAsync();
        return _address;
    }

    public async ValueTask DisposeAsync()
    {
        if (_elsewhere is not null)
            await _elsewhere.DisposeAsync();
        await _edited.DisposeAsync();
    }
}
