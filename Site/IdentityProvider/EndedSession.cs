using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.IdentityProvider;

/// <summary>A provider session that its owner has ended, here or from another device: its cookie and its tokens are good for nothing.</summary>
public sealed class EndedSession
{
    /// <summary>The provider's name for the session (<c>sid</c>).</summary>
    public required string Id { get; init; }

    /// <summary>When the cookie has run out anyway (UTC).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EndedSession>
    {
        public void Configure(EntityTypeBuilder<EndedSession> session)
        {
            session.ToTable("EndedSessions");
            session.HasIndex(row => row.ExpiresAt);
        }
    }
}
