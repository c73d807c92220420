namespace Site.Cms.Users;

/// <summary>What the members of a group see and may do. Immutable.</summary>
/// <param name="Alias">Umbraco's own groups are <c>admin</c>, <c>editor</c>, <c>writer</c>, <c>translator</c>, <c>sensitiveData</c>.</param>
/// <param name="Sections">Aliases of backoffice sections, see <see cref="Sections"/>.</param>
/// <param name="DocumentStartNode">The branch its members work in; null with <paramref name="DocumentRootAccess"/> for the whole tree, null without it for nothing.</param>
/// <param name="FallbackPermissions">Verbs that hold for documents without permissions of their own, see <see cref="DocumentVerb"/>.</param>
public sealed record UserGroup(
    Guid Id, string Alias, string Name, string? Description, string? Icon,
    IReadOnlyList<string> Sections, IReadOnlyList<string> Languages, bool HasAccessToAllLanguages,
    Guid? DocumentStartNode, bool DocumentRootAccess, Guid? MediaStartNode, bool MediaRootAccess,
    IReadOnlyList<string> FallbackPermissions)
{
    /// <summary>Verbs for single documents, which take the place of <see cref="FallbackPermissions"/> there.</summary>
    public IReadOnlyList<DocumentPermission> DocumentPermissions { get; init; } = [];

    /// <summary>False for the groups that the CMS itself needs.</summary>
    public bool IsDeletable { get; init; } = true;
}

/// <param name="Verbs">Empty: nothing is allowed there.</param>
public sealed record DocumentPermission(Guid Document, IReadOnlyList<string> Verbs);
