using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Text;

namespace Site.Core.Feedback;

/// <summary>Where analysts are with a comment.</summary>
public enum CommentStatus { New, InProgress, Done, Dismissed }

/// <summary>What a voter wrote beside the vote, and what analysts made of it.</summary>
public sealed class Comment
{
    public const int LongestNote = 2000;
    public const int LongestTag = 40;
    public const int MostTags = 10;

    public required Guid Id { get; init; }
    public required Guid VoteId { get; init; }

    /// <summary>The vote's own, here for the index.</summary>
    public required Guid ContentId { get; init; }

    /// <summary>Plain text, lines ended by LF, personal data masked; empty once <see cref="DeletedAt"/>.</summary>
    public required string Text { get; set; }

    /// <summary><see cref="Text"/> as it is searched: <see cref="SearchableText"/>.</summary>
    public required string FoldedText { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The first of the same words on the same content, written within <see cref="Duplicates.Window"/> before; null for a first.</summary>
    public Guid? DuplicateOf { get; set; }

    public CommentStatus Status { get; set; }

    /// <summary>The analyst who has taken it on.</summary>
    public Guid? OwnerId { get; set; }

    public string? OwnerName { get; set; }

    /// <summary>For staff only.</summary>
    public string? Note { get; set; }

    /// <summary>When an analyst hid personal data that the mask had left (UTC).</summary>
    public DateTimeOffset? MaskedAt { get; set; }

    public string? MaskedBy { get; set; }

    /// <summary>When an analyst deleted the words (UTC); that there was a comment stays known.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public string? DeletedBy { get; set; }

    public Vote? Vote { get; init; }

    public ICollection<CommentTag> Tags { get; } = [];
}

/// <summary>A word that analysts file comments under; lower case.</summary>
public sealed class CommentTag
{
    public required Guid CommentId { get; init; }
    public required string Tag { get; init; }
}

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("FeedbackComments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Note).HasMaxLength(Comment.LongestNote);
        builder.HasIndex(comment => comment.CreatedAt);
        builder.HasIndex(comment => new { comment.ContentId, comment.CreatedAt });
        builder.HasIndex(comment => comment.DuplicateOf);
        builder.HasMany(comment => comment.Tags).WithOne().HasForeignKey(tag => tag.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CommentTagMapping : IEntityTypeConfiguration<CommentTag>
{
    public void Configure(EntityTypeBuilder<CommentTag> builder)
    {
        builder.ToTable("FeedbackCommentTags");
        builder.HasKey(tag => new { tag.CommentId, tag.Tag });
        builder.Property(tag => tag.Tag).HasMaxLength(Comment.LongestTag);
        builder.HasIndex(tag => tag.Tag);
    }
}
