using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Site.Cms.Data;
using Site.Cms.Users;
using Site.Core.Data;
using Site.IdentityProvider;

namespace Site.Tests.Support;

/// <summary>The databases' starts ask for the newest migration by name.</summary>
public class MigrationTests
{
    [Test]
    public void The_portal_asks_for_its_newest_migration() => Assert.That(Newest<PortalDbContext>(), Is.EqualTo(PortalMigrations.Newest));

    [Test]
    public void On_PostgreSQL_too() => Assert.That(Newest<PortalPostgresContext>(), Is.EqualTo(PortalMigrations.NewestOnPostgreSql));

    [Test]
    public void The_accounts_on_PostgreSQL_ask_for_their_newest_migration() =>
        Assert.That(Newest<AccountsPostgresContext>(), Is.EqualTo(AccountsPreparation.NewestOnPostgreSql));

    [TestCaseSource(nameof(Models))]
    public void A_change_of_the_model_has_its_migration_for_each_provider(Func<DbContext> make)
    {
        using var context = make();

        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void The_CMS_asks_for_its_newest_migration() => Assert.That(Newest<CmsDbContext>(), Is.EqualTo(CmsMigrations.Newest));

    [Test]
    public void Staff_ask_for_their_newest_migration() => Assert.That(Newest<StaffDbContext>(), Is.EqualTo(StaffMigrations.Newest));

    private static IEnumerable<TestCaseData> Models()
    {
        yield return Model<PortalDbContext>(() => new PortalDesignTime().CreateDbContext([]));
        yield return Model<PortalPostgresContext>(() => new PortalPostgresDesignTime().CreateDbContext([]));
        yield return Model<AccountsDbContext>(() => new AccountsDesignTime().CreateDbContext([]));
        yield return Model<AccountsPostgresContext>(() => new AccountsPostgresDesignTime().CreateDbContext([]));

        static TestCaseData Model<TContext>(Func<DbContext> make) => new TestCaseData(make).SetArgDisplayNames(typeof(TContext).Name);
    }

    private static string? Newest<TContext>() where TContext : DbContext =>
        typeof(TContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)) && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(TContext))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Max(StringComparer.Ordinal);
}
