namespace Site.Core.Reservations;

/// <summary>
/// Who is expected at an activity on a day, for those who receive the children. It holds health data and people's telephones: for the service only, and never
/// for logs or mails.
/// </summary>
/// <param name="MadeAt">The state of things then (UTC).</param>
/// <param name="Slots">Of the activity, in the order of the day.</param>
/// <param name="Schools">By name; without children: none is expected.</param>
/// <param name="Undecided">Requests (« demandé ») that nobody has decided; those children are not listed.</param>
/// <param name="NoSuchDay">Why the activity does not take place on that day, in French; null: it does.</param>
public sealed record AttendanceList(
    string Activity, DateOnly Day, DateTimeOffset MadeAt, IReadOnlyList<ActivitySlot> Slots, IReadOnlyList<AttendanceSchool> Schools, int Undecided, string? NoSuchDay)
{
    public int Children => Schools.Sum(school => school.Children.Count);
}

/// <param name="Name">Null for children of whom no school is known.</param>
/// <param name="Children">By class (the youngest first), family name and first name.</param>
public sealed record AttendanceSchool(string? Name, IReadOnlyList<AttendanceChild> Children);

/// <summary>One child, with what must be known where the child is received.</summary>
public sealed record AttendanceChild
{
    public required string FirstName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public string? Class { get; init; }

    public bool HasPai { get; init; }

    public string? Diet { get; init; }

    /// <summary>A slot that is missing is not booked.</summary>
    public required IReadOnlyDictionary<Slot, AttendanceState> States { get; init; }

    /// <summary>Guardians on that day who have a telephone, household by household.</summary>
    public required IReadOnlyList<AttendanceContact> Emergency { get; init; }

    /// <summary>Who may fetch the child beside the guardians.</summary>
    public required IReadOnlyList<AttendanceContact> AuthorisedAdults { get; init; }

    /// <summary>Two where the parents live apart; who booked comes first.</summary>
    public required IReadOnlyList<AttendanceHousehold> Households { get; init; }
}

/// <param name="Phone">As the town's files have it.</param>
public sealed record AttendanceContact(string Name, string? Phone);

/// <param name="Number">Of the dossier.</param>
/// <param name="Booked">What this household has booked of the day; the child is most likely with it.</param>
public sealed record AttendanceHousehold(string FamilyName, string Number, IReadOnlyList<Slot> Booked);

public enum AttendanceState
{
    /// <summary>« Réservé ».</summary>
    Expected,

    /// <summary>Booked; the family has told that the child will not come. The reason is not for the list.</summary>
    AbsenceTold,

    Present,

    /// <summary>Came without a booking.</summary>
    PresentUnbooked,

    AbsentJustified,

    AbsentUnjustified,
}
