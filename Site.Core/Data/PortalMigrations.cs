namespace Site.Core.Data;

/// <summary>The last migration of each provider, by name: looking for them at each start would wake Entity Framework. A test keeps them true.</summary>
internal static class PortalMigrations
{
    /// <summary>Of <c>Data/Migrations</c>.</summary>
    public const string Newest = "20261127210152_FormTrail";

    /// <summary>Of <c>Data/Migrations/PostgreSql</c>.</summary>
    public const string NewestOnPostgreSql = "20261127210157_FormTrail";
}
