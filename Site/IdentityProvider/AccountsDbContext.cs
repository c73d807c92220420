using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Site.Core.Data;
using Site.Core.Mail;

namespace Site.IdentityProvider;

/// <summary>
/// The embedded provider's data (<c>accounts.db</c>): accounts, what waits for a confirmation, and what OpenIddict keeps. On PostgreSQL it is an
/// <see cref="AccountsPostgresContext"/>.
/// </summary>
public class AccountsDbContext : IdentityUserContext<Account, Guid>
{
    public AccountsDbContext(DbContextOptions<AccountsDbContext> options) : base(options)
    {
    }

    protected AccountsDbContext(DbContextOptions options) : base(options)
    {
    }

    /// <summary>A transaction during which no other one of these runs: what it reads stays true until it commits.</summary>
    public virtual Task<IDbContextTransaction> BeginAloneAsync(CancellationToken cancellation) => Database.BeginTransactionAsync(cancellation);

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

/// <summary>The same on PostgreSQL, with migrations of its own.</summary>
public sealed class AccountsPostgresContext(DbContextOptions<AccountsPostgresContext> options) : AccountsDbContext(options)
{
    // "accounts" in ASCII: any number that nothing else in this database uses.
    private const long Turn = 0x6163636F756E7473;

    // SQLite has one writer; here they wait for each other, on all nodes. These transactions are few and short.
    public override async Task<IDbContextTransaction> BeginAloneAsync(CancellationToken cancellation)
    {
        var transaction = await base.BeginAloneAsync(cancellation);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", cancellation);
        return transaction;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        PostgreSqlText.LikeSqlite(configurationBuilder);
    }
}

/// <summary>For <c>dotnet ef</c> only, which needs the model and no database.</summary>
internal sealed class AccountsDesignTime : IDesignTimeDbContextFactory<AccountsDbContext>
{
    public AccountsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountsDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>As <see cref="AccountsDesignTime"/>.</summary>
internal sealed class AccountsPostgresDesignTime : IDesignTimeDbContextFactory<AccountsPostgresContext>
{
    public AccountsPostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountsPostgresContext>().UseNpgsql("Host=design-time").Options);
}
