using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// What a dossier owes for one month and one kind of activities, or a credit note that takes one back. Once issued its lines and total never change: a
/// correction is a credit note and a new invoice. What was paid stands in the journal (<see cref="JournalEntry"/>); what is left is the total without that.
/// </summary>
public sealed class Invoice
{
    public const int LongestNumber = 30;
    public const int LongestKind = 20;

    /// <summary>Random: it stands in addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>As printed, e.g. « F2026-000123 ».</summary>
    public required string Number { get; init; }

    /// <summary>The key of an <see cref="InvoiceKindOptions"/>.</summary>
    public required string Kind { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>The first day of the month that it is for.</summary>
    public required DateOnly Period { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The last day to pay without being late.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The sum of the lines, in cents; negative: a credit note, or an import that gives money back.</summary>
    public required int TotalCents { get; init; }

    /// <summary>The client number at PayFiP, six digits; as the settings had it when the invoice was issued.</summary>
    public required string Numcli { get; init; }

    /// <summary>PayFiP's budget year, four digits.</summary>
    public required string Exer { get; init; }

    /// <summary>PayFiP's reference of the debt, 6 to 30 letters and digits.</summary>
    public required string Refdet { get; init; }

    public required InvoiceState State { get; set; }

    /// <summary>Of a credit note: the invoice that it takes back. Of the invoice that replaces it: the same.</summary>
    public Guid? CorrectsId { get; init; }

    /// <summary>Once handed over: the comptable's reference, where the town gave one.</summary>
    public string? HandOverReference { get; set; }

    /// <summary>A direct debit or cheque that had been counted was sent back, and nothing was paid since.</summary>
    public bool IsBounced { get; set; }

    public List<InvoiceLine> Lines { get; } = [];
}

/// <summary>What the town has decided of an invoice. Whether it is paid, late or being paid is computed (<see cref="InvoiceStanding"/>).</summary>
public enum InvoiceState
{
    /// <summary>To be paid, or paid.</summary>
    Issued,

    /// <summary>« Transmise au Trésor public »: not payable here any more.</summary>
    HandedOver,

    /// <summary>« Annulée »: a credit note takes it back.</summary>
    Cancelled,

    /// <summary>« Avoir ».</summary>
    CreditNote,
}

internal sealed class InvoiceMapping : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("Invoices");
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Number).HasMaxLength(Invoice.LongestNumber);
        invoice.Property(i => i.Kind).HasMaxLength(Invoice.LongestKind);
        invoice.Property(i => i.Numcli).HasMaxLength(6);
        invoice.Property(i => i.Exer).HasMaxLength(4);
        invoice.Property(i => i.Refdet).HasMaxLength(30);
        invoice.Property(i => i.HandOverReference).HasMaxLength(60);
        invoice.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        invoice.HasIndex(i => i.Number).IsUnique();
        // PayFiP knows a debt by these three.
        invoice.HasIndex(i => new { i.Refdet, i.Exer, i.Numcli }).IsUnique();
        invoice.HasIndex(i => new { i.DossierId, i.Period });
        invoice.HasIndex(i => new { i.Period, i.Kind });
        invoice.HasIndex(i => i.CorrectsId);
        invoice.HasOne<Dossier>().WithMany().HasForeignKey(i => i.DossierId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(line => line.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
