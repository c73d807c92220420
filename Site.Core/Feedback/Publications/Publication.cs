using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Publications;

/// <summary>One published edit of a content that readers can vote on, as it was first seen. Stays when the content goes, so that its figures keep their name.</summary>
public sealed class Publication
{
    public const int LongestTitle = 400;

    public required Guid ContentId { get; init; }

    /// <summary>When it was published, and its mark: <see cref="Help.HelpContent.Version"/>.</summary>
    public required DateTimeOffset Version { get; init; }

    public required string Title { get; init; }

    /// <summary>One of <see cref="VotedContent.Types"/>.</summary>
    public required string Type { get; init; }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("FeedbackPublications");
        builder.HasKey(publication => new { publication.ContentId, publication.Version });
        builder.Property(publication => publication.Title).HasMaxLength(Publication.LongestTitle);
        builder.Property(publication => publication.Type).HasMaxLength(40);
        builder.HasIndex(publication => publication.Version);
    }
}
