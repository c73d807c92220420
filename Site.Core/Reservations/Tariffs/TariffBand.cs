using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>
/// What one slot of an activity costs a family whose quotient familial lies in [<see cref="QuotientFrom"/>, <see cref="QuotientBelow"/>[: a price, or a part of
/// the quotient between a floor and a ceiling. The bands of one grid (activity, nature, residence, first day) follow on each other without gap or overlap.
/// </summary>
public sealed class TariffBand
{
    public required Guid ActivityId { get; init; }

    public required TariffNature Nature { get; init; }

    /// <summary>Whether it is for families who live in the town.</summary>
    public required bool ForResidents { get; init; }

    /// <summary>The first day that it counts; the grid with the latest one not after the day applies.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>In cents of a euro; 0 for the lowest band.</summary>
    public required int QuotientFrom { get; init; }

    /// <summary>In cents, exclusive; null for the highest band.</summary>
    public int? QuotientBelow { get; set; }

    /// <summary>In cents; null when <see cref="RateMillionths"/> decides.</summary>
    public int? PriceCents { get; set; }

    /// <summary>The part of the quotient that a slot costs, in millionths: 6000 is 0.6 %.</summary>
    public int? RateMillionths { get; set; }

    /// <summary>In cents; with a rate.</summary>
    public int? FloorCents { get; set; }

    /// <summary>In cents; with a rate. What a family without a known quotient pays in the highest band.</summary>
    public int? CeilingCents { get; set; }
}

/// <summary>What is paid for: only care counts in the yearly attestation for the tax (code général des impôts, article 200 quater B).</summary>
public enum TariffNature { Care, Meal }

internal sealed class TariffBandMapping : IEntityTypeConfiguration<TariffBand>
{
    public void Configure(EntityTypeBuilder<TariffBand> band)
    {
        band.ToTable("TariffBands");
        band.HasKey(b => new { b.ActivityId, b.Nature, b.ForResidents, b.ValidFrom, b.QuotientFrom });
        band.Property(b => b.Nature).HasConversion<string>().HasMaxLength(10);
        band.HasOne<Activity>().WithMany().HasForeignKey(b => b.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}
