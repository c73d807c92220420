using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Exports;

/// <summary>Who took which data out, and when. Kept as long as what was taken may be (25 months).</summary>
public sealed class ExportRecord
{
    public const int LongestFilter = 500;

    public required Guid Id { get; init; }

    /// <summary>UTC, when it began.</summary>
    public required DateTimeOffset At { get; init; }

    public required Guid StaffId { get; init; }
    public required string StaffName { get; init; }

    /// <summary>Which file: <c>comments</c>, <c>votes</c>, <c>ranking</c>, <c>searches</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>As it was asked for, without the words searched for.</summary>
    public required string Filter { get; init; }

    /// <summary>Null while it runs, and for one that did not come to its end.</summary>
    public int? Rows { get; set; }
}

internal sealed class ExportRecordMapping : IEntityTypeConfiguration<ExportRecord>
{
    public void Configure(EntityTypeBuilder<ExportRecord> builder)
    {
        builder.ToTable("FeedbackExports");
        builder.Property(export => export.Id).ValueGeneratedNever();
        builder.Property(export => export.Kind).HasMaxLength(20);
        builder.Property(export => export.Filter).HasMaxLength(ExportRecord.LongestFilter);
        builder.HasIndex(export => export.At);
    }
}
