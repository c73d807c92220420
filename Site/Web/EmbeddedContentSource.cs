using Microsoft.Extensions.Primitives;
using Site.Cms;
using Site.Cms.Delivery;
using Site.Core.Help;

namespace Site.Web;

/// <summary>The embedded CMS as the site reads it: the same JSON as over HTTP, without HTTP.</summary>
internal sealed class EmbeddedContentSource(CmsHost cms) : IContentSource
{
    private readonly DeliveryItems _items = cms.Services.GetRequiredService<DeliveryItems>();

    public ValueTask<IReadOnlyList<ContentItem>> ReadAsync(CancellationToken cancellation)
    {
        var items = _items.Read(cms.Snapshots.Current);
        return ValueTask.FromResult<IReadOnlyList<ContentItem>>([.. items.Select(item => new ContentItem(item.Id, item.Json))]);
    }

    public IChangeToken Watch() => cms.Snapshots.Watch();
}
