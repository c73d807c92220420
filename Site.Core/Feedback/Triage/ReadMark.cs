using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Triage;

/// <summary>A member of staff has seen a comment.</summary>
public sealed class ReadMark
{
    public required Guid StaffId { get; init; }
    public required Guid CommentId { get; init; }
}

/// <summary>A member of staff has seen all comments up to a moment (UTC).</summary>
public sealed class ReadUntil
{
    public required Guid StaffId { get; init; }
    public required DateTimeOffset Until { get; set; }
}

internal sealed class ReadMarkMapping : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("FeedbackReadMarks");
        builder.HasKey(mark => new { mark.StaffId, mark.CommentId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(mark => mark.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReadUntilMapping : IEntityTypeConfiguration<ReadUntil>
{
    public void Configure(EntityTypeBuilder<ReadUntil> builder)
    {
        builder.ToTable("FeedbackReadUntil");
        builder.HasKey(until => until.StaffId);
        builder.Property(until => until.StaffId).ValueGeneratedNever();
    }
}
