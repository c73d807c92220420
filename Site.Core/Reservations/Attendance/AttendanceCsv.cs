using System.Globalization;
using Site.Core.Text;

namespace Site.Core.Reservations;

/// <summary>The day's list for a spreadsheet: a line a child and slot, below a line that says what the file is.</summary>
public static class AttendanceCsv
{
    public static Task WriteAsync(AttendanceList list, Stream to, CancellationToken cancellation) => SpreadsheetCsv.WriteAsync(to, Rows(list), cancellation);

    private static IEnumerable<IReadOnlyList<string>> Rows(AttendanceList list)
    {
        yield return [$"{AttendanceTexts.Confidential}\u00a0: {AttendanceTexts.ConfidentialWhy}. {AttendanceTexts.Title(list)}, {AttendanceTexts.MadeAt(list)}."];
        yield return AttendanceTexts.Columns;
        foreach (var school in list.Schools)
        {
            foreach (var slot in list.Slots)
            {
                foreach (var child in school.Children.Where(child => child.States.ContainsKey(slot.Slot)))
                    yield return Row(school, slot.Slot, child);
            }
        }
    }

    private static IReadOnlyList<string> Row(AttendanceSchool school, Slot slot, AttendanceChild child) =>
    [
        school.Name ?? "", child.Class ?? "", SlotNames.Of(slot), child.FamilyName, child.FirstName, child.BirthDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        AttendanceTexts.State(child.States[slot]), child.HasPai ? "oui" : "non", child.Diet ?? "",
        string.Join(" | ", child.Emergency.Select(AttendanceTexts.Contact)), string.Join(" | ", child.AuthorisedAdults.Select(AttendanceTexts.Contact)),
        AttendanceTexts.Households(child),
    ];
}
