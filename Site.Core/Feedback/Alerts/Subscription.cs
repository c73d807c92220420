using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Feedback.Alerts;

public enum DigestRhythm { None, Weekly, Monthly }

/// <summary>What mails a member of staff wants, by their own switch. Who they are, their address and what they may see is asked of the CMS before each mail.</summary>
public sealed class Subscription
{
    public required Guid StaffId { get; init; }
    public bool Alerts { get; set; }
    public DigestRhythm Digest { get; set; }

    /// <summary>The last day (Europe/Paris) that a digest has told of, or the one before they asked for digests; null for who never did.</summary>
    public DateOnly? DigestedUntil { get; set; }
}

public enum AlertKind { FallingSatisfaction, BurstOfNegativeVotes }

/// <summary>An alert that was mailed: for the cap a person, and so that nobody hears the same twice. Kept for some weeks.</summary>
public sealed class SentAlert
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required Guid ContentId { get; init; }
    public required AlertKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }
}

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("FeedbackSubscriptions");
        builder.HasKey(subscription => subscription.StaffId);
        builder.Property(subscription => subscription.StaffId).ValueGeneratedNever();
    }
}

internal sealed class SentAlertMapping : IEntityTypeConfiguration<SentAlert>
{
    public void Configure(EntityTypeBuilder<SentAlert> builder)
    {
        builder.ToTable("FeedbackSentAlerts");
        builder.Property(alert => alert.Id).ValueGeneratedNever();
        builder.HasIndex(alert => new { alert.StaffId, alert.SentAt });
    }
}
