namespace Site.Cms.Users;

/// <summary>Permissions on documents, as Umbraco 17 names them.</summary>
public static class DocumentVerb
{
    public const string Read = "Umb.Document.Read";
    public const string Create = "Umb.Document.Create";
    public const string Update = "Umb.Document.Update";
    public const string Delete = "Umb.Document.Delete";
    public const string Publish = "Umb.Document.Publish";
    public const string Unpublish = "Umb.Document.Unpublish";
    public const string Move = "Umb.Document.Move";
    public const string Duplicate = "Umb.Document.Duplicate";
    public const string Sort = "Umb.Document.Sort";
    public const string Rollback = "Umb.Document.Rollback";
    public const string CultureAndHostnames = "Umb.Document.CultureAndHostnames";
    public const string Notifications = "Umb.Document.Notifications";

    /// <summary>What a group may name: also verbs of Umbraco's own groups with nothing behind them here, and that of our package.</summary>
    public static IReadOnlySet<string> Known { get; } =
        BuiltInGroups.All("en-US", withTowns: true).SelectMany(group => group.FallbackPermissions).Append(StaffMember.FeedbackTriage).ToHashSet();
}
