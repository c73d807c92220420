namespace Site.IdentityProvider;

/// <summary>
/// What a password must be. Long enough for the CNIL's 50 bits beside a limit on attempts (recommendation 2022-100, and ANSSI's guide on passwords, R23):
/// no rules on kinds of characters, which make passwords worse.
/// </summary>
internal static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int MinimumLength = 12;
}
