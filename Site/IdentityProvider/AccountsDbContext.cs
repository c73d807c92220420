using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.IdentityProvider;

/// <summary>The embedded provider's data (<c>accounts.db</c>): accounts, what waits for a confirmation, and what OpenIddict keeps.</summary>
public class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : IdentityUserContext<Account, Guid>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Entity<Account>(account =>
        {
            account.ToTable("Accounts");
            account.Property(row => row.Id).ValueGeneratedNever();
            account.HasIndex(row => row.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        });
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<ProviderKey>().HasKey(key => key.Name);
        builder.ApplyConfigurationsFromAssembly(typeof(AccountsDbContext).Assembly);
        builder.ApplyConfiguration(new OutboxMailMapping());
    }

    // As in PortalDbContext: SQLite compares instants only when they have no offset.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
    }

    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(time => time, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}

/// <summary>For <c>dotnet ef</c> only, which needs the model and no database.</summary>
internal sealed class AccountsDesignTime : IDesignTimeDbContextFactory<AccountsDbContext>
{
    public AccountsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountsDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
