namespace Site.Core.Reservations;

/// <summary>What a family wants of one cell.</summary>
public enum CellWish
{
    /// <summary>A place.</summary>
    Book,

    /// <summary>A place, or the line where there is none.</summary>
    BookOrWait,

    /// <summary>The line for both halves of a day, of which one has no place left; asked for both, in one request.</summary>
    WaitForWholeDay,

    /// <summary>Neither place nor line.</summary>
    Drop,
}

/// <summary>One slot of one day for one child, and what is wanted.</summary>
public sealed record CellChange(Guid ChildId, Guid ActivityId, DateOnly Day, Slot Slot, CellWish Wish);

/// <summary>Several changes for the children of one dossier, done together or not at all.</summary>
/// <param name="SaveId">Made with the form: the same one sent again is not done again.</param>
/// <param name="TakesBack">The save whose changes these undo.</param>
public sealed record BookingRequest(Guid SaveId, Guid AccountId, Guid DossierId, IReadOnlyList<CellChange> Changes, Guid? TakesBack = null)
{
    /// <summary>In one request: a year of two slots a day.</summary>
    public const int MostChanges = 800;
}

/// <summary>What one change would do, or did.</summary>
/// <param name="Cell">As it stood before.</param>
/// <param name="Refusal">Null: it can be done.</param>
/// <param name="Outcome">What it becomes; null when refused, or when nothing changes.</param>
/// <param name="Cents">With surcharge: what it costs, or no longer costs (negative).</param>
/// <param name="IsLoneHalf">Afterwards one half of a day stands without the other.</param>
public sealed record ChangePreview(CellChange Change, Cell? Cell, ChangeRefusal? Refusal, BookingState? Outcome, int Cents, bool IsLoneHalf = false);

public enum ChangeRefusal
{
    /// <summary>No such child, activity, slot or day that this account may book; nobody is told which.</summary>
    Unknown,

    /// <summary>As <see cref="Reservations.Cell.Refusal"/> says.</summary>
    ByRule,

    /// <summary>No place is left, and the line was not asked for.</summary>
    Full,

    /// <summary>The deadline to cancel has passed.</summary>
    TooLateToCancel,

    /// <summary>Two wishes for one cell.</summary>
    Twice,
}

public abstract record SaveResult
{
    private SaveResult()
    {
    }

    /// <param name="SaveId">Under which its changes are kept.</param>
    /// <param name="WasDone">It had been done before: the form was sent twice.</param>
    public sealed record Saved(Guid SaveId, bool WasDone) : SaveResult;

    /// <summary>Nothing was saved.</summary>
    /// <param name="Changes">All of them; some with a refusal.</param>
    public sealed record Refused(IReadOnlyList<ChangePreview> Changes) : SaveResult;

    /// <summary>The account does not hold the dossier, or the save's id is another account's. Nothing was saved.</summary>
    public sealed record NotFound : SaveResult;

    /// <summary>More than <see cref="BookingRequest.MostChanges"/>. Nothing was saved.</summary>
    public sealed record TooMany : SaveResult;
}
