using Microsoft.EntityFrameworkCore;

namespace Site.Core.Data;

/// <summary>The portal's own data (<c>portal.db</c>): each feature maps its entities in its own folder with an <see cref="IEntityTypeConfiguration{T}"/>.</summary>
public class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
}
