using NodaTime;

namespace Site.Core.Calendar;

/// <summary>Why a school calendar was refused, in French.</summary>
internal static class SchoolCalendarTexts
{
    private const int LongestQuote = 40;

    public const string TooLong = "le fichier est trop grand pour un calendrier scolaire";
    public const string NoText = "le fichier n’est pas un fichier texte en UTF-8";
    public const string NoCalendar =
        "ce n’est pas un calendrier\u00a0: donnez le fichier iCal (.ics) ou l’export JSON du calendrier scolaire de data.education.gouv.fr";
    public const string NoJson = "le fichier JSON est abîmé ou incomplet";
    public const string NoRecords = "le fichier JSON ne contient pas de liste d’enregistrements";
    public const string NoRecord = "ce n’est pas un enregistrement du calendrier scolaire";
    public const string Cut = "la fin du calendrier manque\u00a0: le fichier est incomplet";
    public const string NoIcalLine = "ce n’est pas une ligne de calendrier iCal";
    public const string NestedEvent = "un événement commence avant la fin du précédent";
    public const string NoHolidays = "le fichier ne contient aucune période de vacances scolaires des zones A, B ou C";
    public const string NoEventZone = "impossible de savoir quelle zone est concernée (A, B ou C)";
    public const string NoName = "le nom de la période manque";

    public static string Record(long number, string reason) => $"enregistrement {number}\u00a0: {reason}";

    public static string Missing(string field) => $"«\u00a0{field}\u00a0» manque";

    public static string NoDate(string field, string value) => $"«\u00a0{field}\u00a0»\u00a0: {Quote(value)} n’est pas une date";

    public static string FarDate(string field, string value) => $"«\u00a0{field}\u00a0»\u00a0: {Quote(value)} est trop loin dans le passé ou dans l’avenir";

    public static string UnknownZone(string value) => $"{Quote(value)} n’est pas une zone (Zone A, Zone B ou Zone C)";

    public static string NoYear(string value) => $"{Quote(value)} n’est pas une année scolaire (par exemple 2026-2027)";

    public static string OtherYear(string name, LocalDate start, SchoolYear year) =>
        $"{Typographic(name)}\u00a0: le {FrenchDays.Long(start)} n’est pas dans l’année scolaire {year}";

    public static string Backwards(string name) => $"{Typographic(name)}\u00a0: la classe reprendrait avant le début des vacances";

    public static string TooLongHoliday(string name) => $"{Typographic(name)}\u00a0: plus de quatre mois";

    public static string NoEnd(string name) => $"{Typographic(name)}\u00a0: le jour de la reprise manque";

    public static string NoZone(SchoolZone wanted, IEnumerable<SchoolZone> there) =>
        $"rien pour la zone {wanted}\u00a0: le fichier ne concerne que {(there.ToList() is [var one] ? $"la zone {one}" : $"les zones {string.Join(" et ", there)}")}";

    public static string TwoDates(SchoolHoliday holiday, long other) =>
        $"{holiday.Name} {holiday.Year}, zone {holiday.Zone}\u00a0: d’autres dates sont à la ligne {other}";

    public static string Overlap(SchoolHoliday holiday, SchoolHoliday other) =>
        $"{holiday.Name} {holiday.Year}, zone {holiday.Zone}\u00a0: commence pendant «\u00a0{other.Name}\u00a0»";

    public static string Typographic(string name) => name.Trim().Replace('\'', '’');

    private static string Quote(string text) => $"«\u00a0{(text.Length <= LongestQuote ? text : text[..LongestQuote] + "…")}\u00a0»";
}
