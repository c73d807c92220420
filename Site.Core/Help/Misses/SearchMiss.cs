using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Help.Misses;

/// <summary>How often a search found nothing on one day. Says nothing about who searched.</summary>
public sealed class SearchMiss
{
    /// <summary>Europe/Paris.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Lower case, with what looks like personal data masked; at most 200 characters.</summary>
    public required string Query { get; init; }

    public int Count { get; set; }
}

internal sealed class SearchMissMapping : IEntityTypeConfiguration<SearchMiss>
{
    public void Configure(EntityTypeBuilder<SearchMiss> miss)
    {
        miss.ToTable("SearchMisses");
        miss.HasKey(m => new { m.Day, m.Query });
        miss.Property(m => m.Query).HasMaxLength(SearchMissText.MaximumLength);
    }
}
