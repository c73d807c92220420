using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>An account wants a mail before a deadline when nothing is booked for a child in the week it is about.</summary>
public sealed class ReminderWish
{
    public required Guid AccountId { get; init; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>That a reminder was sent, so that a daily job that runs twice sends it once.</summary>
public sealed class SentReminder
{
    public required Guid AccountId { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>The Monday of the week that it was about.</summary>
    public required DateOnly Week { get; init; }
}

internal sealed class ReminderWishMapping : IEntityTypeConfiguration<ReminderWish>
{
    public void Configure(EntityTypeBuilder<ReminderWish> wish)
    {
        wish.ToTable("ReminderWishes");
        wish.HasKey(w => w.AccountId);
    }
}

internal sealed class SentReminderMapping : IEntityTypeConfiguration<SentReminder>
{
    public void Configure(EntityTypeBuilder<SentReminder> sent)
    {
        sent.ToTable("SentReminders");
        sent.HasKey(s => new { s.AccountId, s.ChildId, s.Week });
        sent.HasIndex(s => s.Week);
    }
}
