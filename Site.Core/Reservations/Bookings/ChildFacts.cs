using Site.Core.Families;

namespace Site.Core.Reservations;

/// <summary>What decides whether a child may come, and at what price.</summary>
/// <param name="Dossier">The household that books and is billed, with its quotients.</param>
/// <param name="CanBook">The guardian's right.</param>
/// <param name="Enrolments">All of the child's.</param>
public sealed record ChildFacts(Child Child, Dossier Dossier, bool CanBook, IReadOnlyList<Enrolment> Enrolments)
{
    /// <summary>In full years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - Child.BirthDate.Year;
        return day < Child.BirthDate.AddYears(years) ? years - 1 : years;
    }

    /// <summary>Whether the activity is for the child's school, class and age on that day.</summary>
    public bool Suits(Activity activity, DateOnly day) =>
        IsAmong(activity.Schools, Child.School) && IsAmong(activity.Classes, Child.Class)
        && !(AgeOn(day) < activity.MinAge) && !(AgeOn(day) > activity.MaxAge);

    private static bool IsAmong(List<string> names, string? name) =>
        names.Count == 0 || names.Exists(one => string.Equals(one, name, StringComparison.OrdinalIgnoreCase));
}
