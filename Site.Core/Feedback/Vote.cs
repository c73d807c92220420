using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback;

/// <summary>One reader's answer about one published version of one content. Withdrawing it deletes it.</summary>
public sealed class Vote
{
    public required Guid Id { get; init; }
    public required Guid ContentId { get; init; }

    /// <summary>The published version that the reader saw (<see cref="Help.HelpContent.Version"/>).</summary>
    public required DateTimeOffset ContentVersion { get; init; }

    /// <summary>SHA-256 of the receipt in the voter's cookie: the only tie to a person, and it leads from the cookie to the vote, not back.</summary>
    public required byte[] ReceiptHash { get; init; }

    public required bool Useful { get; init; }

    /// <summary>When it was cast, or last changed (UTC).</summary>
    public required DateTimeOffset VotedAt { get; init; }

    public ICollection<Comment> Comments { get; } = [];
}

internal sealed class VoteMapping : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> builder)
    {
        builder.ToTable("FeedbackVotes");
        builder.Property(vote => vote.Id).ValueGeneratedNever();
        builder.HasIndex(vote => new { vote.ContentId, vote.ReceiptHash }).IsUnique();
        builder.HasIndex(vote => vote.VotedAt);
        builder.HasMany(vote => vote.Comments).WithOne(comment => comment.Vote).HasForeignKey(comment => comment.VoteId).OnDelete(DeleteBehavior.Cascade);
    }
}
