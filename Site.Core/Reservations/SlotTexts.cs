using System.Globalization;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>Slots, moments and prices as they stand in French sentences.</summary>
public static class SlotTexts
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« mercredi 25 mars 2026 matin »; of an activity with one slot a day, the day alone.</summary>
    public static string Of(DateOnly day, Slot slot) => FrenchDays.Long(LocalDate.FromDateOnly(day)) + slot switch
    {
        Slot.Morning => " matin",
        Slot.Evening => " soir",
        _ => "",
    };

    /// <summary>« de 8 h à 13 h 30 ».</summary>
    public static string Hours(ActivitySlot slot) =>
        $"de {FrenchDays.Time(LocalTime.FromTimeOnly(slot.StartsAt))} à {FrenchDays.Time(LocalTime.FromTimeOnly(slot.EndsAt))}";

    /// <summary>« jeudi 19 novembre 2026 à 23 h 59 », on the clock of Europe/Paris.</summary>
    public static string Moment(Instant moment)
    {
        var local = moment.InZone(Paris.Zone).LocalDateTime;
        return $"{FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)}";
    }

    /// <summary>« 4,50 € ».</summary>
    public static string Price(int cents) => (cents / 100m).ToString("N2", French) + "\u00a0€";
}
