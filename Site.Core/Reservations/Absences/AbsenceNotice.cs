using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>A parent told that a child will not come, or has not come, after the deadline to cancel.</summary>
public sealed class AbsenceNotice
{
    public const int LongestReason = 500;

    /// <summary>How long after the day it can be told.</summary>
    public const int DaysToTell = 7;

    public required Guid BookingId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>In the parent's words; may tell of health: for the service only.</summary>
    public required string Reason { get; init; }

    /// <summary>A certificate, as uploaded; null: none. For the service only.</summary>
    public byte[]? Proof { get; init; }

    /// <summary>By its content: <c>application/pdf</c>, <c>image/jpeg</c> or <c>image/png</c>.</summary>
    public string? ProofType { get; init; }
}

internal sealed class AbsenceNoticeMapping : IEntityTypeConfiguration<AbsenceNotice>
{
    public void Configure(EntityTypeBuilder<AbsenceNotice> notice)
    {
        notice.ToTable("AbsenceNotices");
        notice.HasKey(n => n.BookingId);
        notice.Property(n => n.Reason).HasMaxLength(AbsenceNotice.LongestReason);
        notice.Property(n => n.ProofType).HasMaxLength(40);
        notice.HasOne<Booking>().WithMany().HasForeignKey(n => n.BookingId).OnDelete(DeleteBehavior.Cascade);
    }
}
