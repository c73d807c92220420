using Microsoft.EntityFrameworkCore;

namespace Site.Cms.Users;

/// <summary>All that an account's page changes, at once.</summary>
internal sealed record UpdateUser
{
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string UserName { get; init; }
    public required IReadOnlyList<Guid> Groups { get; init; }
    public required string LanguageIsoCode { get; init; }
    public required IReadOnlyList<Guid> DocumentStartNodes { get; init; }
    public required bool HasDocumentRootAccess { get; init; }
    public required IReadOnlyList<Guid> MediaStartNodes { get; init; }
    public required bool HasMediaRootAccess { get; init; }
}

/// <summary>Changes of accounts that exist: who they are, which groups, where they work.</summary>
internal sealed partial class StaffAccounts
{
    public async Task<UserResult> UpdateAsync(Guid id, UpdateUser request)
    {
        if (Fault(request.Name, request.Email, request.UserName) is { } fault)
            return fault;
        if (!CmsOptions.IsCulture(request.LanguageIsoCode))
            return UserOperationStatus.InvalidIsoCode;
        if (!request.DocumentStartNodes.All(engine.State.Documents.ContainsKey))
            return UserOperationStatus.ContentStartNodeNotFound;
        if (!request.MediaStartNodes.All(engine.State.Media.ContainsKey))
            return UserOperationStatus.MediaStartNodeNotFound;
        return await write.KeepingAnAdministratorAsync(async () =>
        {
            if (await db.Users.Include(row => row.Groups).SingleOrDefaultAsync(row => row.Id == id) is not { } user)
                return UserOperationStatus.UserNotFound;
            if (request.Groups.Count == 0)
                return UserOperationStatus.NoUserGroup;
            if (await GroupsAsync(request.Groups) is not { } groups)
                return UserOperationStatus.MissingUserGroup;
            if (await users.FindByEmailAsync(request.Email) is { } other && other.Id != id)
                return UserOperationStatus.DuplicateEmail;
            user.Name = request.Name.Trim();
            user.Email = user.UserName = request.Email;
            user.Groups = groups;
            user.LanguageIsoCode = request.LanguageIsoCode;
            user.DocumentStartNodes = [.. request.DocumentStartNodes.Distinct()];
            user.HasDocumentRootAccess = request.HasDocumentRootAccess;
            user.MediaStartNodes = [.. request.MediaStartNodes.Distinct()];
            user.HasMediaRootAccess = request.HasMediaRootAccess;
            user.UpdateDate = Now;
            return Outcome(await users.UpdateAsync(user), id);
        });
    }

    /// <summary>The same groups for several accounts, in place of those they had. All or none.</summary>
    public async Task<UserResult> SetGroupsAsync(IReadOnlyCollection<Guid> ids, IReadOnlyList<Guid> groups) =>
        groups.Count == 0 ? UserOperationStatus.NoUserGroup : await ChangeGroupsAsync(ids, groups, (_, given) => given);

    public Task<UserResult> JoinAsync(Guid group, IReadOnlyCollection<Guid> ids) =>
        ChangeGroupsAsync(ids, [group], (had, given) => [.. had.Union(given)]);

    /// <summary>Who then has no group may sign in and sees nothing.</summary>
    public Task<UserResult> LeaveAsync(Guid group, IReadOnlyCollection<Guid> ids) =>
        ChangeGroupsAsync(ids, [group], (had, given) => [.. had.Except(given)]);

    private Task<UserResult> ChangeGroupsAsync(
        IReadOnlyCollection<Guid> ids, IReadOnlyList<Guid> groups, Func<List<StaffGroup>, List<StaffGroup>, List<StaffGroup>> change) =>
        write.KeepingAnAdministratorAsync(async () =>
        {
            if (await GroupsAsync(groups) is not { } found)
                return UserOperationStatus.MissingUserGroup;
            var accounts = await db.Users.Include(user => user.Groups).Where(user => ids.Contains(user.Id)).ToListAsync();
            if (accounts.Count != ids.Distinct().Count())
                return UserOperationStatus.UserNotFound;
            foreach (var user in accounts)
            {
                user.Groups = change(user.Groups, found);
                user.UpdateDate = Now;
            }
            await db.SaveChangesAsync();
            return UserOperationStatus.Success;
        });
}
