using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Families;

/// <summary>One wrong letter. Kept for an hour, in the database, so that a restart forgives nothing.</summary>
public sealed class LetterFailure
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the normalised number as typed, whether or not there is such a dossier: both are told the same, and nobody reads what was typed.</summary>
    public required byte[] NumberDigest { get; init; }

    /// <summary>Who tried; null before there is an account.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>From which network, as <see cref="LetterInput.NetworkDigest"/>.</summary>
    public byte[]? NetworkDigest { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class LetterFailureMapping : IEntityTypeConfiguration<LetterFailure>
{
    public void Configure(EntityTypeBuilder<LetterFailure> failure)
    {
        failure.ToTable("LetterFailures");
        failure.Property(f => f.Id).ValueGeneratedNever();
        failure.HasIndex(f => new { f.NumberDigest, f.At });
        failure.HasIndex(f => new { f.AccountId, f.At });
        failure.HasIndex(f => new { f.NetworkDigest, f.At });
        failure.HasIndex(f => f.At);
    }
}
