using System.Globalization;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary>The lines of one file of decisions, while it is taken in.</summary>
internal sealed class DecisionLines(string name, RequestDecisions decisions) : ImportFile<DecisionLine>
{
    private static readonly Dictionary<string, bool> Decisions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["accepter"] = true,
        ["accepté"] = true,
        ["refuser"] = false,
        ["refusé"] = false,
    };

    public override string Name => name;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("child", IsRequired: true), new("activity", IsRequired: true), new("date", IsRequired: true), new("slot"), new("decision", IsRequired: true), new("reason"),
    ];

    /// <summary>What families are to be told of.</summary>
    public List<DecidedRequest> Decided { get; } = [];

    /// <summary>The slots whose places became free.</summary>
    public HashSet<(Guid ActivityId, DateOnly Day, Slot Slot)> Freed { get; } = [];

    protected internal override DecisionLine Read(ImportRow row)
    {
        var written = row.Text("decision", 20);
        var accepts = Decisions.GetValueOrDefault(written ?? "");
        if (written is not null && !Decisions.ContainsKey(written))
            row.Refuse(DecisionTexts.UnknownDecision);
        var reason = row.Text("reason", BookingChange.LongestReason);
        if (row.Faults.Count == 0 && accepts && reason is not null)
            row.Refuse(DecisionTexts.ReasonOfAcceptance);
        return new DecisionLine(row.Text("child", 40) ?? "", row.Text("activity", Activity.LongestKey) ?? "", row.Date("date") ?? default, SlotCell.Read(row), accepts, reason);
    }

    protected internal override string KeyOf(DecisionLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Child}|{line.Activity}|{line.Day:O}|{line.Slot}");

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, DecisionLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var register = await BookingRegister.LoadAsync(context, [.. lines.Select(line => (line.Line.Child, line.Line.Activity, line.Line.Day))], cancellation);
        foreach (var (number, line) in lines)
        {
            if (register.Find(line.Child, line.Activity, line.Slot, out var fault) is not var (child, terms))
            {
                refuse(number, fault);
                continue;
            }
            switch (decisions.Decide(context, register, child, terms, line))
            {
                case DecisionResult.Refused refused:
                    refuse(number, refused.Reason);
                    break;
                case DecisionResult.Done { Decided: var decided }:
                    tally.Count(isNew: false, isChanged: decided is not null);
                    if (decided is null)
                        break;
                    Decided.Add(decided);
                    if (!decided.IsAccepted && terms.Slots[line.Slot].Places is not null)
                        Freed.Add((terms.Activity.Id, line.Day, line.Slot));
                    break;
            }
        }
    }
}

/// <param name="Reason">Of a refusal, in the service's words for the family.</param>
internal sealed record DecisionLine(string Child, string Activity, DateOnly Day, Slot Slot, bool Accepts, string? Reason);

/// <summary>What is wrong with a line of decisions, in French.</summary>
internal static class DecisionTexts
{
    public const string UnknownDecision = "decision\u00a0: accepter ou refuser";
    public const string ReasonOfAcceptance = "reason\u00a0: seulement pour un refus";
    public const string NothingRequested = "aucune demande de cet enfant pour ce créneau";
    public const string DayHasCome = "date\u00a0: ce jour est passé\u00a0; notez la présence dans attendance.csv";

    /// <param name="state">Of the booking now.</param>
    public static string NotRequested(BookingState state) => state switch
    {
        BookingState.Booked or BookingState.Present or BookingState.AbsentJustified or BookingState.AbsentUnjustified => "cette place est déjà réservée\u00a0: elle ne peut plus être refusée ici",
        BookingState.Waiting => "cet enfant est en liste d’attente\u00a0: une place lui est proposée dès qu’il y en a une",
        BookingState.Refused => "cette demande est déjà refusée\u00a0: la famille l’a su par mail",
        _ => "la famille a annulé cette demande",
    };
}
