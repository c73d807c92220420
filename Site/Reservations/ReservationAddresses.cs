using System.Globalization;
using Site.Web;

namespace Site.Reservations;

/// <summary>The pages of bookings.</summary>
public static class ReservationAddresses
{
    public const string Calendar = PortalAddresses.Reservations;
    public const string Recap = "/reservations/recapitulatif";
    public const string Save = "/reservations/enregistrer";
    public const string TakeBack = "/reservations/annuler-mes-dernieres-modifications";
    public const string Absence = "/reservations/absence";
    public const string Reminders = "/reservations/rappels";
    public const string TypicalWeek = "/reservations/semaine-type";

    /// <summary>For whoever has the link of the mail, signed in or not.</summary>
    public const string Offer = "/reservations/place";

    /// <summary>For a calendar program that knows the secret.</summary>
    public const string Feed = "/reservations/agenda";
    public const string StopFeed = "/reservations/agenda/arret";

    /// <summary>Names of the parameters.</summary>
    public const string Dossier = "dossier";
    public const string Child = "enfant";
    public const string Month = "mois";
    public const string Week = "semaine";

    /// <param name="child">Null: the oldest.</param>
    /// <param name="period">The month or week to show; null: this month.</param>
    public static string CalendarFor(Guid dossier, Guid? child, ShownPeriod? period) =>
        $"{Calendar}?{Dossier}={dossier}{(child is { } one ? $"&{Child}={one}" : "")}{(period is null ? "" : "&" + period.Query)}";

    public static string TypicalWeekFor(Guid dossier, Guid child) => $"{TypicalWeek}?{Dossier}={dossier}&{Child}={child}";

    /// <summary>Of a day within the calendar's page.</summary>
    public static string AnchorOf(DateOnly day) => day.ToString("'j'yyyyMMdd", CultureInfo.InvariantCulture);
}
