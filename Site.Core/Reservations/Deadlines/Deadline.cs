using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>Until when one day of an activity can be booked or cancelled, and by which rule.</summary>
/// <param name="LastMoment">Still in time.</param>
public sealed record Deadline(Instant LastMoment, DeadlineRule Rule)
{
    /// <summary>« jusqu’au jeudi 19 novembre 2026 à 23 h 59 », on the clock of Europe/Paris.</summary>
    public string Describe()
    {
        var local = LastMoment.InZone(Paris.Zone).LocalDateTime;
        return $"jusqu’au {FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)}";
    }
}
