using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Help.Addresses;

/// <summary>An address that a content has or had; the last that had it, when several did.</summary>
public sealed class KnownAddress
{
    public required string Address { get; init; }

    public required Guid ContentId { get; set; }

    /// <summary>UTC; when this content was first seen under it.</summary>
    public required DateTime Since { get; set; }
}

internal sealed class KnownAddressMapping : IEntityTypeConfiguration<KnownAddress>
{
    public void Configure(EntityTypeBuilder<KnownAddress> known)
    {
        known.ToTable("KnownAddresses");
        known.HasKey(k => k.Address);
        known.Property(k => k.Address).HasMaxLength(FormerAddresses.MaximumLength);
    }
}
