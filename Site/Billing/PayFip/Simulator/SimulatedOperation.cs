namespace Site.Billing.PayFip.Simulator;

/// <summary>One operation in the simulator's book.</summary>
public sealed class SimulatedOperation
{
    public required string IdOp { get; init; }

    public required string Numcli { get; init; }

    public required string Exer { get; init; }

    public required string Refdet { get; init; }

    public required string Objet { get; init; }

    /// <summary>In cents, as asked for.</summary>
    public required int Cents { get; init; }

    public required string Mail { get; init; }

    public required string Saisie { get; init; }

    public required Uri Notification { get; init; }

    public required Uri Return { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>P</c>, <c>V</c>, <c>R</c>, <c>Z</c>, <c>A</c> or a code that nobody knows; null: none yet.</summary>
    public string? Result { get; set; }

    public DateTimeOffset? ResultAt { get; set; }

    /// <summary>What answers name, in cents; another amount than was asked for is one of the cases to be played.</summary>
    public required int EchoedCents { get; set; }

    public bool IsPaid => Result is "P" or "V";
}

/// <summary>How PayFiP tells of a result.</summary>
public enum SimulatedNotification
{
    /// <summary>Once, before the browser goes back.</summary>
    Once,

    Twice,

    /// <summary>Once, after the browser has gone back. In code, by <see cref="PayFipSimulator.NotifyAsync"/> when the caller has.</summary>
    AfterReturn,

    /// <summary>Never: only the browser's return and the clock are left.</summary>
    Never,
}

/// <summary>What goes wrong with a call.</summary>
public enum SimulatedTrouble
{
    None,

    /// <summary><c>TechDysfonctionnementErreur</c>, 999.</summary>
    Dysfunction,

    /// <summary><c>TechIndisponibiliteErreur</c>.</summary>
    Unavailable,

    /// <summary>The work is done, and no answer comes.</summary>
    NoAnswer,

    /// <summary>The work is done, and the connection breaks.</summary>
    Cut,

    /// <summary>The connection breaks before anything is done.</summary>
    Down,

    /// <summary>An answer that is no SOAP.</summary>
    Nonsense,
}

public sealed record PayFipSimulatorOptions
{
    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:0</c> for any free port.</summary>
    public string Address { get; init; } = "http://127.0.0.1:0";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether the page of an operation that the payer gave up can be opened again.</summary>
    public bool ReopensAfterCancel { get; init; } = true;

    /// <summary>How long after the browser has gone back <see cref="SimulatedNotification.AfterReturn"/> is.</summary>
    public TimeSpan AfterReturn { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Client numbers it knows; null: all.</summary>
    public IReadOnlyCollection<string>? Clients { get; init; }
}
