using System.ComponentModel.DataAnnotations;

namespace Site.IdentityProvider;

/// <summary>Section <c>Accounts</c>: how long accounts are kept, those of other providers too.</summary>
public sealed class AccountsOptions : IValidatableObject
{
    public const string Section = "Accounts";

    /// <summary>Months without a sign-in after which an account is closed.</summary>
    [Range(2, 120)]
    public int InactiveMonths { get; set; } = 36;

    /// <summary>Days between the mail that says so and the closing; fewer than the outbox remembers whether that mail was sent.</summary>
    [Range(7, 60)]
    public int InactiveWarningDays { get; set; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InactiveWarningDays > 28 * InactiveMonths)
            yield return new ValidationResult($"{Section}:InactiveWarningDays is longer than {Section}:InactiveMonths: the mail would come before the last sign-in.");
    }
}
