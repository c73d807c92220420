using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Figures;

/// <summary>
/// What one day brought one published version: votes by the day (Europe/Paris) of <see cref="Vote.VotedAt"/>, comments by that of
/// <see cref="Comment.CreatedAt"/>. Kept in step with every vote, comment and withdrawal, in their transactions; outlives them.
/// </summary>
public sealed class DailyFigures
{
    public required DateOnly Day { get; init; }
    public required Guid ContentId { get; init; }

    /// <summary>As <see cref="Vote.ContentVersion"/>.</summary>
    public required DateTimeOffset Version { get; init; }

    public int Useful { get; set; }
    public int NotUseful { get; set; }

    /// <summary>All that were written and not withdrawn, repeated ones and those whose words staff deleted among them.</summary>
    public int Comments { get; set; }
}

internal sealed class DailyFiguresMapping : IEntityTypeConfiguration<DailyFigures>
{
    public void Configure(EntityTypeBuilder<DailyFigures> builder)
    {
        builder.ToTable("FeedbackDays");
        builder.HasKey(day => new { day.Day, day.ContentId, day.Version });
        builder.HasIndex(day => new { day.ContentId, day.Day });
    }
}
