using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Site.Core.Billing.PayFip;

namespace Site.Core.Billing;

/// <summary>How the town bills; section <c>Billing</c>.</summary>
public sealed class BillingOptions : IValidatableObject
{
    public const string Section = "Billing";

    /// <summary>In cents: PayFiP takes no less, so that smaller sums go to the next invoice.</summary>
    public const int LeastCents = PayFipFormat.LeastAmount;

    /// <summary>The one without activities takes all that no other names. None: the town does not bill here, and only what was imported is shown.</summary>
    public List<InvoiceKindOptions> Kinds { get; init; } = [];

    /// <summary>What an invoice begins with before year and number, e.g. <c>F</c>.</summary>
    [RegularExpression("^[A-Z]{1,4}$")]
    public string NumberPrefix { get; init; } = "F";

    /// <summary>Of a credit note.</summary>
    [RegularExpression("^[A-Z]{1,4}$")]
    public string CreditPrefix { get; init; } = "A";

    /// <summary>The town's account for transfers; null: transfers are not offered.</summary>
    public TransferOptions? Transfer { get; init; }

    /// <summary>Where what was handed over is paid, in French, e.g. the comptable's name and address.</summary>
    public string TreasuryOffice { get; init; } = "le Service de gestion comptable (Trésor public)";

    /// <summary>Of an invoice whose kind is in the settings no more, a kind that has only a name.</summary>
    public InvoiceKindOptions Kind(string key) => Kinds.Find(kind => kind.Key == key) ?? new InvoiceKindOptions { Key = key, Name = "Activités" };

    /// <param name="activity">The town's key.</param>
    public InvoiceKindOptions KindOf(string activity) =>
        Kinds.Find(kind => kind.Activities.Contains(activity, StringComparer.OrdinalIgnoreCase)) ?? Kinds.Find(kind => kind.Activities.Count == 0) ?? Kinds[0];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kinds.Select(kind => kind.Key).Distinct(StringComparer.Ordinal).Count() != Kinds.Count)
            yield return new ValidationResult("Billing:Kinds: two kinds have the same Key.");
        if (Kinds.Count(kind => kind.Activities.Count == 0) > 1)
            yield return new ValidationResult("Billing:Kinds: only one kind can go without Activities, for all that no other names.");
        foreach (var kind in Kinds)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(kind, new ValidationContext(kind), results, validateAllProperties: true);
            foreach (var result in results)
                yield return new ValidationResult($"Billing:Kinds:{kind.Key}: {result.ErrorMessage}");
        }
    }
}

/// <summary>One kind of invoices: a régie, or titres of the town.</summary>
public sealed class InvoiceKindOptions : IValidatableObject
{
    [Required, RegularExpression("^[A-Z0-9]{1,20}$")]
    public string Key { get; init; } = "";

    /// <summary>As families read it, e.g. « Restauration et accueils ».</summary>
    [Required, StringLength(80)]
    public string Name { get; init; } = "";

    public BillingMode Mode { get; init; }

    /// <summary>The client number that the DGFiP gave for this régie or budget.</summary>
    [Required, RegularExpression("^[0-9]{6}$")]
    public string Numcli { get; init; } = "";

    /// <summary>Which year PayFiP is told.</summary>
    public ExerRule Exer { get; init; }

    /// <summary>
    /// PayFiP's reference of the debt, made of letters, digits and <c>{year}</c>, <c>{month}</c> (two digits, of the period), <c>{serial}</c> (six digits, the invoice's) and
    /// <c>{number}</c> (the invoice's number without its signs).
    /// </summary>
    [Required]
    public string Refdet { get; init; } = "{number}";

    /// <summary>Before which an invoice can be contested, e.g. « tribunal administratif de Cergy-Pontoise »: a time limit binds only who was told of it (code de justice administrative, R. 421-5).</summary>
    [Required]
    public string Court { get; init; } = "";

    /// <summary>Who issues titres: first name, name and office (code général des collectivités territoriales, L. 1617-5). Not needed for a régie.</summary>
    public string? Issuer { get; init; }

    /// <summary>Keys of activities.</summary>
    public List<string> Activities { get; init; } = [];

    /// <summary>From the day of issue.</summary>
    [Range(1, 365)]
    public int DaysToPay { get; init; } = 30;

    /// <param name="serial">Of the invoice within its year.</param>
    public string RefdetOf(string number, int serial, DateOnly period) => Refdet
        .Replace("{number}", string.Concat(number.Where(char.IsAsciiLetterOrDigit)), StringComparison.Ordinal)
        .Replace("{serial}", serial.ToString("000000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{year}", period.Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", period.Month.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public string ExerOf(DateOnly period, DateOnly issued) =>
        (Exer == ExerRule.YearOfPeriod ? period.Year : issued.Year).ToString("0000", CultureInfo.InvariantCulture);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Refdet.Contains("{number}", StringComparison.Ordinal) && !Refdet.Contains("{serial}", StringComparison.Ordinal))
            yield return new ValidationResult("Refdet needs {number} or {serial}: each invoice has a reference of its own.");
        else if (!PayFipFormat.IsRefdet(RefdetOf("F2026-000001", 1, new DateOnly(2026, 1, 1))))
            yield return new ValidationResult("Refdet must give 6 to 30 letters and digits.");
        if (Mode == BillingMode.Titre && string.IsNullOrWhiteSpace(Issuer))
            yield return new ValidationResult("Titres need an Issuer, e.g. « Jeanne Martin, maire de Cergy ».");
    }
}

/// <summary>On what ground the town collects; it decides the notices on the invoice.</summary>
public enum BillingMode
{
    /// <summary>A régie de recettes collects.</summary>
    Regie,

    /// <summary>Titres de recettes, collected by the comptable public.</summary>
    Titre,
}

public enum ExerRule { YearOfIssue, YearOfPeriod }

/// <summary>For payments by transfer.</summary>
public sealed class TransferOptions
{
    /// <summary>As it is printed.</summary>
    public string Holder { get; init; } = "";

    public string Iban { get; init; } = "";

    public string Bic { get; init; } = "";
}
