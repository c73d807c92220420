using System.Net.Mail;

namespace Site.IdentityProvider;

/// <summary>What a mail address must look like; whether it exists, the confirmation shows.</summary>
internal static class MailRules
{
    /// <summary>Characters (RFC 5321, section 4.5.3.1.3).</summary>
    public const int MaximumLength = 254;

    /// <summary>What is wrong with an address, as the person's next step; null: nothing.</summary>
    public static string? Problem(string? mail) => mail?.Trim() switch
    {
        null or "" => SettingsTexts.MailMissing,
        var typed when IsAddress(typed) => null,
        _ => SettingsTexts.MailWrong,
    };

    private static bool IsAddress(string typed) =>
        typed.Length <= MaximumLength && !typed.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
        && MailAddress.TryCreate(typed, out var parsed) && parsed.Address == typed && parsed.Host.Contains('.') && !parsed.Host.EndsWith('.');
}
