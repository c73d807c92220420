using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Site.Cms.Data;
using Site.Cms.Media;

namespace Site.Cms.Users;

/// <summary>
/// What a member of staff sees and may change of the media library at one moment: all below their start nodes. Media know no verbs: who has the
/// section may do everything there. Every endpoint on media asks here.
/// </summary>
/// <remarks>As in Umbraco the recycle bin belongs to those whose library is the whole one.</remarks>
public sealed class MediaAccess(CmsState state, StaffMember staff)
{
    private readonly HashSet<Guid> _startNodes = [.. staff.EffectiveMediaStartNodes];
    private HashSet<Guid>? _ways;

    public CmsState State => state;

    public StaffMember Staff => staff;

    public bool HasWholeTree { get; } = staff.HasMediaRootAccess;

    /// <summary>The caller's access to the library as it is now; handlers take it as a parameter.</summary>
    public static ValueTask<MediaAccess?> BindAsync(HttpContext context) => ValueTask.FromResult(
        context.Features.Get<StaffMember>() is { } staff
            ? new MediaAccess(context.RequestServices.GetRequiredService<CmsEngine>().State, staff)
            : null);

    /// <summary>Whether an item is theirs, or the top of the library for null. An unknown item is not refused: that is the operation's to say.</summary>
    public bool Reaches(Guid? id)
    {
        if (id is not { } known)
            return HasWholeTree;
        return !state.Media.TryGetValue(known, out var item) || Reaches(item);
    }

    public bool Reaches(MediaItem item) =>
        HasWholeTree || (!item.Trashed && (_startNodes.Contains(item.Id) || state.MediaAncestorsOf(item).Any(ancestor => _startNodes.Contains(ancestor.Id))));

    public TreeVisibility VisibilityOf(MediaItem item)
    {
        if (Reaches(item))
            return TreeVisibility.Full;
        return !item.Trashed && Ways.Contains(item.Id) ? TreeVisibility.WayToStartNode : TreeVisibility.Hidden;
    }

    /// <summary>The children that show in their tree, in its order.</summary>
    public IEnumerable<MediaItem> VisibleChildrenOf(Guid? parent) =>
        state.MediaChildrenOf(parent).Where(child => !child.Trashed && VisibilityOf(child) != TreeVisibility.Hidden);

    private HashSet<Guid> Ways => _ways ??=
        [.. _startNodes.Where(state.Media.ContainsKey).SelectMany(id => state.MediaAncestorsOf(state.Media[id])).Select(ancestor => ancestor.Id)];
}
