using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Improvements;

/// <summary>« Vous l’avez dit, nous l’avons changé »: a published edit answers comments, and the content's page says so in one sentence.</summary>
public sealed class Improvement
{
    public const int LongestSentence = 300;

    public required Guid Id { get; init; }
    public required Guid ContentId { get; init; }

    /// <summary>The edit that changed it.</summary>
    public required DateTimeOffset Version { get; init; }

    /// <summary>Public, plain text, one line.</summary>
    public required string Sentence { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public ICollection<AnsweredComment> Comments { get; } = [];
}

/// <summary>A comment that an improvement answers.</summary>
public sealed class AnsweredComment
{
    public required Guid ImprovementId { get; init; }
    public required Guid CommentId { get; init; }
}

internal sealed class ImprovementMapping : IEntityTypeConfiguration<Improvement>
{
    public void Configure(EntityTypeBuilder<Improvement> builder)
    {
        builder.ToTable("FeedbackImprovements");
        builder.Property(improvement => improvement.Id).ValueGeneratedNever();
        builder.Property(improvement => improvement.Sentence).HasMaxLength(Improvement.LongestSentence);
        builder.HasIndex(improvement => improvement.ContentId);
        builder.HasMany(improvement => improvement.Comments).WithOne().HasForeignKey(answered => answered.ImprovementId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnsweredCommentMapping : IEntityTypeConfiguration<AnsweredComment>
{
    public void Configure(EntityTypeBuilder<AnsweredComment> builder)
    {
        builder.ToTable("FeedbackAnsweredComments");
        builder.HasKey(answered => new { answered.ImprovementId, answered.CommentId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(answered => answered.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}
