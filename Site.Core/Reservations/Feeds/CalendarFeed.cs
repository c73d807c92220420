using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>The secret address at which a calendar program reads an account's bookings. A new one voids the old.</summary>
public sealed class CalendarFeed
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the address's token.</summary>
    public required byte[] TokenDigest { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeeds");
        feed.HasKey(f => f.AccountId);
        feed.HasIndex(f => f.TokenDigest).IsUnique();
    }
}
