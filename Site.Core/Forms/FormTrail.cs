using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Data;

namespace Site.Core.Forms;

public enum FormTrailAction { Export, Delete }

/// <summary>Who took messages out or deleted one, and when; nothing of what stood in them.</summary>
public sealed class FormTrailRecord
{
    public required Guid Id { get; init; }

    /// <summary>UTC; of an export, when it began.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid StaffId { get; init; }
    public required string StaffName { get; init; }
    public required FormTrailAction Action { get; init; }

    /// <summary>Of the one form that was chosen for an export, or that the deleted message came by.</summary>
    public string? FormTitle { get; init; }

    /// <summary>Chosen for an export; null: all but spam.</summary>
    public FormEntryState? State { get; init; }

    /// <summary>Of the deleted message.</summary>
    public string? Reference { get; init; }

    /// <summary>Exported messages; null while an export runs, and for one that did not come to its end.</summary>
    public int? Rows { get; set; }
}

/// <summary>The trail of exports and deletions: an export is in it before its first row leaves, a deletion in the same transaction.</summary>
public sealed class FormTrail(PortalWriter writer, IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    /// <summary>Longer than the longest retention of a form, so that the trail outlives what it tells of.</summary>
    public const int MonthsKept = 25;

    private const int MostRead = 200;

    /// <returns>For <see cref="EndExportAsync"/>.</returns>
    public Task<Guid> BeginExportAsync(FormEntryFilter filter, FormStaff by, CancellationToken cancellation) => writer.WriteAsync(async (context, token) =>
    {
        var title = filter.Form is { } form
            ? await context.Set<FormEntry>().Where(entry => entry.FormId == form).OrderByDescending(entry => entry.ReceivedAt).Select(entry => entry.FormTitle).FirstOrDefaultAsync(token)
            : null;
        var record = new FormTrailRecord
        {
            Id = Guid.NewGuid(), At = time.GetUtcNow(), StaffId = by.Id, StaffName = by.Name, Action = FormTrailAction.Export, FormTitle = title, State = filter.State,
        };
        context.Add(record);
        await context.SaveChangesAsync(token);
        return record.Id;
    }, cancellation);

    public Task EndExportAsync(Guid id, int rows, CancellationToken cancellation) => writer.WriteAsync((context, token) =>
        context.Set<FormTrailRecord>().Where(record => record.Id == id).ExecuteUpdateAsync(record => record.SetProperty(r => r.Rows, rows), token), cancellation);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FormTrailRecord>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Set<FormTrailRecord>().AsNoTracking().OrderByDescending(record => record.At).Take(MostRead).ToListAsync(cancellation);
    }
}

/// <summary>A member of staff, as the trail names them.</summary>
public sealed record FormStaff(Guid Id, string Name);

internal sealed class FormTrailMapping : IEntityTypeConfiguration<FormTrailRecord>
{
    public void Configure(EntityTypeBuilder<FormTrailRecord> record)
    {
        record.ToTable("FormTrail");
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.StaffName).HasMaxLength(200);
        record.Property(r => r.Action).HasConversion<string>().HasMaxLength(10);
        record.Property(r => r.FormTitle).HasMaxLength(FormEntry.LongestTitle);
        record.Property(r => r.State).HasConversion<string>().HasMaxLength(10);
        record.Property(r => r.Reference).HasMaxLength(9);
        record.HasIndex(r => r.At);
    }
}
