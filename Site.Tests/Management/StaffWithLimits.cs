using Site.Cms.Users;

namespace Site.Tests.Management;

/// <summary>Members of staff who do not have the whole tree or not every verb, and the documents that their permissions name.</summary>
internal static class StaffWithLimits
{
    public static Guid Centre { get; } = new("d0c00000-0000-4000-8000-000000000001");
    public static Guid Tutorials { get; } = new("d0c00000-0000-4000-8000-000000000002");
    public static Guid Faq { get; } = new("d0c00000-0000-4000-8000-000000000005");

    /// <summary>Édith of the recordings: reads, creates and changes, but below <see cref="Faq"/> she only reads.</summary>
    public static StaffMember Edith { get; } = new(
        new Guid("a5e20000-0000-4000-8000-000000000002"), "Édith Rédactrice", "edith@example.com", IsApi: false, "fr",
        [Group(rootAccess: true) with { DocumentPermissions = [new DocumentPermission(Faq, [DocumentVerb.Read])] }], [], []);

    /// <summary>Every verb that editors have, in the branch of <see cref="Tutorials"/> alone.</summary>
    public static StaffMember OfTutorials { get; } = new(
        new Guid("a5e20000-0000-4000-8000-000000000003"), "Théo Tutoriels", "theo@example.com", IsApi: false, "fr",
        [Group(rootAccess: false) with { FallbackPermissions = Everything }], [Tutorials], []);

    /// <summary>Without a start node: nothing is theirs.</summary>
    public static StaffMember OfNothing { get; } = new(
        new Guid("a5e20000-0000-4000-8000-000000000004"), "Sans Branche", "sans@example.com", IsApi: false, "fr",
        [Group(rootAccess: false) with { FallbackPermissions = Everything }], [], []);

    public static Guid Pictures { get; } = new("ed1a0000-0000-4000-8000-000000000001");

    /// <summary>In the media library the branch of <see cref="Pictures"/> alone is theirs.</summary>
    public static StaffMember OfPictures { get; } = new(
        new Guid("a5e20000-0000-4000-8000-000000000005"), "Mia Images", "mia@example.com", IsApi: false, "fr",
        [Group(rootAccess: true) with { FallbackPermissions = Everything }], [], [Pictures]);

    private static IReadOnlyList<string> Everything =>
    [
        DocumentVerb.Read, DocumentVerb.Create, DocumentVerb.Update, DocumentVerb.Delete, DocumentVerb.Publish, DocumentVerb.Unpublish, DocumentVerb.Move,
        DocumentVerb.Duplicate, DocumentVerb.Sort, DocumentVerb.Rollback, DocumentVerb.CultureAndHostnames, DocumentVerb.Notifications,
    ];

    private static UserGroup Group(bool rootAccess) => new(
        new Guid("92090000-0000-4000-8000-000000000001"), "redacteurs", "Rédacteurs", null, null, [Sections.Content, Sections.Media], [],
        HasAccessToAllLanguages: true, DocumentStartNode: null, DocumentRootAccess: rootAccess, MediaStartNode: null, MediaRootAccess: true,
        [DocumentVerb.Read, DocumentVerb.Create, DocumentVerb.Update]);
}
