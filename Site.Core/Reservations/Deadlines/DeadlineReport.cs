using System.Globalization;
using NodaTime;
using Site.Core.Calendar;

namespace Site.Core.Reservations;

/// <summary>What a simulation found, in French, for the council that decides on the rule.</summary>
public static class DeadlineReport
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <param name="from">The first day of the activity that was looked at; null: since ever.</param>
    /// <param name="until">The last one; null: all that are booked.</param>
    /// <returns>Lines.</returns>
    public static IEnumerable<string> Lines(string activity, DateOnly? from, DateOnly? until, DeadlineTerms today, DeadlineTerms tried, DeadlineOutcome outcome)
    {
        yield return $"Simulation pour «\u00a0{activity}\u00a0», {Days(from, until)}.";
        yield return Rule("Pour réserver", today.Add, tried.Add);
        yield return Rule("Pour annuler", today.Cancel, tried.Cancel);
        yield return "";
        yield return $"Enregistrées\u00a0: {Count(outcome.Bookings, "réservation", "réservations")} et {Count(outcome.Cancellations, "annulation", "annulations")}, "
            + $"de {Count(outcome.Families, "famille", "familles")}. Avec la règle essayée\u00a0:";
        if (outcome.FamiliesTouched == 0)
        {
            yield return "- rien ne changerait.";
        }
        else
        {
            if (outcome.Refused.Count > 0)
                yield return Effect(outcome.Refused, "réservation arriverait trop tard et serait refusée", "réservations arriveraient trop tard et seraient refusées", "");
            if (outcome.Surcharged.Count > 0)
                yield return Effect(outcome.Surcharged, "réservation serait majorée", "réservations seraient majorées", " de plus");
            if (outcome.Spared.Count > 0)
                yield return Effect(outcome.Spared, "réservation ne serait plus majorée", "réservations ne seraient plus majorées", " de moins");
            if (outcome.StillBilled.Count > 0)
                yield return Effect(outcome.StillBilled, "annulation arriverait trop tard et resterait facturée", "annulations arriveraient trop tard et resteraient facturées", "");
            yield return $"Au total, {Count(outcome.FamiliesTouched, "famille touchée", "familles touchées")}.";
        }
        yield return "";
        yield return "Ce que la règle d’aujourd’hui a empêché n’est pas enregistré\u00a0: une règle plus souple permettrait des réservations et des annulations qui ne sont pas comptées ici.";
    }

    private static string Days(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } first, { } last) => $"jours du {Day(first)} au {Day(last)}",
        ({ } first, null) => $"jours à partir du {Day(first)}",
        (null, { } last) => $"jours jusqu’au {Day(last)}",
        _ => "tous les jours enregistrés",
    };

    private static string Rule(string purpose, DeadlineRule today, DeadlineRule tried) => today == tried
        ? $"{purpose}\u00a0: règle inchangée «\u00a0{today}\u00a0» ({today.Describe()})."
        : $"{purpose}\u00a0: aujourd’hui «\u00a0{today}\u00a0» ({today.Describe()}), essayée «\u00a0{tried}\u00a0» ({tried.Describe()}).";

    private static string Effect(DeadlineEffect effect, string one, string several, string direction) =>
        $"- {Count(effect.Count, one, several)}\u00a0: {Count(effect.Families, "famille", "familles")}, {Euros.Of(effect.Cents)}{direction}.";

    private static string Count(int count, string one, string several) => $"{count.ToString("N0", French)} {(count < 2 ? one : several)}";

    private static string Day(DateOnly day) => FrenchDays.Long(LocalDate.FromDateOnly(day));
}
