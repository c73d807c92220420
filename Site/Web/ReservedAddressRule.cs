using Site.Cms.Publishing;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Keeps editors from publishing a page at an address that the application answers itself.</summary>
internal sealed class ReservedAddressRule : IPublishRule
{
    public IEnumerable<PublishFinding> Check(PublishCandidate candidate) =>
        ContentAddresses.Refusal(candidate.DocumentType, candidate.Document.Segment) is { } reason ? [new PublishFinding(null, reason)] : [];
}
