using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>
/// The portal's own data (<c>portal.db</c>): each feature maps its entities in its own folder with an <see cref="IEntityTypeConfiguration{T}"/>. On PostgreSQL it
/// is a <see cref="PortalPostgresContext"/>.
/// </summary>
public class PortalDbContext : DbContext
{
    public PortalDbContext(DbContextOptions<PortalDbContext> options) : base(options)
    {
    }

    protected PortalDbContext(DbContextOptions options) : base(options)
    {
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
}
