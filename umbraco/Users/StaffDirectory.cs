using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Model;
using Site.Cms.Search;

namespace Site.Cms.Users;

/// <summary>All accounts and groups in memory, as the database has them; read again after each change.</summary>
internal sealed class StaffDirectory(IDbContextFactory<StaffDbContext> databases) : IStaffDirectory
{
    private readonly Lock _turn = new();
    private volatile Snapshot _now = new(FrozenDictionary<Guid, StaffAccount>.Empty, [], []);

    /// <summary>By mail address, which is the user name.</summary>
    public IReadOnlyList<StaffAccount> Accounts => _now.Accounts;

    /// <summary>By name.</summary>
    public IReadOnlyList<UserGroup> Groups => _now.Groups;

    public StaffMember? Find(Guid id) => Account(id) is { IsDisabled: false } account ? account.Member : null;

    public string? NameOf(Guid id) => Account(id)?.Member.Name ?? (id == CmsUsers.System ? "Système" : null);

    /// <summary>Also of whoever is disabled.</summary>
    public StaffAccount? Account(Guid id) => _now.ById.GetValueOrDefault(id);

    /// <summary>Takes over what has been committed.</summary>
    public void Reload()
    {
        // One after the other: whoever reads last has seen every commit before.
        lock (_turn)
        {
            using var db = databases.CreateDbContext();
            var groups = db.Groups.AsNoTracking().AsEnumerable().Select(ToGroup).OrderBy(group => group.Name, FoldedText.FrenchOrder).ToList();
            var accounts = db.Users.AsNoTracking().Include(user => user.Groups).AsSplitQuery().AsEnumerable()
                .Select(user => ToAccount(user, groups)).OrderBy(account => account.Member.Email, FoldedText.FrenchOrder).ThenBy(account => account.Id).ToList();
            _now = new Snapshot(accounts.ToFrozenDictionary(account => account.Id), accounts, groups);
        }
    }

    private static StaffAccount ToAccount(StaffUser user, List<UserGroup> groups)
    {
        var ids = user.Groups.Select(group => group.Id).ToHashSet();
        var member = new StaffMember(
            user.Id, user.Name, user.Email!, user.IsApi, user.LanguageIsoCode, [.. groups.Where(group => ids.Contains(group.Id))],
            user.DocumentStartNodes, user.MediaStartNodes)
        {
            HasOwnDocumentRootAccess = user.HasDocumentRootAccess,
            HasOwnMediaRootAccess = user.HasMediaRootAccess,
        };
        return new StaffAccount(
            member, user.SecurityStamp!, user.IsDisabled, user.PasswordHash is not null, user.AuthenticatorSecret is not null, user.InvitedDate is not null,
            user.AccessFailedCount, user.LockoutEnd?.UtcDateTime,
            user.CreateDate, user.UpdateDate, user.LastLoginDate, user.LastLockoutDate, user.LastPasswordChangeDate);
    }

    private static UserGroup ToGroup(StaffGroup row) => new(
        row.Id, row.Alias, row.Name, row.Description, row.Icon, row.Sections, row.Languages, row.HasAccessToAllLanguages,
        row.DocumentStartNode, row.DocumentRootAccess, row.MediaStartNode, row.MediaRootAccess, row.FallbackPermissions)
    {
        DocumentPermissions = JsonSerializer.Deserialize<List<DocumentPermission>>(row.DocumentPermissions, CmsJson.Options) ?? [],
        IsDeletable = row.IsDeletable,
    };

    private sealed record Snapshot(
        FrozenDictionary<Guid, StaffAccount> ById, IReadOnlyList<StaffAccount> Accounts, IReadOnlyList<UserGroup> Groups);
}
