using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>One cell of a child's calendar as forms name it: activity, day and slot, <c>…-20261202-m</c>.</summary>
public sealed record CellKey(Guid ActivityId, DateOnly Day, Slot Slot)
{
    private const string DayFormat = "yyyyMMdd";
    private static readonly Dictionary<string, Slot> Slots = new() { ["d"] = Slot.Day, ["m"] = Slot.Morning, ["e"] = Slot.Evening };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ActivityId:N}-{Day.ToString(DayFormat, CultureInfo.InvariantCulture)}-{Slots.First(pair => pair.Value == Slot).Key}");

    public static bool TryParse(string? text, [NotNullWhen(true)] out CellKey? key)
    {
        key = null;
        if (text?.Split('-') is not [var activity, var day, var slot] || !Guid.TryParseExact(activity, "N", out var id) || !Slots.TryGetValue(slot, out var which)
            || !DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        key = new CellKey(id, date, which);
        return true;
    }
}
