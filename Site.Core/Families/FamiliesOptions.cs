using System.ComponentModel.DataAnnotations;

namespace Site.Core.Families;

/// <summary>Section <c>Families</c>.</summary>
public sealed class FamiliesOptions
{
    public const string Section = "Families";

    /// <summary>How far back failures are counted.</summary>
    public static readonly TimeSpan FailureWindow = TimeSpan.FromHours(1);

    /// <summary>Wrong letters for one dossier number within an hour; then it is closed to everybody until the oldest is an hour past.</summary>
    [Range(1, 1_000)]
    public int FailuresPerDossier { get; set; } = 10;

    /// <summary>The same for one account, whatever the numbers: one frequent name could be tried on all of them.</summary>
    [Range(1, 1_000)]
    public int FailuresPerAccount { get; set; } = 20;

    /// <summary>The same for one network, with or without an account: room for the parents of a whole school behind one address.</summary>
    [Range(1, 10_000)]
    public int FailuresPerNetwork { get; set; } = 60;

    public LetterCodeOptions LetterCode { get; } = new();
}

/// <summary>Section <c>Families:LetterCode</c>.</summary>
public sealed class LetterCodeOptions
{
    /// <summary>Whether the town's letters carry a code that works once, and linking asks for it.</summary>
    public bool Required { get; set; }
}
