using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Data;

namespace Site.Core.Mail;

public enum OutboxState
{
    /// <summary>To be sent at <see cref="OutboxMail.NextAttemptAt"/>.</summary>
    Waiting,

    /// <summary>A mail server has taken it.</summary>
    Sent,

    /// <summary>Refused for good, or tried too often. Kept whole, so that it can be sent again.</summary>
    Dead,
}

/// <summary>A mail on its way, or what is left of it.</summary>
public sealed class OutboxMail
{
    public required Guid Id { get; init; }

    /// <summary>What it is for, e.g. <c>activation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Mail address. Stays after sending, so that the desk can say what became of somebody's mails.</summary>
    public required string To { get; init; }

    /// <summary>Empty once sent, like the subject, both bodies and what is attached: they carry names and one-time links.</summary>
    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; init; }

    public required string Html { get; init; }

    /// <summary>Null: nothing is attached, or it is sent.</summary>
    public string? AttachmentName { get; init; }

    public string? AttachmentType { get; init; }

    public byte[]? AttachmentContent { get; init; }

    /// <summary>Whom an answer goes to, where that is not us; null once sent.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>UTC, as all moments here.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public OutboxState State { get; init; }

    /// <summary>How often it was tried, a try under way among them.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>Not before this. While a worker has the mail in hand, the moment when others may take it for abandoned.</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Why the last try failed: codes and words of ours, nothing that a server wrote, since servers quote addresses.</summary>
    public string? LastError { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>For the model of every database that has an outbox.</summary>
public sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public const string Table = "OutboxMails";
    public const int LongestKind = 40;

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable(Table);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Kind).HasMaxLength(LongestKind);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(m => m.CreatedAt).HasConversion<UtcMoment>();
        builder.Property(m => m.LastAttemptAt).HasConversion<UtcMoment>();
        builder.Property(m => m.NextAttemptAt).HasConversion<UtcMoment>();
        builder.Property(m => m.SentAt).HasConversion<UtcMoment>();
        builder.HasIndex(m => new { m.State, m.NextAttemptAt });
        builder.HasIndex(m => m.CreatedAt);
        builder.HasIndex(m => m.To);
    }
}
