using Site.Cms.Users;

namespace Site.Tests.Management.Replay;

/// <summary>One member of staff a role, with the permissions that Umbraco's own groups have.</summary>
internal sealed class TestStaff : IStaffDirectory
{
    private static readonly string[] EditorVerbs =
    [
        "Umb.Document.Create", "Umb.Document.Update", "Umb.Document.Delete", "Umb.Document.Move", "Umb.Document.Duplicate", "Umb.Document.Sort",
        "Umb.Document.Rollback", "Umb.Document.Publish", "Umb.Document.Unpublish", "Umb.Document.Read", "Umb.Document.Notifications",
        "Umb.Document.PropertyValue.Read", "Umb.Document.PropertyValue.Write",
    ];

    private static readonly Dictionary<string, StaffMember> Members = new()
    {
        ["api"] = Member("a5e20000-0000-4000-8000-000000000001", "API Recorder", Group("admin", [Sections.Content, Sections.Media, Sections.Settings, Sections.Users], [.. EditorVerbs, "Umb.Document.CultureAndHostnames", "Umb.Document.PublicAccess", "Umb.Document.Permissions"])),
        ["admin"] = Member("1e70f841-c261-413b-abb2-2d68cdb96094", "Anchor Admin", Group("admin", [Sections.Content, Sections.Media, Sections.Settings, Sections.Users], [.. EditorVerbs, "Umb.Document.CultureAndHostnames", "Umb.Document.PublicAccess", "Umb.Document.Permissions"])),
        ["editor"] = Member("a5e20000-0000-4000-8000-0000000000e1", "Rédaction", Group("editor", [Sections.Content, Sections.Media], EditorVerbs)),
        ["analyst"] = Member("a5e20000-0000-4000-8000-0000000000a1", "Analyse", Group("analyste", [Sections.Content], ["Umb.Document.Read", "Umb.Document.PropertyValue.Read"])),
        ["edith"] = StaffWithLimits.Edith,
        ["theo"] = StaffWithLimits.OfTutorials,
        ["sans"] = StaffWithLimits.OfNothing,
        ["mia"] = StaffWithLimits.OfPictures,
    };

    /// <summary>Null for nobody.</summary>
    public static StaffMember? Of(string caller) => Members.GetValueOrDefault(caller);

    public StaffMember? Find(Guid id) => Members.Values.FirstOrDefault(member => member.Id == id);

    public string? NameOf(Guid id) => Find(id)?.Name;

    private static StaffMember Member(string id, string name, UserGroup group) => new(
        new Guid(id), name, $"{id[..8]}@exemple.fr", IsApi: false, group.Alias == "admin" ? "en-US" : "fr", [group], DocumentStartNodes: [], MediaStartNodes: []);

    private static UserGroup Group(string alias, string[] sections, string[] verbs) => new(
        Guid.NewGuid(), alias, alias, null, null, sections, [], HasAccessToAllLanguages: true,
        DocumentStartNode: null, DocumentRootAccess: true, MediaStartNode: null, MediaRootAccess: true, verbs);
}
