using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Billing;

/// <summary>« Contester une ligne »: what a parent writes about a line of an invoice, and what the service answers.</summary>
public sealed class Dispute
{
    public const int LongestText = 1000;

    public required Guid Id { get; init; }

    /// <summary>As staff name it, e.g. « C-000042 ».</summary>
    public required string Number { get; init; }

    public required Guid InvoiceId { get; init; }

    /// <summary><see cref="InvoiceLine.Position"/>.</summary>
    public required int LinePosition { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>In the parent's words; may tell of health.</summary>
    public required string Text { get; init; }

    /// <summary>Null: not answered yet.</summary>
    public DisputeOutcome? Outcome { get; set; }

    /// <summary>In the service's words, as the parent is told.</summary>
    public string? Answer { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }
}

public enum DisputeOutcome
{
    /// <summary>« Acceptée »: the invoice is corrected.</summary>
    Accepted,

    /// <summary>« Refusée ».</summary>
    Refused,
}

internal sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> dispute)
    {
        dispute.ToTable("Disputes");
        dispute.Property(d => d.Id).ValueGeneratedNever();
        dispute.Property(d => d.Number).HasMaxLength(20);
        dispute.Property(d => d.Text).HasMaxLength(Dispute.LongestText);
        dispute.Property(d => d.Answer).HasMaxLength(Dispute.LongestText);
        dispute.Property(d => d.Outcome).HasConversion<string>().HasMaxLength(20);
        dispute.HasIndex(d => d.Number).IsUnique();
        dispute.HasIndex(d => d.InvoiceId);
        dispute.HasIndex(d => d.AnsweredAt);
        dispute.HasOne<Invoice>().WithMany().HasForeignKey(d => d.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
