using System.Net.Mail;

namespace Site.IdentityProvider;

internal static class MailRules
{
    /// <summary>RFC 5321, 4.5.3.1.3: a path of 256 octets, its brackets among them.</summary>
    private const int MaximumLength = 254;

    /// <summary>What is wrong with a mail address, as the person's next step; null: nothing that can be seen without writing to it.</summary>
    public static string? Problem(string? mail)
    {
        mail = mail?.Trim();
        if (string.IsNullOrEmpty(mail))
            return IdentityProviderTexts.MailMissing;
        var isAddress = mail.Length <= MaximumLength && mail.All(letter => letter is > ' ' and < '\x7f') && MailAddress.TryCreate(mail, out var parsed) && parsed.Address == mail
            && parsed.Host.Contains('.', StringComparison.Ordinal) && !parsed.Host.EndsWith('.');
        return isAddress ? null : IdentityProviderTexts.MailWrong;
    }
}
