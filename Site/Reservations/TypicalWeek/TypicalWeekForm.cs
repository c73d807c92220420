using System.Globalization;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>« Remplir une semaine type ».</summary>
public sealed class TypicalWeekForm
{
    public Guid Dossier { get; set; }

    public Guid Child { get; set; }

    public string? From { get; set; }

    public string? Until { get; set; }

    public WeekRhythm Rhythm { get; set; }

    /// <summary>Slots as <see cref="Write"/> writes them.</summary>
    public List<string> Slots { get; set; } = [];

    /// <summary>« …-20260105-m »: the cell of that weekday in a week that begins on a Monday, the 5 January 2026.</summary>
    public static string Write(TypicalSlot slot) => new CellKey(slot.ActivityId, Monday.AddDays(((int)slot.Weekday + 6) % 7), slot.Slot).ToString();

    /// <summary>Null: one of them cannot be read.</summary>
    public IReadOnlyList<TypicalSlot>? Read()
    {
        var slots = new List<TypicalSlot>();
        foreach (var text in Slots)
        {
            if (!CellKey.TryParse(text, out var key))
                return null;
            slots.Add(new TypicalSlot(key.ActivityId, key.Day.DayOfWeek, key.Slot));
        }
        return slots;
    }

    /// <summary>As a date field of a browser sends it, or as people write it; null: no date.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static readonly DateOnly Monday = new(2026, 1, 5);
}
