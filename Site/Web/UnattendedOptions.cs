using System.ComponentModel.DataAnnotations;
using Site.Cms.Users;

namespace Site.Web;

/// <summary>
/// The first administrator of the CMS, by Umbraco's own settings (<c>Umbraco__CMS__Unattended__UnattendedUserName</c>…), so that what deploys an
/// Umbraco deploys this. Used while there is no account.
/// </summary>
public sealed class UnattendedOptions : IValidatableObject
{
    public const string Section = "Umbraco:CMS:Unattended";

    /// <summary>False leaves the other settings unused.</summary>
    public bool InstallUnattended { get; set; } = true;

    /// <summary>The person's name.</summary>
    public string? UnattendedUserName { get; set; }

    /// <summary>Mail address, with which they sign in.</summary>
    public string? UnattendedUserEmail { get; set; }

    public string? UnattendedUserPassword { get; set; }

    /// <summary>Null when it is not asked for.</summary>
    public UnattendedAccount? Account =>
        IsAskedFor ? new UnattendedAccount(UnattendedUserName!.Trim(), UnattendedUserEmail!.Trim(), UnattendedUserPassword!) : null;

    private bool IsAskedFor => InstallUnattended
        && !(string.IsNullOrWhiteSpace(UnattendedUserName) && string.IsNullOrWhiteSpace(UnattendedUserEmail) && string.IsNullOrEmpty(UnattendedUserPassword));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsAskedFor)
            yield break;
        if (string.IsNullOrWhiteSpace(UnattendedUserName))
            yield return new ValidationResult($"{Section}:UnattendedUserName is empty: give the first administrator's name.");
        if (!new EmailAddressAttribute().IsValid(UnattendedUserEmail) || string.IsNullOrWhiteSpace(UnattendedUserEmail))
            yield return new ValidationResult($"{Section}:UnattendedUserEmail is no mail address: give the first administrator's.");
        // The value itself must not reach the log.
        if (UnattendedUserPassword is null || UnattendedUserPassword.Length < StaffOptions.MinimumPasswordLength)
            yield return new ValidationResult($"{Section}:UnattendedUserPassword is too short: at least {StaffOptions.MinimumPasswordLength} characters.");
    }
}
