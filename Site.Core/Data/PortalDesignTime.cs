using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Site.Core.Data;

/// <summary>For <c>dotnet ef migrations add NAME --project Site.Core --output-dir Data/Migrations</c>; the file it names is never opened.</summary>
internal sealed class PortalDesignTime : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
