using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Site.Core.Reservations;

/// <summary>Something that the town offers to children by the day: the school canteen, the Wednesday centre.</summary>
public sealed class Activity
{
    public const int LongestKey = 40;

    /// <summary>Random: it may stand in an address.</summary>
    public required Guid Id { get; init; }

    /// <summary>The town's own key.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    public required ActivityKind Kind { get; set; }

    /// <summary>Names of schools whose children may come; empty: all.</summary>
    public List<string> Schools { get; set; } = [];

    /// <summary>Names of classes; empty: all.</summary>
    public List<string> Classes { get; set; } = [];

    /// <summary>In full years on the day; null: no bound.</summary>
    public int? MinAge { get; set; }

    /// <summary>In full years on the day, inclusive; null: no bound.</summary>
    public int? MaxAge { get; set; }

    /// <summary>The first day that it takes place.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The last day that it takes place.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>The day (Europe/Paris) from which residents may book; null: at once.</summary>
    public DateOnly? ResidentsFrom { get; set; }

    /// <summary>The same for families who live elsewhere.</summary>
    public DateOnly? OthersFrom { get; set; }

    /// <summary>Until when a day can be added: a <see cref="DeadlineRule"/>'s text.</summary>
    public required string AddRule { get; set; }

    /// <summary>Until when a day can be cancelled.</summary>
    public required string CancelRule { get; set; }

    /// <summary>What is added to the price after <see cref="AddRule"/>, in percent; null: nothing can be added then.</summary>
    public int? LateSurchargePercent { get; set; }

    /// <summary>What is added for a child who came without a booking, in percent.</summary>
    public int UnbookedSurchargePercent { get; set; }

    /// <summary>Whether the service decides on each booking (« demandé »).</summary>
    public bool NeedsApproval { get; set; }

    /// <summary>How long a family has to accept a place that became free, in hours.</summary>
    public int OfferHours { get; set; } = 24;

    /// <summary>No place is offered or accepted later than this many hours before the activity begins.</summary>
    public int OfferEndsHoursBefore { get; set; } = 12;

    public ICollection<ActivitySlot> Slots { get; } = [];
}

/// <summary>Decides on which days an activity takes place.</summary>
public enum ActivityKind
{
    /// <summary>« Restauration scolaire »: days of class.</summary>
    Canteen,

    /// <summary>« Accueil du matin »: days of class.</summary>
    MorningCare,

    /// <summary>« Accueil du soir »: days of class.</summary>
    EveningCare,

    /// <summary>« Étude »: days of class.</summary>
    Study,

    /// <summary>« Mercredi »: Wednesdays without class, outside the holidays.</summary>
    Wednesday,

    /// <summary>« Vacances »: Monday to Friday of the school holidays.</summary>
    Holidays,
}

/// <summary>A part of the day that is booked by itself. A whole Wednesday or day of holidays is <see cref="Morning"/> and <see cref="Evening"/>.</summary>
public enum Slot
{
    /// <summary>The only one of an activity on days of class.</summary>
    Day,

    /// <summary>« Matin ».</summary>
    Morning,

    /// <summary>« Soir ».</summary>
    Evening,
}

/// <summary>One slot of an activity, and how many children it takes.</summary>
public sealed class ActivitySlot
{
    public required Guid ActivityId { get; init; }

    public required Slot Slot { get; init; }

    /// <summary>On one day; null: no limit.</summary>
    public int? Places { get; set; }

    /// <summary>Europe/Paris.</summary>
    public required TimeOnly StartsAt { get; set; }

    public required TimeOnly EndsAt { get; set; }
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.ToTable("Activities");
        activity.Property(a => a.Id).ValueGeneratedNever();
        activity.Property(a => a.Key).HasMaxLength(Activity.LongestKey);
        activity.Property(a => a.Kind).HasConversion<string>().HasMaxLength(20);
        activity.HasIndex(a => a.Key).IsUnique();
        activity.HasMany(a => a.Slots).WithOne().HasForeignKey(slot => slot.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActivitySlotMapping : IEntityTypeConfiguration<ActivitySlot>
{
    public void Configure(EntityTypeBuilder<ActivitySlot> slot)
    {
        slot.ToTable("ActivitySlots");
        slot.HasKey(s => new { s.ActivityId, s.Slot });
        slot.Property(s => s.Slot).HasConversion<string>().HasMaxLength(10);
    }
}
