using System.Globalization;
using NodaTime;
using Site.Core.Calendar;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary>What invoices, mails and staff's files say alike, in French.</summary>
public static class BillingTexts
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« novembre 2026 ».</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", French);

    /// <summary>« de novembre 2026 », « d’octobre 2026 ».</summary>
    public static string OfMonth(DateOnly day) => (day.Month is 4 or 8 or 10 ? "d’" : "de ") + Month(day);

    /// <summary>« 7 décembre 2026 », with a no-break space after the number.</summary>
    public static string Day(DateOnly day) => day.ToString(day.Day == 1 ? "'1er\u00a0'MMMM yyyy" : "d'\u00a0'MMMM yyyy", French);

    /// <summary>« 14 h 32 » in Paris, rounded up to the minute, so that what is promised for then holds.</summary>
    public static string Hour(DateTimeOffset moment) => FrenchDays.Time(Instant.FromDateTimeOffset(moment.AddSeconds(59)).InZone(Paris.Zone).TimeOfDay);

    public static string Of(PaymentMeans means) => means switch
    {
        PaymentMeans.Card => "carte bancaire",
        PaymentMeans.DirectDebit => "prélèvement",
        PaymentMeans.Transfer => "virement",
        PaymentMeans.Cheque => "chèque",
        PaymentMeans.Cash => "espèces",
        PaymentMeans.Cesu => "CESU",
        _ => "report",
    };

    /// <summary>« Restauration scolaire », « Mercredi loisirs, matin ».</summary>
    public static string What(InvoiceLine line) => line.Slot == Slot.Day ? line.Text : $"{line.Text}, {SlotNames.Of(line.Slot)}";

    /// <summary>Why the line is there and costs what it does.</summary>
    public static string Why(InvoiceLine line) => line.Reason switch
    {
        LineReason.Booked => $"réservé\u00a0; {Nature(line)}, {Band(line)}",
        LineReason.Unbooked => $"présence sans réservation\u00a0; {Nature(line)}, {Band(line)}",
        LineReason.Absence => $"absence non justifiée, facturée comme réservée\u00a0; {Nature(line)}, {Band(line)}",
        LineReason.LateSurcharge => $"majoration{Percent(line)}\u00a0: réservé après la date limite",
        LineReason.UnbookedSurcharge => $"majoration{Percent(line)}\u00a0: présence sans réservation",
        _ => line.Nature == TariffNature.Meal ? "repas" : "accueil",
    };

    /// <summary>« les 2, 3 et 7 décembre »; nothing where no days are known.</summary>
    public static string Days(InvoiceLine line) => string.Join("\u00a0; ", line.Days.GroupBy(day => (day.Year, day.Month)).Select(month =>
    {
        var days = month.Select(day => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture)).ToList();
        var name = month.First().ToString("MMMM", French);
        return days.Count == 1 ? $"le {days[0]} {name}" : $"les {string.Join(", ", days[..^1])} et {days[^1]} {name}";
    }));

    private static string Nature(InvoiceLine line) => line.Nature == TariffNature.Meal ? "repas" : "accueil";

    private static string Percent(InvoiceLine line) => line.SurchargePercent is { } percent ? $" de {percent}\u00a0%" : "";

    private static string Band(InvoiceLine line) => line switch
    {
        { WithoutQuotient: true } => "quotient familial non connu\u00a0: tarif le plus haut",
        { QuotientFrom: { } from, QuotientBelow: { } below } => $"quotient familial de {Whole(from)} à moins de {Whole(below)}\u00a0€",
        { QuotientFrom: { } from and > 0 } => $"quotient familial à partir de {Whole(from)}\u00a0€",
        _ => "tarif de l’activité",
    };

    private static string Whole(int cents) => (cents / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00", French);
}
