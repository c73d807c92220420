using System.Collections.Concurrent;
using Site.Core.Calendar;

namespace Site.Billing.PayFip.Simulator;

/// <summary>Every operation that the simulator was asked for, and what became of it: what the town's account would show.</summary>
public sealed class SimulatorBook(PayFipSimulatorOptions options)
{
    /// <summary>For which the payer's page can be opened.</summary>
    public static readonly TimeSpan Opens = TimeSpan.FromMinutes(15);

    /// <summary>When the abandoned operations of the day before are purged, on French clocks.</summary>
    private static readonly TimeSpan Purge = TimeSpan.FromHours(3);

    private readonly ConcurrentDictionary<string, SimulatedOperation> _operations = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SimulatedOperation> All => [.. _operations.Values];

    internal void Add(SimulatedOperation operation) => _operations[operation.IdOp] = operation;

    /// <summary>Null: never made, or purged in the night after it was abandoned.</summary>
    internal SimulatedOperation? Find(string? idOp) =>
        idOp is not null && _operations.TryGetValue(idOp, out var operation) && (operation.Result is not null || DayOf(operation.CreatedAt) == DayOf(options.Time.GetUtcNow())) ? operation : null;

    /// <summary>The fault that the payer's page would show: P1, P3 or P4; null: it opens.</summary>
    /// <param name="isOpen">The payer has it open since it opened: it may be late, and still pays.</param>
    internal string? WhyClosed(SimulatedOperation? operation, bool isOpen = false) => operation switch
    {
        null => "P1",
        { Result: "A" } when !options.ReopensAfterCancel => "P3",
        { Result: not (null or "A") } => "P3",
        _ when !isOpen && options.Time.GetUtcNow() - operation.CreatedAt > Opens => "P4",
        _ => null,
    };

    /// <summary>The first result counts; only one that was given up can be bettered.</summary>
    internal bool Settle(SimulatedOperation operation, string result, int echoedCents)
    {
        lock (operation)
        {
            if (operation.Result is not (null or "A"))
                return false;
            (operation.Result, operation.ResultAt, operation.EchoedCents) = (result, options.Time.GetUtcNow(), echoedCents);
            return true;
        }
    }

    private static DateOnly DayOf(DateTimeOffset moment) => Paris.Day(moment - Purge);
}
