using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What the calendar's form sends: what is ticked, and what was when the page was made, since a box that is not ticked sends nothing.</summary>
public sealed class CalendarForm
{
    public Guid Dossier { get; set; }

    public Guid Child { get; set; }

    /// <summary>The calendar's address to go back to, as <see cref="ShownPeriod.Query"/>.</summary>
    public string? Period { get; set; }

    /// <summary>Cells that are ticked.</summary>
    public List<string> Tick { get; set; } = [];

    /// <summary>Full cells that are ticked: for the line.</summary>
    public List<string> Line { get; set; } = [];

    /// <summary>Of <see cref="Tick"/>, those that were.</summary>
    public List<string> Shown { get; set; } = [];

    /// <summary>Whole days that are ticked, each by its morning's cell.</summary>
    public List<string> Whole { get; set; } = [];

    public List<string> WholeShown { get; set; } = [];

    /// <summary>What is to be changed: the difference to what was shown, so that what another guardian changed meanwhile is not undone. Null: the form cannot be read.</summary>
    public CalendarWishes? Read()
    {
        if (Keys(Tick) is not { } tick || Keys(Line) is not { } line || Keys(Shown) is not { } shown || Keys(Whole) is not { } whole || Keys(WholeShown) is not { } wholeShown)
            return null;
        var wishes = new Dictionary<CellKey, CellWish>();
        foreach (var key in tick.Except(shown))
            wishes[key] = CellWish.Book;
        foreach (var key in shown.Except(tick))
            wishes[key] = CellWish.Drop;
        foreach (var key in line)
            wishes[key] = CellWish.BookOrWait;
        var days = new List<CellKey>();
        foreach (var morning in whole.Except(wholeShown))
        {
            days.Add(morning);
            foreach (var half in Halves(morning))
            {
                wishes.Remove(half);
                if (!shown.Contains(half))
                    wishes[half] = CellWish.Book;
            }
        }
        // Whoever unticks « Journée entière » and one half keeps the other.
        foreach (var morning in wholeShown.Except(whole).Where(morning => !Halves(morning).Any(wishes.ContainsKey)))
        {
            foreach (var half in Halves(morning))
                wishes[half] = CellWish.Drop;
        }
        return new CalendarWishes(wishes, days);
    }

    internal static IEnumerable<CellKey> Halves(CellKey morning) => [morning, morning with { Slot = Slot.Evening }];

    private static HashSet<CellKey>? Keys(List<string> written)
    {
        var keys = new HashSet<CellKey>();
        foreach (var text in written)
        {
            if (!CellKey.TryParse(text, out var key))
                return null;
            keys.Add(key);
        }
        return keys;
    }
}

/// <param name="WholeDays">Those that were ticked as a whole, each by its morning's cell.</param>
public sealed record CalendarWishes(IReadOnlyDictionary<CellKey, CellWish> Wishes, IReadOnlyList<CellKey> WholeDays);
