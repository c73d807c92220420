using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Account;

/// <summary>Somebody who has signed in, as the portal knows them: the provider's name for them and nothing to sign in with.</summary>
public sealed class PortalAccount
{
    public required Guid Id { get; init; }

    /// <summary>The OpenID provider, as its tokens name it (<c>iss</c>).</summary>
    public required string Issuer { get; init; }

    /// <summary>Whom it means (<c>sub</c>); the same for ever.</summary>
    public required string Subject { get; init; }

    public string? UserName { get; set; }

    /// <summary>Only an address that the provider has verified.</summary>
    public string? Mail { get; set; }

    /// <summary>The last sign-in (UTC).</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When its owner was mailed that it will be removed (UTC); null since the last sign-in.</summary>
    public DateTimeOffset? WarnedAt { get; set; }
}

internal sealed class PortalAccountMapping : IEntityTypeConfiguration<PortalAccount>
{
    public void Configure(EntityTypeBuilder<PortalAccount> account)
    {
        account.ToTable("PortalAccounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.HasIndex(a => new { a.Issuer, a.Subject }).IsUnique();
    }
}
