using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.IdentityProvider;

/// <summary>One wrong password or code. Who and from where are keyed hashes: the table tells nothing to whoever reads it.</summary>
public sealed class SignInFailure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Login { get; init; }

    public required string Network { get; init; }

    public DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInFailure>
    {
        public void Configure(EntityTypeBuilder<SignInFailure> failure)
        {
            failure.ToTable("SignInFailures");
            failure.HasIndex(row => new { row.Login, row.At });
            failure.HasIndex(row => row.At);
        }
    }
}
