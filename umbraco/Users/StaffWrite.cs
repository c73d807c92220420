using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>
/// Writes that could lock the town out: each runs in one transaction, one after the other, and is undone when nobody would be left who can sign in as
/// administrator.
/// </summary>
internal sealed class StaffWrite(StaffDbContext db, StaffDirectory directory)
{
    /// <summary>The directory knows the change before the call returns.</summary>
    /// <returns>What the change came to, or <see cref="UserOperationStatus.AdminUserGroupMustNotBeEmpty"/>; nothing is kept unless it succeeded.</returns>
    public async Task<UserResult> KeepingAnAdministratorAsync(Func<Task<UserResult>> change)
    {
        // SQLite lets one in at a time: of two administrators who demote each other, the second is refused.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var hadOne = await HasAdministratorAsync();
        var result = await change();
        if (!result.Succeeded)
            return result;
        if (hadOne && !await HasAdministratorAsync())
            return UserOperationStatus.AdminUserGroupMustNotBeEmpty;
        await transaction.CommitAsync();
        directory.Reload();
        return result;
    }

    /// <summary>Of a person: a machine cannot sign in to mend things. Who was invited and has not come does not count yet.</summary>
    private Task<bool> HasAdministratorAsync() => db.Users.AnyAsync(user =>
        !user.IsApi && !user.IsDisabled && (user.PasswordHash != null || user.ProviderSubject != null)
        && user.Groups.Any(group => group.Id == BuiltInGroups.Administrators));
}
