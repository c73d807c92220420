using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Account;

/// <summary>
/// A further way into an account, beside the identity that it began with: what another provider says of the same person, attached by them while they were
/// signed in. Never by mail address or name.
/// </summary>
public sealed class ExternalIdentity
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>As <see cref="PortalAccount.Issuer"/>.</summary>
    public required string Issuer { get; init; }

    /// <summary>As <see cref="PortalAccount.Subject"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>What the provider called the person when it was attached; to show.</summary>
    public string? Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset AttachedAt { get; init; }

    /// <summary>The last sign-in with it (UTC); null: none yet.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }
}

internal sealed class ExternalIdentityMapping : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> identity)
    {
        identity.ToTable("ExternalIdentities");
        identity.Property(i => i.Id).ValueGeneratedNever();
        identity.HasOne<PortalAccount>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        identity.HasIndex(i => new { i.Issuer, i.Subject }).IsUnique();
    }
}
