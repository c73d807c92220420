using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Site.Cms.Data;
using Site.Cms.Users;
using Site.Core.Data;

namespace Site.Tests.Support;

/// <summary>The databases' starts ask for the newest migration by name.</summary>
public class MigrationTests
{
    [Test]
    public void The_portal_asks_for_its_newest_migration() => Assert.That(Newest<PortalDbContext>(), Is.EqualTo(PortalMigrations.Newest));

    [Test]
    public void The_CMS_asks_for_its_newest_migration() => Assert.That(Newest<CmsDbContext>(), Is.EqualTo(CmsMigrations.Newest));

    [Test]
    public void Staff_ask_for_their_newest_migration() => Assert.That(Newest<StaffDbContext>(), Is.EqualTo(StaffMigrations.Newest));

    private static string? Newest<TContext>() where TContext : DbContext =>
        typeof(TContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Max(StringComparer.Ordinal);
}
