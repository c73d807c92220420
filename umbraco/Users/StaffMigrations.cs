namespace Site.Cms.Users;

internal static class StaffMigrations
{
    /// <summary>The last of <c>Users/Migrations</c>, by name; a test keeps it true.</summary>
    public const string Newest = "20261126011048_InvitationsAndProvider";
}
