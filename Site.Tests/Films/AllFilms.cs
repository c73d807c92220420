using Site.Films.Journeys;
using Site.Films.Script;

namespace Site.Films;

/// <summary>Every film, in the media library's order.</summary>
public static class AllFilms
{
    public static IReadOnlyList<Film> List { get; } = [CreateAccount.OnPc, CreateAccount.OnSmartphone, BookActivities.Film, PayInvoice.Film];
}
