using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Account;

namespace Site.Core.Families;

/// <summary>That an account stands for a guardian of a dossier.</summary>
public sealed class DossierLink
{
    public required Guid Id { get; init; }

    /// <summary>Null once the account is closed: what the desk has ended or has to decide outlives it, and who saw what until when is kept for a while.</summary>
    public Guid? AccountId { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>
    /// Null when several guardians could be meant: the account then has only what all of those without account have (<see cref="FamilyScope"/>).
    /// </summary>
    public Guid? GuardianId { get; set; }

    public required LinkState State { get; set; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The day of <see cref="Since"/> (Europe/Paris).</summary>
    public required DateOnly SinceDay { get; init; }

    public required LinkProof Proof { get; set; }

    /// <summary>When it was suspended or ended (UTC).</summary>
    public DateTimeOffset? StateChangedAt { get; set; }

    /// <summary>Why it ended; null before. Queries ask for this one, for which there are indexes.</summary>
    public LinkEnd? End { get; set; }
}

public enum LinkState
{
    Active,

    /// <summary>Another guardian has said « ce n’est pas moi »: nothing is shown until the desk has decided.</summary>
    Suspended,

    Ended,
}

/// <summary>What the person had to show. Stored as its number: keep them.</summary>
public enum LinkProof { Letter = 0, LetterWithCode = 1, Desk = 2 }

/// <summary>Stored as its number: keep them.</summary>
public enum LinkEnd
{
    /// <summary>By the person, who can link again with a letter.</summary>
    Person = 0,

    /// <summary>By the desk: no letter helps until the desk takes it back.</summary>
    Desk = 1,

    /// <summary>By the desk, which has settled it since: letters help again.</summary>
    Settled = 2,
}

/// <summary>What a mail's « ce n’est pas moi » leads to.</summary>
public sealed class LinkObjection
{
    public required Guid Id { get; init; }

    /// <summary>The new link.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>The link of whoever was mailed; null when the town's address of a guardian was.</summary>
    public Guid? ToLinkId { get; init; }

    /// <summary>Whom the town's address is of; null when an account was mailed.</summary>
    public Guid? ToGuardianId { get; init; }

    /// <summary>SHA-256 of the token in the mail.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class DossierLinkMapping : IEntityTypeConfiguration<DossierLink>
{
    public void Configure(EntityTypeBuilder<DossierLink> link)
    {
        link.ToTable("DossierLinks");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasOne<PortalAccount>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.SetNull);
        link.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Cascade);
        link.HasOne<Guardian>().WithMany().HasForeignKey(l => l.GuardianId).OnDelete(DeleteBehavior.Restrict);
        // One that has not ended, whatever happens at the same time; and a guardian is claimed once.
        link.HasIndex(l => new { l.AccountId, l.DossierId }).IsUnique().HasFilter("\"End\" IS NULL");
        link.HasIndex(l => l.GuardianId).IsUnique().HasFilter("\"End\" IS NULL AND \"GuardianId\" IS NOT NULL");
    }
}

internal sealed class LinkObjectionMapping : IEntityTypeConfiguration<LinkObjection>
{
    public void Configure(EntityTypeBuilder<LinkObjection> objection)
    {
        objection.ToTable("LinkObjections");
        objection.Property(o => o.Id).ValueGeneratedNever();
        objection.HasIndex(o => o.TokenHash).IsUnique();
        objection.HasOne<DossierLink>().WithMany().HasForeignKey(o => o.LinkId).OnDelete(DeleteBehavior.Cascade);
        objection.HasOne<DossierLink>().WithMany().HasForeignKey(o => o.ToLinkId).OnDelete(DeleteBehavior.Cascade);
        objection.HasOne<Guardian>().WithMany().HasForeignKey(o => o.ToGuardianId).OnDelete(DeleteBehavior.Cascade);
    }
}
