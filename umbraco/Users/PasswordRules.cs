using Microsoft.AspNetCore.Identity;

namespace Site.Cms.Users;

/// <summary>What a password must be: long, and neither well known nor the person's own name. No rules on kinds of characters, which make passwords worse.</summary>
internal sealed class PasswordRules : IPasswordValidator<StaffUser>
{
    public const int MinimumLength = 10;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "0123456789", "1234567890", "12345678910", "123456789a", "0987654321", "1q2w3e4r5t", "1qaz2wsx3edc", "azertyuiop", "azerty12345", "azerty123456",
        "qwertyuiop", "qwerty12345", "qwerty123456", "password12", "password123", "password1234", "passw0rd123", "motdepasse", "motdepasse1", "motdepasse123",
        "bonjour123", "bienvenue1", "bienvenue123", "administrateur", "administrator", "admin12345", "admin123456", "changeme123", "changezmoi", "welcome123",
        "iloveyou123", "jetaime123", "soleil12345", "marseille13", "marseille1", "football12", "abcdefghij", "abcd123456", "abcdefg123", "umbraco123",
        "umbraco1234", "portailfamille", "portail-famille", "mairie12345", "mairie95000", "cergy95000", "cergy12345", "loulou12345", "princesse1", "chocolat12",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<StaffUser> manager, StaffUser user, string? password) =>
        Task.FromResult(IsGuessable(user, password ?? "") ? IdentityResult.Failed(new IdentityError
        {
            Code = "PasswordIsCommon",
            Description = "The password is too easy to guess",
        }) : IdentityResult.Success);

    private static bool IsGuessable(StaffUser user, string password) =>
        Common.Contains(password) || password.Distinct().Count() < 4
        || string.Equals(password, user.Email, StringComparison.OrdinalIgnoreCase) || string.Equals(password, user.Name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Identity's errors in Umbraco's words.</summary>
internal sealed class PasswordErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        new() { Code = nameof(PasswordTooShort), Description = $"The password must be at least {length} characters long" };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = "Incorrect password" };
}
