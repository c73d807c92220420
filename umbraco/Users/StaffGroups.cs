using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Site.Cms.Data;
using Site.Cms.Model;

namespace Site.Cms.Users;

/// <summary>Outcomes of changing groups, named as Umbraco's <c>operationStatus</c> where it has one.</summary>
internal enum UserGroupOperationStatus
{
    Success,
    NotFound, AlreadyExists, DuplicateAlias, MissingName, NameTooLong, AliasTooLong, InvalidAlias,
    CanNotUpdateAliasIsSystemUserGroup, CanNotDeleteIsSystemUserGroup,
    DocumentStartNodeKeyNotFound, MediaStartNodeKeyNotFound, DocumentPermissionKeyNotFound, LanguageNotFound,
    SectionNotFound, PermissionNotFound,
}

/// <summary>A group as its page sends it; see <see cref="UserGroup"/> for what its members mean.</summary>
internal sealed record GroupInput
{
    public required string Name { get; init; }
    public required string Alias { get; init; }
    public string? Description { get; init; }
    public string? Icon { get; init; }
    public required IReadOnlyList<string> Sections { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required bool HasAccessToAllLanguages { get; init; }
    public Guid? DocumentStartNode { get; init; }
    public required bool DocumentRootAccess { get; init; }
    public Guid? MediaStartNode { get; init; }
    public required bool MediaRootAccess { get; init; }
    public required IReadOnlyList<string> FallbackPermissions { get; init; }
    public required IReadOnlyList<DocumentPermission> DocumentPermissions { get; init; }
}

/// <summary>Changes groups; the directory knows each change before the call returns.</summary>
internal sealed class StaffGroups(StaffDbContext db, StaffDirectory directory, CmsEngine engine, CmsOptions cms)
{
    private const int LongestName = 200;
    private const int LongestAlias = 200;

    public async Task<UserGroupOperationStatus> CreateAsync(Guid id, GroupInput input)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Groups.AnyAsync(group => group.Id == id))
            return UserGroupOperationStatus.AlreadyExists;
        if (await FaultAsync(id, input) is { } fault)
            return fault;
        var made = new StaffGroup { Id = id, Alias = input.Alias, Name = input.Name };
        Write(made, input);
        db.Groups.Add(made);
        return await CommitAsync(transaction);
    }

    public async Task<UserGroupOperationStatus> UpdateAsync(Guid id, GroupInput input)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Groups.SingleOrDefaultAsync(group => group.Id == id) is not { } group)
            return UserGroupOperationStatus.NotFound;
        if (input.Alias != group.Alias && !BuiltInGroups.AliasCanBeChanged(id))
            return UserGroupOperationStatus.CanNotUpdateAliasIsSystemUserGroup;
        if (await FaultAsync(id, input) is { } fault)
            return fault;
        Write(group, input);
        return await CommitAsync(transaction);
    }

    /// <summary>All or none. Their members stay, without what the groups gave them.</summary>
    public async Task<UserGroupOperationStatus> DeleteAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var groups = await db.Groups.Where(group => ids.Contains(group.Id)).ToListAsync();
        if (groups.Count != ids.Distinct().Count())
            return UserGroupOperationStatus.NotFound;
        if (groups.Any(group => !group.IsDeletable))
            return UserGroupOperationStatus.CanNotDeleteIsSystemUserGroup;
        db.Groups.RemoveRange(groups);
        return await CommitAsync(transaction);
    }

    private async Task<UserGroupOperationStatus> CommitAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction)
    {
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        directory.Reload();
        return UserGroupOperationStatus.Success;
    }

    private async Task<UserGroupOperationStatus?> FaultAsync(Guid id, GroupInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return UserGroupOperationStatus.MissingName;
        if (input.Name.Length > LongestName)
            return UserGroupOperationStatus.NameTooLong;
        if (input.Alias.Length > LongestAlias)
            return UserGroupOperationStatus.AliasTooLong;
        if (string.IsNullOrWhiteSpace(input.Alias) || input.Alias.Any(char.IsWhiteSpace))
            return UserGroupOperationStatus.InvalidAlias;
        // Without regard to case: « Admin » beside « admin » would deceive.
        if ((await db.Groups.Where(group => group.Id != id).Select(group => group.Alias).ToListAsync()).Contains(input.Alias, StringComparer.OrdinalIgnoreCase))
            return UserGroupOperationStatus.DuplicateAlias;
        if (!input.Sections.All(Sections.Known.Contains))
            return UserGroupOperationStatus.SectionNotFound;
        if (!input.FallbackPermissions.Concat(input.DocumentPermissions.SelectMany(permission => permission.Verbs)).All(DocumentVerb.Known.Contains))
            return UserGroupOperationStatus.PermissionNotFound;
        if (!input.Languages.All(language => language.Equals(cms.DefaultLanguage, StringComparison.OrdinalIgnoreCase)))
            return UserGroupOperationStatus.LanguageNotFound;
        var state = engine.State;
        if (input.DocumentStartNode is { } document && !state.Documents.ContainsKey(document))
            return UserGroupOperationStatus.DocumentStartNodeKeyNotFound;
        if (input.MediaStartNode is { } media && !state.Media.ContainsKey(media))
            return UserGroupOperationStatus.MediaStartNodeKeyNotFound;
        return input.DocumentPermissions.All(permission => state.Documents.ContainsKey(permission.Document))
            ? null : UserGroupOperationStatus.DocumentPermissionKeyNotFound;
    }

    private static void Write(StaffGroup group, GroupInput input)
    {
        group.Name = input.Name.Trim();
        group.Alias = input.Alias;
        group.Description = input.Description;
        group.Icon = input.Icon;
        group.Sections = [.. input.Sections.Distinct()];
        group.Languages = [.. input.Languages.Distinct()];
        group.HasAccessToAllLanguages = input.HasAccessToAllLanguages;
        group.DocumentStartNode = input.DocumentStartNode;
        group.DocumentRootAccess = input.DocumentRootAccess;
        group.MediaStartNode = input.MediaStartNode;
        group.MediaRootAccess = input.MediaRootAccess;
        group.FallbackPermissions = [.. input.FallbackPermissions.Distinct()];
        group.DocumentPermissions = JsonSerializer.Serialize(input.DocumentPermissions, CmsJson.Options);
    }
}
