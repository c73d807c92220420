using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Site.Core.Data;

/// <summary>For <c>dotnet ef migrations add NAME --project Site.Core --context PortalDbContext --output-dir Data/Migrations</c>; the file it names is never opened.</summary>
internal sealed class PortalDesignTime : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>The same with <c>--context PortalPostgresContext --output-dir Data/Migrations/PostgreSql</c>; the server it names is never asked.</summary>
internal sealed class PortalPostgresDesignTime : IDesignTimeDbContextFactory<PortalPostgresContext>
{
    public PortalPostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalPostgresContext>().UseNpgsql("Host=design-time").Options);
}
