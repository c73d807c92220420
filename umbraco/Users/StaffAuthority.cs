using Site.Cms.Data;

namespace Site.Cms.Users;

/// <summary>
/// Whom somebody with the Users section may manage, and what they may give. Administrators everybody and everything. Others only accounts that have no
/// more than they themselves: whoever sets an account's password can sign in as it.
/// </summary>
internal sealed class StaffAuthority(StaffDirectory directory, CmsEngine engine)
{
    /// <summary>An unknown account is not refused: that is the operation's to say.</summary>
    public bool MayManage(StaffMember by, IEnumerable<Guid> accounts) => by.IsAdmin || accounts.All(id =>
        id == by.Id || directory.Account(id) is not { } account
        || (MayGive(by, account.Member.Groups.Select(group => group.Id)) && MayGiveStartNodes(by,
            account.Member.DocumentStartNodes, account.Member.HasOwnDocumentRootAccess, account.Member.MediaStartNodes, account.Member.HasOwnMediaRootAccess)));

    public static bool MayGive(StaffMember by, IEnumerable<Guid> groups) =>
        by.IsAdmin || groups.All(id => by.Groups.Any(group => group.Id == id));

    public bool MayGiveStartNodes(StaffMember by, IEnumerable<Guid> documents, bool documentRoot, IEnumerable<Guid> media, bool mediaRoot)
    {
        if (by.IsAdmin)
            return true;
        var state = engine.State;
        return (by.HasDocumentRootAccess || (!documentRoot && documents.All(id => by.EffectiveDocumentStartNodes.Any(own => state.IsAtOrBelow(id, own)))))
            && (by.HasMediaRootAccess || (!mediaRoot && media.All(id => by.EffectiveMediaStartNodes.Any(own => IsAtOrBelow(state, id, own)))));
    }

    private static bool IsAtOrBelow(CmsState state, Guid id, Guid ancestor)
    {
        for (Guid? at = id; at is { } current; at = state.Media.GetValueOrDefault(current)?.ParentId)
        {
            if (current == ancestor)
                return true;
        }
        return false;
    }
}
