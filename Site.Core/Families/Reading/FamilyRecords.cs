namespace Site.Core.Families;

/// <summary>A dossier that an account holds, in a list.</summary>
/// <param name="Number">As printed.</param>
/// <param name="IsSuspended">Another guardian has objected: everything but the number is hidden until the desk has decided.</param>
public sealed record HeldDossierSummary(Guid Id, string Number, string? FamilyName, bool IsSuspended, DossierRights Rights);

/// <summary>What the account may do with a dossier.</summary>
public sealed record DossierRights(bool See, bool Book, bool Pay);

/// <summary>A whole dossier, for its guardians.</summary>
/// <param name="ValidUntil">The last day; null: no end is known.</param>
/// <param name="MissingItems">What is still to be handed in, in the town's words.</param>
/// <param name="IsComplete">Valid today, and nothing is missing.</param>
/// <param name="Quotients">Latest first.</param>
/// <param name="Children">Oldest first.</param>
public sealed record OwnDossier(
    Guid Id, string Number, string FamilyName, string? Address, string? Postcode, string? Town, DateOnly? ValidUntil, IReadOnlyList<string> MissingItems, bool IsComplete,
    DossierRights Rights, IReadOnlyList<OwnQuotient> Quotients, IReadOnlyList<OwnGuardian> Guardians, IReadOnlyList<OwnChild> Children)
{
    /// <summary>The quotient that counts on a day; null when none is known or it has run out.</summary>
    public OwnQuotient? QuotientOn(DateOnly day) =>
        Quotients.FirstOrDefault(quotient => quotient.From <= day) is { } latest && !(latest.Until < day) ? latest : null;
}

/// <param name="Cents">In cents of a euro.</param>
/// <param name="Until">The last day; null: until another one begins.</param>
public sealed record OwnQuotient(int Cents, DateOnly From, DateOnly? Until, string? Source);

/// <summary>An active guardian of the same dossier.</summary>
/// <param name="HasAccount">Whether an account stands for this guardian.</param>
public sealed record OwnGuardian(string FirstName, string FamilyName, DossierRights Rights, bool HasAccount);

/// <summary>
/// A child of an own dossier. Of a second household it says only that there is one: no field of it exists here, so that none can be shown.
/// </summary>
/// <param name="HasPai">Health data, as <paramref name="Diet"/>: never into mails, calendars, logs or exports.</param>
/// <param name="AuthorisedAdults">Who may fetch the child beside the guardians; as confidential.</param>
/// <param name="HasOtherHousehold">The child is in another dossier too, which may book (« réservé par l’autre foyer »).</param>
public sealed record OwnChild(
    Guid Id, string FirstName, string FamilyName, DateOnly BirthDate, string? School, string? Class, bool HasPai, string? Diet,
    IReadOnlyList<OwnAuthorisedAdult> AuthorisedAdults, bool HasOtherHousehold);

public sealed record OwnAuthorisedAdult(string Name, string? Phone);

/// <summary>That an account holds or held a dossier.</summary>
/// <param name="Number">Of the dossier, as printed.</param>
/// <param name="Since">UTC.</param>
/// <param name="ChangedAt">When it was suspended or ended (UTC).</param>
public sealed record OwnLink(string Number, LinkState State, DateTimeOffset Since, DateTimeOffset? ChangedAt);
