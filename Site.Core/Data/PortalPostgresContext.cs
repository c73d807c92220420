using Microsoft.EntityFrameworkCore;
using Site.Core.Feedback;

namespace Site.Core.Data;

/// <summary>The portal's data on PostgreSQL, with migrations of its own, and what only several nodes need to share.</summary>
public sealed class PortalPostgresContext(DbContextOptions<PortalPostgresContext> options) : PortalDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // A version is a mark to be told apart to the tick; PostgreSQL's moments end at the microsecond.
        modelBuilder.Entity<Vote>().Property(vote => vote.ContentVersion)
            .HasConversion(version => version.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
        // Mapped here, not by a class of its own: those are taken for SQLite too.
        modelBuilder.Entity<SharedKey>(key =>
        {
            key.ToTable("SharedKeys");
            key.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        PostgreSqlText.LikeSqlite(configurationBuilder);
    }
}
