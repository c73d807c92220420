using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What would be saved, what cannot be, and what has to be chosen first.</summary>
public sealed class RecapPage
{
    public required RecapForm Form { get; init; }

    public required BookingPreview Preview { get; init; }

    /// <summary>Days that were ticked as a whole and have one half full: what is wanted has to be chosen.</summary>
    public required IReadOnlyList<HalfFullDay> HalfFull { get; init; }

    /// <summary>Whether days after the deadline are asked about instead of taken along: nobody has looked at each of them, as in the calendar.</summary>
    public bool AsksAboutLateDays { get; init; }

    /// <summary>The first line of the page when something went wrong; null: nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>The child's, where the changes are of one.</summary>
    public Guid? ChildId => Preview.Changes.Select(change => change.Change.ChildId).Distinct().ToList() is [var one] ? one : null;

    /// <summary>Changes that can be done.</summary>
    public IEnumerable<ChangePreview> Possible => Preview.Changes.Where(change => change is { Refusal: null, Outcome: not null } && !IsHalfFull(change) && !IsLate(change));

    /// <summary>After the deadline: to tick for whoever wants them at the surcharge.</summary>
    public IEnumerable<ChangePreview> Late => Preview.Changes.Where(change => IsLate(change) && !IsHalfFull(change));

    /// <summary>Full: to tick for the line.</summary>
    public IEnumerable<ChangePreview> Full => Preview.Changes.Where(change => change.Refusal == ChangeRefusal.Full && !IsHalfFull(change));

    /// <summary>What cannot be done, with the reason.</summary>
    public IEnumerable<ChangePreview> Impossible => Preview.Changes.Where(change => change.Refusal is not (null or ChangeRefusal.Full));

    /// <summary>In cents; without what has to be chosen first.</summary>
    public int DifferenceCents => Possible.Sum(change => change.Cents);

    public bool HasSomethingToSave => Possible.Any() || Late.Any() || Full.Any() || HalfFull.Count > 0;

    public CalendarActivity? ActivityOf(ChangePreview change) => Preview.Activities.FirstOrDefault(one => one.Id == change.Change.ActivityId);

    public string ChildOf(ChangePreview change) => Preview.Children.FirstOrDefault(one => one.Id == change.Change.ChildId)?.FirstName ?? "";

    /// <summary>« Mercredi loisirs, matin ».</summary>
    public string NameOf(ChangePreview change) => ActivityOf(change) is { } activity
        ? activity.Name + (activity.HasHalves ? ", " + BookingTexts.Of(change.Change.Slot) : "")
        : "Activité inconnue";

    private bool IsLate(ChangePreview change) => AsksAboutLateDays && change is { Refusal: null, Outcome: BookingState.Booked or BookingState.Requested, Cell.SurchargeCents: > 0 };

    private bool IsHalfFull(ChangePreview change) => HalfFull.Any(day => day.Free == change || day.Taken == change);
}

/// <summary>A whole day of which one half can be had and the other is full.</summary>
/// <param name="Free">The half that can be had.</param>
/// <param name="Taken">The half that is full.</param>
public sealed record HalfFullDay(ChangePreview Free, ChangePreview Taken)
{
    public string Key => new CellKey(Free.Change.ActivityId, Free.Change.Day, Slot.Morning).ToString();

    /// <summary>« les deux en liste d’attente », as <see cref="RecapForm"/> writes it.</summary>
    public string BothWaiting => $"{RecapForm.Write(Free.Change with { Wish = CellWish.WaitForWholeDay })} {RecapForm.Write(Taken.Change with { Wish = CellWish.WaitForWholeDay })}";

    /// <summary>« le soir seulement ».</summary>
    public string FreeOnly => RecapForm.Write(Free.Change with { Wish = CellWish.Book });

    /// <summary>« le soir seulement ».</summary>
    public string FreeOnlyText => $"Le {BookingTexts.Of(Free.Change.Slot)} seulement";

    public static IReadOnlyList<HalfFullDay> Of(IReadOnlyList<ChangePreview> changes, IEnumerable<CellKey> wholeDays)
    {
        var days = new List<HalfFullDay>();
        foreach (var morning in wholeDays)
        {
            var halves = changes.Where(change => change.Change.ActivityId == morning.ActivityId && change.Change.Day == morning.Day).ToList();
            var (free, taken) = (halves.Find(half => half is { Refusal: null, Outcome: not null }), halves.Find(half => half.Refusal == ChangeRefusal.Full));
            if (halves.Count == 2 && free is not null && taken is not null)
                days.Add(new HalfFullDay(free, taken));
        }
        return days;
    }
}
