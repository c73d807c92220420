using NodaTime;

namespace Site.Core.Calendar;

/// <summary>Academies whose schools have their winter and spring holidays together.</summary>
public enum SchoolZone
{
    A,
    B,
    C,
}

/// <summary>A period without school, as the ministry publishes it.</summary>
/// <param name="Name">In French, e.g. « Vacances de la Toussaint »: one of <see cref="SchoolHolidayNames"/>, or another that the file had.</param>
/// <param name="Start">The day after whose classes it begins: on a day of class there is class. A bridge begins with the day itself.</param>
/// <param name="ClassResumes">The morning when class resumes; null when it is not published yet, as for the summer of a calendar's last year.</param>
/// <param name="Source">Where it was published, in French.</param>
/// <param name="PublishedOn">In the Journal officiel; null when it is not known.</param>
public sealed record SchoolHoliday(
    SchoolZone Zone, SchoolYear Year, string Name, LocalDate Start, LocalDate? ClassResumes, string Source, LocalDate? PublishedOn)
{
    public bool IsSummer => Name == SchoolHolidayNames.Summer;

    public bool IsBridge => Name.StartsWith("Pont", StringComparison.Ordinal);

    /// <summary>From <see cref="Start"/> to the eve of <see cref="ClassResumes"/>; where that is unknown, the first day alone.</summary>
    public bool Covers(LocalDate day) => ClassResumes is { } end ? Start <= day && day < end : day == Start;
}

/// <summary>The holidays of every school year.</summary>
public static class SchoolHolidayNames
{
    public const string Autumn = "Vacances de la Toussaint";
    public const string Christmas = "Vacances de Noël";
    public const string Winter = "Vacances d’hiver";
    public const string Spring = "Vacances de printemps";
    public const string Summer = "Vacances d’été";
    public const string Ascension = "Pont de l’Ascension";

    /// <summary>A year in which one of them is missing is not published yet.</summary>
    public static IReadOnlyList<string> OfEveryYear { get; } = [Autumn, Christmas, Winter, Spring, Summer];
}
