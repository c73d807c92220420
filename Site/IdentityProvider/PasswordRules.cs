namespace Site.IdentityProvider;

/// <summary>
/// What a password must be. Long enough for the CNIL's 50 bits beside a limit on attempts (recommendation 2022-100, and ANSSI's guide on passwords, R23):
/// no rules on kinds of characters, which make passwords worse.
/// </summary>
internal static class PasswordRules
{
    /// <summary>Characters.</summary>
    public const int MinimumLength = 12;

    /// <summary>Longer ones would only keep the hashing busy.</summary>
    public const int MaximumLength = 128;

    /// <summary>What is wrong with a password, as the person's next step; null: nothing.</summary>
    public static string? Problem(string? password, string? userName, string? mail) => password switch
    {
        null or "" => IdentityProviderTexts.PasswordMissing,
        { Length: < MinimumLength } => IdentityProviderTexts.PasswordTooShort,
        { Length: > MaximumLength } => IdentityProviderTexts.PasswordTooLong,
        _ => null,
    };
}
