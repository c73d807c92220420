using Site.Core.Mail;

namespace Site.IdentityProvider;

internal static class MailRules
{
    /// <summary>What is wrong with a mail address, as the person's next step; null: nothing that can be seen without writing to it.</summary>
    public static string? Problem(string? mail)
    {
        mail = mail?.Trim();
        if (string.IsNullOrEmpty(mail))
            return IdentityProviderTexts.MailMissing;
        return MailAddresses.IsAddress(mail) ? null : IdentityProviderTexts.MailWrong;
    }
}
