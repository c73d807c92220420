using Site.Core.Mail;

namespace Site.Core.Account;

/// <summary>Tells an account's owner, in French, that there is another way into it: whoever found an open session cannot add one unseen.</summary>
public sealed class IdentityMails(MailComposer composer)
{
    /// <summary>As the outbox keeps it.</summary>
    public const string AttachedKind = "identity-attached";

    internal OutgoingMail Attached(string to, string? userName) => composer.Compose(new MailDraft
    {
        To = to,
        ToName = userName ?? "",
        Subject = "FranceConnect est rattaché à votre compte",
        Paragraphs =
        [
            "FranceConnect vient d’être rattaché à votre compte Portail famille\u00a0: vous pouvez maintenant vous connecter aussi avec lui.",
            "Ce n’est pas vous\u00a0? Détachez FranceConnect dans «\u00a0Mon compte\u00a0», changez votre mot de passe et contactez notre service.",
        ],
    });
}
