using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// Money that came or went, to the cent: never changed, never removed. Entries of an invoice are what was paid of it; entries without one are the dossier's
/// account, positive what the town owes the family, negative what was too little to be paid alone. A transfer between the two is two entries that add up to 0.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>In the order of time.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it was noted (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day the money came, in Paris; the tax attestation counts by it.</summary>
    public required DateOnly Day { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>Of the invoice, or of those that the account may be set against: what belongs to one régie never pays another.</summary>
    public required string Kind { get; init; }

    /// <summary>Null: on the dossier's account.</summary>
    public Guid? InvoiceId { get; init; }

    /// <summary>In cents; negative: given back, bounced, or moved away.</summary>
    public required int Cents { get; init; }

    public required PaymentMeans Means { get; init; }

    /// <summary>The attempt that brought it. At most one entry an attempt, so that no payment counts twice.</summary>
    public Guid? AttemptId { get; init; }

    /// <summary>The town's key of a received payment, the provider's number, or the document that moved it. Without personal data.</summary>
    public required string Reference { get; init; }

    /// <summary>The town's key, for what came by a file: the same file read twice counts once.</summary>
    public string? ImportKey { get; init; }
}

/// <summary>How money came.</summary>
public enum PaymentMeans
{
    /// <summary>« Carte bancaire », by PayFiP.</summary>
    Card,

    /// <summary>« Prélèvement », by PayFiP.</summary>
    DirectDebit,

    /// <summary>« Virement ».</summary>
    Transfer,

    /// <summary>« Chèque ».</summary>
    Cheque,

    /// <summary>« Espèces ».</summary>
    Cash,

    /// <summary>« CESU » (chèque emploi service universel).</summary>
    Cesu,

    /// <summary>Moved between an invoice and the dossier's account, or from an invoice that was taken back to the one that replaces it. No money.</summary>
    Moved,
}

public static class PaymentMeansKinds
{
    /// <summary>Whether money came or went; the régie's export has these.</summary>
    public static bool IsMoney(this PaymentMeans means) => means != PaymentMeans.Moved;

    /// <summary>« Payée autrement »: at the desk or by transfer, not by PayFiP.</summary>
    public static bool IsElsewhere(this PaymentMeans means) => means is PaymentMeans.Cheque or PaymentMeans.Cash or PaymentMeans.Cesu or PaymentMeans.Transfer;
}

internal sealed class JournalEntryMapping : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("JournalEntries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasMaxLength(Invoice.LongestKind);
        entry.Property(e => e.Means).HasConversion<string>().HasMaxLength(20);
        entry.Property(e => e.Reference).HasMaxLength(100);
        entry.HasIndex(e => e.InvoiceId);
        entry.HasIndex(e => new { e.DossierId, e.Kind });
        entry.HasIndex(e => e.Day);
        entry.Property(e => e.ImportKey).HasMaxLength(60);
        entry.HasIndex(e => e.ImportKey).IsUnique();
        entry.HasIndex(e => e.AttemptId).IsUnique();
        entry.HasOne<Invoice>().WithMany().HasForeignKey(e => e.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Dossier>().WithMany().HasForeignKey(e => e.DossierId).OnDelete(DeleteBehavior.Restrict);
    }
}
