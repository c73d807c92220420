using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Help.Misses;

/// <summary>How often people searched on one day (Europe/Paris), how often in vain, and after how many searches a result was opened.</summary>
public sealed class SearchDay
{
    public required DateOnly Day { get; init; }
    public int Searches { get; set; }
    public int Misses { get; set; }

    /// <summary>At most one a search.</summary>
    public int Opened { get; set; }
}

internal sealed class SearchDayMapping : IEntityTypeConfiguration<SearchDay>
{
    public void Configure(EntityTypeBuilder<SearchDay> day)
    {
        day.ToTable("SearchDays");
        day.HasKey(d => d.Day);
    }
}
