namespace Site.Core.Billing.Documents;

/// <summary>
/// What a family paid in a year for the care of its youngest, for its tax return. Who is young enough and what counts as care is decided before: here it is printed.
/// </summary>
/// <param name="Year">In which it was paid.</param>
/// <param name="FamilyName">Without « Famille ».</param>
/// <param name="Children">Those under six on 1 January of the year.</param>
/// <param name="TotalCents">The children's sum.</param>
public sealed record AttestationDocument(
    Letterhead From,
    int Year,
    string DossierNumber,
    string FamilyName,
    IReadOnlyList<string> AddressLines,
    DateOnly MadeOn,
    IReadOnlyList<AttestedChild> Children,
    int TotalCents);

/// <param name="CareCents">Paid for care only: no meals, penalties or surcharges.</param>
public sealed record AttestedChild(string FirstName, string FamilyName, DateOnly BirthDate, int CareCents);
