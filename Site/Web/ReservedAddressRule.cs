using Site.Cms.Publishing;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Keeps editors from publishing a page at an address that the application answers itself.</summary>
internal sealed class ReservedAddressRule : IPublishRule
{
    public IEnumerable<PublishRefusal> Check(ContentNode document, string documentType) =>
        ContentAddresses.Refusal(documentType, document.Segment) is { } reason ? [new PublishRefusal(null, reason)] : [];
}
