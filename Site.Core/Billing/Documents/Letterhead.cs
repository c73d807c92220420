namespace Site.Core.Billing.Documents;

/// <summary>Who a document comes from, as printed at its top.</summary>
/// <param name="Town">e.g. « Ville de Cergy ».</param>
/// <param name="Service">e.g. « Régie des activités périscolaires ».</param>
/// <param name="Address">On one line; null: none is printed.</param>
public sealed record Letterhead(string Town, string Service, string? Address, string Phone, string Mail);
