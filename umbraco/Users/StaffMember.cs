using Microsoft.AspNetCore.Http;

namespace Site.Cms.Users;

/// <summary>Who is signed in to the backoffice or calls the Management API, with all that decides what they may do. Immutable.</summary>
/// <param name="IsApi">A machine that signs in with client credentials.</param>
/// <param name="DocumentStartNodes">Of the person alone; when empty, those of the groups hold.</param>
public sealed record StaffMember(
    Guid Id, string Name, string Email, bool IsApi, string LanguageIsoCode,
    IReadOnlyList<UserGroup> Groups, IReadOnlyList<Guid> DocumentStartNodes, IReadOnlyList<Guid> MediaStartNodes)
{
    public const string Administrators = "admin";

    public bool IsAdmin => Groups.Any(group => group.Alias == Administrators);

    public bool HasSection(string section) => Groups.Any(group => group.Sections.Contains(section));

    /// <summary>Whether the whole document tree is theirs.</summary>
    public bool HasDocumentRootAccess => DocumentStartNodes.Count == 0 && Groups.Any(group => group.DocumentRootAccess);

    /// <summary>Tops of the branches they work in; empty with <see cref="HasDocumentRootAccess"/>.</summary>
    public IReadOnlyList<Guid> EffectiveDocumentStartNodes =>
        DocumentStartNodes.Count > 0 ? DocumentStartNodes
        : HasDocumentRootAccess ? []
        : [.. Groups.Select(group => group.DocumentStartNode).OfType<Guid>().Distinct()];

    /// <summary>Verbs on a document: those of the groups, each by its own rule for the nearest document that has one.</summary>
    /// <param name="line">The document and its ancestors, nearest first; empty for the root.</param>
    public bool May(string verb, IReadOnlyList<Guid> line) => Groups.Any(group => VerbsOf(group, line).Contains(verb));

    /// <summary>The caller of a request that has passed authentication; handlers take it as a parameter.</summary>
    public static ValueTask<StaffMember?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<StaffMember>());

    private static IReadOnlyList<string> VerbsOf(UserGroup group, IReadOnlyList<Guid> line)
    {
        foreach (var document in line)
        {
            if (group.DocumentPermissions.FirstOrDefault(permission => permission.Document == document) is { } own)
                return own.Verbs;
        }
        return group.FallbackPermissions;
    }
}
