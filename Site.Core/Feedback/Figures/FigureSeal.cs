using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Figures;

/// <summary>From which day on raw votes still exist. The figures of earlier days are all that is left of them: nothing derives them again. One row, or none.</summary>
public sealed class FigureSeal
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>The first day that is not sealed.</summary>
    public required DateOnly OpenFrom { get; set; }
}

internal sealed class FigureSealMapping : IEntityTypeConfiguration<FigureSeal>
{
    public void Configure(EntityTypeBuilder<FigureSeal> builder)
    {
        builder.ToTable("FeedbackSeal");
        builder.Property(seal => seal.Id).ValueGeneratedNever();
    }
}
