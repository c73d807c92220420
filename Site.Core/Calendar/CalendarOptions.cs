using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace Site.Core.Calendar;

/// <summary>Section <c>Calendar</c>.</summary>
public sealed class CalendarOptions : IValidatableObject
{
    public const string Section = "Calendar";

    private static readonly IsoDayOfWeek[] UsualDays = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>The zone of the town's academy.</summary>
    [EnumDataType(typeof(SchoolZone))]
    public SchoolZone Zone { get; set; } = SchoolZone.C;

    /// <summary>Days on which the town's service is closed although they are no holidays, as <c>2027-05-07</c>.</summary>
    public List<LocalDate> BridgeDays { get; } = [];

    /// <summary>Schools whose week is not the usual one, by the name that <c>children.csv</c> gives them; case is forgiven.</summary>
    public Dictionary<string, SchoolWeekOptions> Schools { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The weekdays of class of a school: Monday, Tuesday, Thursday and Friday, unless <see cref="Schools"/> says otherwise.</summary>
    public IReadOnlyList<IsoDayOfWeek> DaysOf(string? school) =>
        school is not null && Schools.TryGetValue(school.Trim(), out var week) && week.Days.Count > 0 ? week.Days : UsualDays;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (school, week) in Schools)
        {
            if (week.Days.Exists(day => day is IsoDayOfWeek.None or IsoDayOfWeek.Sunday || !Enum.IsDefined(day)))
                yield return new ValidationResult($"{Section}:Schools:{school}:Days: weekdays from Monday to Saturday.", [nameof(Schools)]);
        }
    }
}

/// <summary>Section <c>Calendar:Schools:&lt;name&gt;</c>.</summary>
public sealed class SchoolWeekOptions
{
    /// <summary>E.g. <c>Monday</c>, <c>Tuesday</c>, <c>Wednesday</c>, <c>Thursday</c>, <c>Friday</c>; none: the usual ones.</summary>
    public List<IsoDayOfWeek> Days { get; } = [];
}
