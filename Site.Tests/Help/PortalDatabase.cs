using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;

namespace Site.Tests.Help;

/// <summary>A portal database in memory, gone with the test.</summary>
internal sealed class PortalDatabase : IDbContextFactory<PortalDbContext>, IDisposable
{
    private readonly string _address = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _keep;

    public PortalDatabase()
    {
        _keep = new SqliteConnection(_address);
        _keep.Open();
        using var database = CreateDbContext();
        database.Database.EnsureCreated();
    }

    public PortalDbContext CreateDbContext() => new(new DbContextOptionsBuilder<PortalDbContext>().UseSqlite(_address).Options);

    public void Dispose() => _keep.Dispose();
}
