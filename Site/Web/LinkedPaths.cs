using Site.Cms.Publishing;
using Site.Cms.Publishing.Quality;
using Site.Core.Help;

namespace Site.Web;

/// <summary>Says to the embedded CMS whether a path that an editor wrote leads anywhere on the portal.</summary>
/// <param name="former">The published document that had an address before.</param>
internal sealed class LinkedPaths(EmbeddedAddresses addresses, Func<string, Guid?> former)
{
    public PathState WhereTo(PublishCandidate candidate, string path)
    {
        if (ContentAddresses.IsOfTheApplication(path) || Resolves(candidate.Before, candidate.Before.Published, path))
            return PathState.Known;
        var now = candidate.Content;
        if (Resolves(now, now.Published, path))
            return PathState.Known;
        if (Resolves(now, now.Draft, path))
            return PathState.NotPublished;
        return former(path) is { } moved && now.Published.Find(moved) is not null ? PathState.Known : PathState.Unknown;
    }

    private bool Resolves(CmsSnapshot snapshot, ContentTree tree, string path) => addresses.In(snapshot, tree).Resolve(path) is not null;
}
