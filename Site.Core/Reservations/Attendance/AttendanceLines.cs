using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary>The lines of one attendance file, while it is taken in.</summary>
internal sealed class AttendanceLines(AttendanceKeeping keeping) : ImportFile<AttendanceLine>
{
    public const string FileName = "attendance.csv";

    private static readonly Dictionary<string, bool> Presences = new(StringComparer.OrdinalIgnoreCase)
    {
        ["présent"] = true,
        ["présente"] = true,
        ["absent"] = false,
        ["absente"] = false,
    };

    public override string Name => FileName;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("child", IsRequired: true), new("activity", IsRequired: true), new("date", IsRequired: true), new("slot"), new("presence", IsRequired: true),
        new("justified"), new("reason"),
    ];

    /// <summary>What families are to be told of.</summary>
    public List<UnbookedPresence> Unbooked { get; } = [];

    protected internal override AttendanceLine Read(ImportRow row)
    {
        var presence = row.Text("presence", 20);
        var isPresent = Presences.GetValueOrDefault(presence ?? "");
        if (presence is not null && !Presences.ContainsKey(presence))
            row.Refuse(AttendanceFileTexts.UnknownPresence);
        var (isJustified, reason) = (row.YesOrNo("justified"), row.Text("reason", BookingChange.LongestReason));
        if (isPresent && (isJustified || reason is not null))
            row.Refuse(AttendanceFileTexts.ReasonOfPresence);
        return new AttendanceLine(
            row.Text("child", 40) ?? "", row.Text("activity", Activity.LongestKey) ?? "", row.Date("date") ?? default, SlotCell.Read(row), isPresent, isJustified, reason);
    }

    protected internal override string KeyOf(AttendanceLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Child}|{line.Activity}|{line.Day:O}|{line.Slot}");

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, AttendanceLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var register = await BookingRegister.LoadAsync(context, [.. lines.Select(line => (line.Line.Child, line.Line.Activity, line.Line.Day))], cancellation);
        var reasons = (await context.Set<BookingChange>().AsNoTracking()
                .Where(change => register.BookingIds.Contains(change.BookingId) && change.Reason != null).ToListAsync(cancellation))
            .GroupBy(change => change.BookingId).ToDictionary(changes => changes.Key, changes => changes.MaxBy(change => change.At)!.Reason);
        foreach (var (number, line) in lines)
        {
            if (register.Find(line.Child, line.Activity, line.Slot, out var fault) is not var (child, terms))
            {
                refuse(number, fault);
                continue;
            }
            var known = register.Booking(child.Id, terms.Activity.Id, line.Day, line.Slot);
            var lastReason = known is null ? null : reasons.GetValueOrDefault(known.Id);
            switch (await keeping.KeepAsync(context, register, child, terms, line, lastReason, cancellation))
            {
                case AttendanceResult.Refused refused:
                    refuse(number, refused.Reason);
                    break;
                case AttendanceResult.Kept kept:
                    tally.Count(known is null, kept.IsChanged);
                    if (kept.Unbooked is { } unbooked)
                        Unbooked.Add(unbooked);
                    break;
            }
        }
    }
}

/// <param name="IsJustified">Of an absence.</param>
/// <param name="Reason">Of an absence, in the service's words; may tell of health.</param>
internal sealed record AttendanceLine(string Child, string Activity, DateOnly Day, Slot Slot, bool IsPresent, bool IsJustified, string? Reason);

/// <summary>What is wrong with a line of attendance, in French.</summary>
internal static class AttendanceFileTexts
{
    public const string UnknownPresence = "presence\u00a0: présent ou absent";
    public const string ReasonOfPresence = "justified, reason\u00a0: seulement pour un enfant absent";
    public const string Future = "date\u00a0: ce jour n’est pas encore venu";
    public const string NothingBooked = "rien n’était réservé pour cet enfant sur ce créneau\u00a0: une absence n’y change rien";
    public const string Undecided = "cette demande attend encore une décision (decide-requests)";
    public const string NoDossier = "child\u00a0: cet enfant n’est plus dans aucun dossier";
    public const string NoTariff = "activity\u00a0: aucun tarif n’est connu pour ce jour (tariffs.csv)";

    /// <param name="reason">From the calendar; null: outside the activity's time.</param>
    public static string NoSuchDay(string? reason) =>
        $"date\u00a0: l’activité n’a pas lieu ce jour-là pour cet enfant ({reason ?? "en dehors de sa période"})";
}
