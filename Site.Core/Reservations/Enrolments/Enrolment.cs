using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>« Inscription »: that a child may come to an activity in a school year. Booking days of it is the second step.</summary>
public sealed class Enrolment
{
    public required Guid ChildId { get; init; }

    public required Guid ActivityId { get; init; }

    /// <summary>The first of its two years: 2026 stands for « 2026-2027 ».</summary>
    public required int SchoolYear { get; init; }

    public required DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public required DateOnly Until { get; set; }

    public required EnrolmentState State { get; set; }

    public bool CoversDay(DateOnly day) => State == EnrolmentState.Accepted && From <= day && day <= Until;
}

public enum EnrolmentState
{
    /// <summary>Asked for; the service has not decided.</summary>
    Requested,

    Accepted,

    Refused,

    /// <summary>Withdrawn by the family or the town.</summary>
    Ended,
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.ToTable("Enrolments");
        enrolment.HasKey(e => new { e.ChildId, e.ActivityId, e.SchoolYear });
        enrolment.Property(e => e.State).HasConversion<string>().HasMaxLength(10);
        enrolment.HasOne<Child>().WithMany().HasForeignKey(e => e.ChildId).OnDelete(DeleteBehavior.Cascade);
        enrolment.HasOne<Activity>().WithMany().HasForeignKey(e => e.ActivityId).OnDelete(DeleteBehavior.Cascade);
    }
}
