using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Feedback.Triage;

namespace Site.Core.Feedback.Exports;

/// <summary>The trail of exports: written before the first row leaves, completed after the last.</summary>
public sealed class ExportLog(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    private const int MostRead = 200;

    public Task<Guid> BeginAsync(string kind, string filter, Analyst by, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var record = new ExportRecord
        {
            Id = Guid.NewGuid(), At = time.GetUtcNow(), StaffId = by.Id, StaffName = by.Name, Kind = kind,
            Filter = filter.Length <= ExportRecord.LongestFilter ? filter : filter[..ExportRecord.LongestFilter],
        };
        context.Add(record);
        await context.SaveChangesAsync(token);
        return record.Id;
    }, cancellation);

    public Task EndAsync(Guid id, int rows, CancellationToken cancellation) => writer.WriteAsync((context, token) =>
        context.Set<ExportRecord>().Where(export => export.Id == id).ExecuteUpdateAsync(export => export.SetProperty(e => e.Rows, rows), token), cancellation);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ExportRecord>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<ExportRecord>().AsNoTracking().OrderByDescending(export => export.At).Take(MostRead).ToListAsync(cancellation);
    }
}
