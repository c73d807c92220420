using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Site.Core.Feedback;
using Site.Core.Feedback.Figures;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Publications;

namespace Site.Core.Data;

/// <summary>The portal's data on PostgreSQL, with migrations of its own, and what only several nodes need to share.</summary>
public sealed class PortalPostgresContext(DbContextOptions<PortalPostgresContext> options) : PortalDbContext(options)
{
    private static readonly ValueConverter<DateTimeOffset, long> Ticks = new(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // A version is a mark to be told apart to the tick; PostgreSQL's moments end at the microsecond.
        modelBuilder.Entity<Vote>().Property(vote => vote.ContentVersion).HasConversion(Ticks);
        modelBuilder.Entity<DailyFigures>().Property(figures => figures.Version).HasConversion(Ticks);
        modelBuilder.Entity<Publication>().Property(publication => publication.Version).HasConversion(Ticks);
        modelBuilder.Entity<Improvement>().Property(improvement => improvement.Version).HasConversion(Ticks);
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
