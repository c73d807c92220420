namespace Site.Core.Reservations;

/// <summary>The words for a slot: in the town's files, and as staff read them.</summary>
public static class SlotNames
{
    private static readonly Dictionary<string, Slot> Slots = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jour"] = Slot.Day,
        ["matin"] = Slot.Morning,
        ["soir"] = Slot.Evening,
    };

    /// <summary>Case is forgiven.</summary>
    public static bool TryParse(string text, out Slot slot) => Slots.TryGetValue(text, out slot);

    /// <summary>« jour », « matin », « soir ».</summary>
    public static string Of(Slot slot) => Slots.First(one => one.Value == slot).Key;
}
