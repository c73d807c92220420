using Site.Cms;
using Site.Cms.Delivery;
using Site.Cms.Preview;
using Site.Core.Help;
using Site.Help;

namespace Site.Web;

/// <summary>The embedded CMS's drafts, and who may see them.</summary>
internal sealed class EmbeddedDrafts(CmsHost cms) : IDraftSource, IPreviewAccess
{
    public ValueTask<IReadOnlyList<ContentItem>> ReadDraftsAsync(CancellationToken cancellation)
    {
        var items = cms.Services.GetRequiredService<DeliveryItems>().ReadDrafts(cms.Snapshots.Current);
        return ValueTask.FromResult<IReadOnlyList<ContentItem>>([.. items.Select(item => new ContentItem(item.Id, item.Json))]);
    }

    // Asks for the staff's side of the CMS only when there is a pass to look at.
    public bool MayRead(HttpRequest request, Guid document) =>
        request.Cookies.ContainsKey(PreviewPass.CookieName) && cms.StaffServices.GetRequiredService<PreviewPass>().MayRead(request, document);
}
