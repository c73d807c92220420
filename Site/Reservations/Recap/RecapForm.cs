using System.Diagnostics.CodeAnalysis;
using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What the recapitulation sends: the changes that were shown as possible, and the answers to its questions.</summary>
public sealed class RecapForm
{
    private static readonly Dictionary<string, CellWish> Wishes = new() { ["b"] = CellWish.Book, ["w"] = CellWish.BookOrWait, ["d"] = CellWish.Drop, ["j"] = CellWish.WaitForWholeDay };

    /// <summary>Made with the page: the same one sent twice is done once.</summary>
    public Guid SaveId { get; set; }

    public Guid Dossier { get; set; }

    /// <summary>The calendar's address to go back to.</summary>
    public string? Period { get; set; }

    /// <summary>The save that is taken back.</summary>
    public Guid? TakesBack { get; set; }

    /// <summary>Changes as <see cref="Write"/> writes them; one that answers a question may hold two, with a blank between.</summary>
    public List<string> Do { get; set; } = [];

    /// <summary>Days that need an answer: for each a field of this name with <see cref="Do"/>'s writing, or nothing.</summary>
    public List<string> Ask { get; set; } = [];

    /// <summary>The answers, by day.</summary>
    public Dictionary<string, string> Answer { get; set; } = [];

    /// <summary>« b:child:activity-20261202-m ».</summary>
    public static string Write(CellChange change) =>
        $"{Wishes.First(pair => pair.Value == change.Wish).Key}:{change.ChildId:N}:{new CellKey(change.ActivityId, change.Day, change.Slot)}";

    /// <summary>Everything that is wanted; null: it cannot be read.</summary>
    public IReadOnlyList<CellChange>? Changes()
    {
        var changes = new List<CellChange>();
        foreach (var text in Do.Concat(Ask.Select(day => Answer.GetValueOrDefault(day))).SelectMany(text => text?.Split(' ') ?? []))
        {
            if (text.Length == 0)
                continue;
            if (!TryParse(text, out var change))
                return null;
            changes.Add(change);
        }
        return changes;
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out CellChange? change)
    {
        change = null;
        if (text.Split(':') is not [var wish, var child, var cell] || !Wishes.TryGetValue(wish, out var wanted) || !Guid.TryParseExact(child, "N", out var childId) || !CellKey.TryParse(cell, out var key))
            return false;
        change = new CellChange(childId, key.ActivityId, key.Day, key.Slot, wanted);
        return true;
    }
}
