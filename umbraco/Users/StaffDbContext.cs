using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Site.Cms.Users;

/// <summary>
/// Staff, their groups and what OpenIddict keeps (clients, authorizations, tokens), in the same file as the content. Apart from
/// <see cref="Data.CmsDbContext"/>, because the content's start-up must not load Identity and OpenIddict.
/// </summary>
internal sealed class StaffDbContext(DbContextOptions<StaffDbContext> options) : IdentityUserContext<StaffUser, Guid>(options)
{
    public const string HistoryTable = "__StaffMigrationsHistory";

    public DbSet<StaffGroup> Groups => Set<StaffGroup>();
    public DbSet<StaffClient> Clients => Set<StaffClient>();
    public DbSet<StaffLink> Links => Set<StaffLink>();
    public DbSet<StaffUserData> UserData => Set<StaffUserData>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        // The town's provider and second factors have columns of their own.
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Ignore<IdentityUserToken<Guid>>();
        builder.Entity<StaffUser>(user =>
        {
            user.ToTable("StaffUsers");
            user.Property(row => row.Id).ValueGeneratedNever();
            user.HasIndex(row => row.ProviderSubject).IsUnique();
            user.HasMany(row => row.Groups).WithMany().UsingEntity("StaffMemberships");
        });
        builder.Entity<StaffGroup>(group =>
        {
            group.ToTable("StaffGroups");
            group.Property(row => row.Id).ValueGeneratedNever();
            group.HasIndex(row => row.Alias).IsUnique();
        });
        builder.Entity<StaffLink>(link =>
        {
            link.ToTable("StaffLinks");
            link.HasKey(row => row.Hash);
            link.HasIndex(row => new { row.UserId, row.Purpose }).IsUnique();
            link.HasOne<StaffUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<StaffUserData>(data =>
        {
            data.ToTable("StaffUserData");
            data.HasKey(row => row.Key);
            data.Property(row => row.Key).ValueGeneratedNever();
            data.HasIndex(row => new { row.UserId, row.Group, row.Identifier }).IsUnique();
            data.HasOne<StaffUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<StaffClient>(client =>
        {
            client.ToTable("StaffClients");
            client.HasKey(row => row.ClientId);
            client.HasOne<StaffUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>SQLite compares instants only when they have no offset.</summary>
    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        time => time.UtcDateTime, time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}

/// <summary>For <c>dotnet ef</c> only, which needs the model and no database.</summary>
internal sealed class StaffDbContextFactory : IDesignTimeDbContextFactory<StaffDbContext>
{
    public StaffDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StaffDbContext>()
            .UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(StaffDbContext.HistoryTable)).Options);
}
