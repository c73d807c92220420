using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Account;

/// <summary>One device on which somebody is signed in to the portal. Kept here, not in the cookie, so that it can be listed and ended.</summary>
public sealed class PortalSession
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public required byte[] KeyHash { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Who vouches for it (<c>iss</c>): one of the account's identities.</summary>
    public required string Issuer { get; init; }

    /// <summary>The provider's name for its own session (<c>sid</c>), by which it ends this one; null when it has none.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>What the portal knows of the session, encrypted by the caller.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>As the person would name it, e.g. « Chrome sur Android ».</summary>
    public required string Device { get; init; }

    /// <summary>UTC, as all moments here.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class PortalSessionMapping : IEntityTypeConfiguration<PortalSession>
{
    public void Configure(EntityTypeBuilder<PortalSession> session)
    {
        session.ToTable("PortalSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasOne<PortalAccount>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        session.HasIndex(s => s.KeyHash).IsUnique();
        session.HasIndex(s => new { s.Issuer, s.ProviderSession });
        session.HasIndex(s => s.ExpiresAt);
    }
}
