using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>The words of the day's lists, in French.</summary>
internal static class AttendanceTexts
{
    public const string Confidential = "Document confidentiel";
    public const string ConfidentialWhy = "données de santé et de famille, pour l’équipe d’accueil seulement\u00a0; à ne pas laisser en vue, à détruire après usage";
    public const string NoSchool = "École non indiquée";
    public const string NoClass = "Classe non indiquée";
    public const string Nobody = "Aucun enfant n’est réservé.";
    public const string NotBooked = "non réservé";

    /// <summary>The columns of the CSV, one a child and slot.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["École", "Classe", "Créneau", "Nom", "Prénom", "Naissance", "État", "PAI", "Régime", "Téléphones d’urgence", "Adultes autorisés", "Foyers"];

    public static string Title(AttendanceList list) => $"{list.Activity}, {FrenchDays.Long(LocalDate.FromDateOnly(list.Day))}";

    public static string MadeAt(AttendanceList list)
    {
        var local = Instant.FromDateTimeOffset(list.MadeAt).InZone(Paris.Zone).LocalDateTime;
        return $"liste établie le {FrenchDays.Long(local.Date)} à {FrenchDays.Time(local.TimeOfDay)}";
    }

    public static string Count(int children) => children < 2 ? $"{children} enfant" : $"{children} enfants";

    public static string Undecided(int requests) => requests < 2
        ? "1 demande sans décision du service n’est pas dans la liste."
        : $"{requests} demandes sans décision du service ne sont pas dans la liste.";

    public static string NoSuchDay(string reason) => $"L’activité n’a pas lieu ce jour-là\u00a0: {reason}.";

    public static string OutsidePeriod(Activity activity) =>
        $"elle va du {FrenchDays.Long(LocalDate.FromDateOnly(activity.From))} au {FrenchDays.Long(LocalDate.FromDateOnly(activity.Until))}";

    public static string State(AttendanceState state) => state switch
    {
        AttendanceState.Expected => "réservé",
        AttendanceState.AbsenceTold => "absence signalée",
        AttendanceState.Present => "présent",
        AttendanceState.PresentUnbooked => "présent sans réservation",
        AttendanceState.AbsentJustified => "absent, justifié",
        _ => "absent, non justifié",
    };

    public static string Contact(AttendanceContact contact) => contact.Phone is { } phone ? $"{contact.Name} ({phone})" : contact.Name;

    /// <summary>Empty where the parents do not live apart.</summary>
    public static string Households(AttendanceChild child) => child.Households.Count < 2 ? ""
        : $"Deux foyers\u00a0: {string.Join(", ", child.Households.Select(one => $"{one.FamilyName} (dossier {one.Number}{Booked(one.Booked)})"))}";

    private static string Booked(IReadOnlyList<Slot> slots) => slots switch
    {
        [] => "",
        [Slot.Day] => ", a réservé",
        _ => $", a réservé\u00a0: {string.Join(" et ", slots.Select(SlotNames.Of))}",
    };
}
