using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>A place that became free, offered by mail to the first in line. Opening the mail's link changes nothing; posting its form does.</summary>
public sealed class PlaceOffer
{
    public required Guid Id { get; init; }

    public required Guid BookingId { get; init; }

    /// <summary>The other half, where the whole day is offered; null: one slot.</summary>
    public Guid? OtherHalfId { get; init; }

    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] TokenDigest { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset Until { get; init; }

    public OfferState State { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

public enum OfferState { Open, Accepted, Declined, Expired }

internal sealed class PlaceOfferMapping : IEntityTypeConfiguration<PlaceOffer>
{
    public void Configure(EntityTypeBuilder<PlaceOffer> offer)
    {
        offer.ToTable("PlaceOffers");
        offer.Property(o => o.Id).ValueGeneratedNever();
        offer.Property(o => o.State).HasConversion<string>().HasMaxLength(10);
        offer.HasIndex(o => o.TokenDigest).IsUnique();
        offer.HasIndex(o => new { o.State, o.Until });
        offer.HasOne<Booking>().WithMany().HasForeignKey(o => o.BookingId).OnDelete(DeleteBehavior.Restrict);
    }
}
