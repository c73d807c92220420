namespace Site.Account;

/// <summary>What is copied from the town's letter.</summary>
public sealed class LinkDossierForm
{
    public string? FamilyName { get; set; }

    public string? Number { get; set; }

    public string? Code { get; set; }

    /// <summary>Where the person was going, on this site.</summary>
    public string? Return { get; set; }

    /// <summary>Whether the town's letters carry a code.</summary>
    internal bool AsksForCode { get; init; }
}
