using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary>Days of one child in one activity at one price, with what explains them. Names are kept as they were: the invoice reads the same in ten years.</summary>
public sealed class InvoiceLine
{
    public const int LongestText = 200;

    public required Guid InvoiceId { get; init; }

    /// <summary>From 0, in the order in which it is printed.</summary>
    public required int Position { get; init; }

    /// <summary>Null: an imported line that names no child of the portal.</summary>
    public Guid? ChildId { get; init; }

    /// <summary>First name; empty where there is no child.</summary>
    public required string Child { get; init; }

    /// <summary>Of the activity; of an imported line its text.</summary>
    public required string Text { get; init; }

    public required Slot Slot { get; init; }

    public required LineReason Reason { get; init; }

    public required TariffNature Nature { get; init; }

    public required int Quantity { get; init; }

    /// <summary>In cents; negative on a credit note.</summary>
    public required int UnitCents { get; init; }

    /// <summary>Of the band that counted, in cents of quotient familial; null: imported, or by no quotient.</summary>
    public int? QuotientFrom { get; init; }

    /// <summary>In cents, exclusive; null: the highest band, or none.</summary>
    public int? QuotientBelow { get; init; }

    /// <summary>The family's quotient was not known, so that the highest band counted.</summary>
    public bool WithoutQuotient { get; init; }

    /// <summary>Of the activity, in percent of the price; with <see cref="LineReason.LateSurcharge"/> and <see cref="LineReason.UnbookedSurcharge"/>.</summary>
    public int? SurchargePercent { get; init; }

    /// <summary>In order; empty: imported without days.</summary>
    public List<DateOnly> Days { get; init; } = [];

    public int TotalCents => Quantity * UnitCents;

    /// <summary>Whether it counts for the tax credit (code général des impôts, article 200 quater B): care that was given, without what was added for lateness.</summary>
    public bool IsAttested => Nature == TariffNature.Care && ChildId is not null && Reason is (LineReason.Booked or LineReason.Unbooked or LineReason.Imported);

    /// <summary>The same line on an invoice.</summary>
    internal InvoiceLine For(Guid invoice) => Copy(invoice, UnitCents);

    /// <summary>The line that takes this one back.</summary>
    internal InvoiceLine TurnedRound() => Copy(Guid.Empty, -UnitCents);

    private InvoiceLine Copy(Guid invoice, int unitCents) => new()
    {
        InvoiceId = invoice, Position = Position, ChildId = ChildId, Child = Child, Text = Text, Slot = Slot, Reason = Reason, Nature = Nature, Quantity = Quantity,
        UnitCents = unitCents, QuotientFrom = QuotientFrom, QuotientBelow = QuotientBelow, WithoutQuotient = WithoutQuotient, SurchargePercent = SurchargePercent,
        Days = [.. Days],
    };

    /// <summary>Whether both bill the same thing at the same price.</summary>
    internal bool Says(InvoiceLine other) =>
        (ChildId, Text, Slot, Reason, Nature, Quantity, UnitCents) == (other.ChildId, other.Text, other.Slot, other.Reason, other.Nature, other.Quantity, other.UnitCents)
        && Days.SequenceEqual(other.Days);
}

/// <summary>Why a line is billed.</summary>
public enum LineReason
{
    /// <summary>Booked, and present or not yet noted.</summary>
    Booked,

    /// <summary>Present without a booking.</summary>
    Unbooked,

    /// <summary>Absent, not justified: billed as booked.</summary>
    Absence,

    /// <summary>What is added for booking after the deadline.</summary>
    LateSurcharge,

    /// <summary>What is added for coming without a booking.</summary>
    UnbookedSurcharge,

    /// <summary>From the town's file of invoices.</summary>
    Imported,
}

internal sealed class InvoiceLineMapping : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> line)
    {
        line.ToTable("InvoiceLines");
        line.HasKey(l => new { l.InvoiceId, l.Position });
        line.Property(l => l.Child).HasMaxLength(100);
        line.Property(l => l.Text).HasMaxLength(InvoiceLine.LongestText);
        line.Property(l => l.Slot).HasConversion<string>().HasMaxLength(10);
        line.Property(l => l.Reason).HasConversion<string>().HasMaxLength(20);
        line.Property(l => l.Nature).HasConversion<string>().HasMaxLength(10);
    }
}
