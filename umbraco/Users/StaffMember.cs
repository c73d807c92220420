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

    /// <summary>The permission to sort what readers say: status, owner, tags, notes, masks, exports. The package <c>feedback</c> names it in the screens of groups.</summary>
    public const string FeedbackTriage = "Portail.Feedback.Triage";

    public bool IsAdmin => Groups.Any(group => group.Alias == Administrators);

    public bool HasSection(string section) => Groups.Any(group => group.Sections.Contains(section));

    /// <summary>The whole document tree is given to the person, whatever the groups say.</summary>
    public bool HasOwnDocumentRootAccess { get; init; }

    /// <summary>The whole media tree is given to the person, whatever the groups say.</summary>
    public bool HasOwnMediaRootAccess { get; init; }

    /// <summary>Whether the whole document tree is theirs.</summary>
    public bool HasDocumentRootAccess => HasOwnDocumentRootAccess || (DocumentStartNodes.Count == 0 && Groups.Any(group => group.DocumentRootAccess));

    /// <summary>Tops of the branches they work in; empty with <see cref="HasDocumentRootAccess"/>.</summary>
    public IReadOnlyList<Guid> EffectiveDocumentStartNodes =>
        HasDocumentRootAccess ? []
        : DocumentStartNodes.Count > 0 ? DocumentStartNodes
        : [.. Groups.Select(group => group.DocumentStartNode).OfType<Guid>().Distinct()];

    /// <summary>Whether the whole media tree is theirs.</summary>
    public bool HasMediaRootAccess => HasOwnMediaRootAccess || (MediaStartNodes.Count == 0 && Groups.Any(group => group.MediaRootAccess));

    /// <summary>Tops of the media branches they work in; empty with <see cref="HasMediaRootAccess"/>.</summary>
    public IReadOnlyList<Guid> EffectiveMediaStartNodes =>
        HasMediaRootAccess ? []
        : MediaStartNodes.Count > 0 ? MediaStartNodes
        : [.. Groups.Select(group => group.MediaStartNode).OfType<Guid>().Distinct()];

    /// <summary>Verbs on a document: those of the groups, each by its own rule for the nearest document that has one.</summary>
    /// <param name="line">The document and its ancestors, nearest first; empty for the root.</param>
    public bool May(string verb, IReadOnlyList<Guid> line) => Groups.Any(group => VerbsOf(group, line).Contains(verb));

    /// <summary>All that <see cref="May"/> allows there.</summary>
    public IEnumerable<string> VerbsOn(IReadOnlyList<Guid> line) => Groups.SelectMany(group => VerbsOf(group, line)).Distinct();

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
