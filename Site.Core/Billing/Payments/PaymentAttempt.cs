using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Billing;

/// <summary>
/// One try to pay an invoice with a provider. At most one of an invoice is open: the next one waits until it is known that this one has not paid, or until it
/// no longer can. Each step is written only from the state that it is known to have, and kept in <see cref="AttemptStep"/>.
/// </summary>
public sealed class PaymentAttempt
{
    /// <summary>Random: it stands in addresses.</summary>
    public required Guid Id { get; init; }

    public required Guid InvoiceId { get; init; }

    /// <summary>The same while the attempt is open, null afterwards: the database keeps it unique.</summary>
    public Guid? OpenInvoiceId { get; set; }

    /// <summary>The key of an <see cref="IPaymentProvider"/>.</summary>
    public required string Provider { get; init; }

    /// <summary>The parent who began it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>In cents, as the invoice asked for when it began.</summary>
    public required int AmountCents { get; init; }

    public required AttemptState State { get; set; }

    /// <summary>The provider's own, e.g. PayFiP's idOp; null until it has answered.</summary>
    public string? ProviderReference { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when nobody may begin another (UTC): counted from the start, whatever became of it.</summary>
    public required DateTimeOffset LockedUntil { get; set; }

    /// <summary>The last word of the provider, in its own code; null: none yet.</summary>
    public string? LastCode { get; set; }

    /// <summary>When the provider is next asked by itself (UTC); null: never again.</summary>
    public DateTimeOffset? NextCheckAt { get; set; }

    /// <summary>Why a member of staff must look at it; null: nothing to do.</summary>
    public AttentionReason? Attention { get; set; }

    /// <summary>The parent wants a mail once the invoice can be paid again.</summary>
    public bool WantsMail { get; set; }
}

public enum AttemptState
{
    /// <summary>Kept before the provider is told: what happens next may be lost, but not that it was tried.</summary>
    Created,

    /// <summary>The provider has answered; the parent is on the way there.</summary>
    Sent,

    /// <summary>The provider has been asked and has no result yet, or one that the parent can still better.</summary>
    Waiting,

    Paid,

    /// <summary>By the bank.</summary>
    Refused,

    /// <summary>By the parent.</summary>
    Cancelled,

    /// <summary>Nothing came of it in time.</summary>
    Expired,
}

public static class AttemptStates
{
    public static bool IsOpen(this AttemptState state) => state is AttemptState.Created or AttemptState.Sent or AttemptState.Waiting;
}

/// <summary>Why staff must look at an attempt.</summary>
public enum AttentionReason
{
    /// <summary>The provider gave a result that is in no document.</summary>
    UnknownResult,

    /// <summary>Amount, reference or client that the provider names are not those that were asked for.</summary>
    Mismatch,

    /// <summary>Paid although the invoice was settled, taken back or handed over meanwhile.</summary>
    PaidOnClosed,

    /// <summary>The provider cannot say for longer than it should.</summary>
    NoAnswer,
}

/// <summary>One step of an attempt: never changed, never removed.</summary>
public sealed class AttemptStep
{
    /// <summary>In the order of time.</summary>
    public required Guid Id { get; init; }

    public required Guid AttemptId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: it began.</summary>
    public AttemptState? From { get; init; }

    public required AttemptState To { get; init; }

    public required StepSource Source { get; init; }

    /// <summary>The provider's result or fault, e.g. « P », « P5 »; null: none.</summary>
    public string? Code { get; init; }
}

/// <summary>What made the portal look.</summary>
public enum StepSource { Parent, Notification, Reconciliation, Staff }

internal sealed class PaymentAttemptMapping : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> attempt)
    {
        attempt.ToTable("PaymentAttempts");
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.Provider).HasMaxLength(20);
        attempt.Property(a => a.ProviderReference).HasMaxLength(60);
        attempt.Property(a => a.LastCode).HasMaxLength(20);
        attempt.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        attempt.Property(a => a.Attention).HasConversion<string>().HasMaxLength(20);
        attempt.HasIndex(a => a.OpenInvoiceId).IsUnique();
        attempt.HasIndex(a => new { a.Provider, a.ProviderReference }).IsUnique();
        attempt.HasIndex(a => a.InvoiceId);
        attempt.HasIndex(a => a.NextCheckAt);
        attempt.HasIndex(a => a.Attention);
        attempt.HasOne<Invoice>().WithMany().HasForeignKey(a => a.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttemptStepMapping : IEntityTypeConfiguration<AttemptStep>
{
    public void Configure(EntityTypeBuilder<AttemptStep> step)
    {
        step.ToTable("AttemptSteps");
        step.Property(s => s.Id).ValueGeneratedNever();
        step.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.Source).HasConversion<string>().HasMaxLength(20);
        step.Property(s => s.Code).HasMaxLength(20);
        step.HasIndex(s => s.AttemptId);
        step.HasOne<PaymentAttempt>().WithMany().HasForeignKey(s => s.AttemptId).OnDelete(DeleteBehavior.Restrict);
    }
}
