using System.Globalization;
using Site.Core.Calendar;
using Site.Core.Mail;

namespace Site.Core.Account;

/// <summary>The mails, in French, about the end of an account of which another provider has the password.</summary>
public sealed class EndingMails(MailComposer composer, IAccountPages pages)
{
    /// <summary>Kinds of mails, as the outbox keeps them; the embedded provider's bear the same names.</summary>
    public const string UnusedKind = "inactive";
    public const string ClosedKind = "closed";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    internal OutgoingMail Unused(string to, string? userName, DateTimeOffset endsAt) => composer.Compose(new MailDraft
    {
        To = to,
        ToName = userName ?? "",
        Subject = "Votre compte Portail famille ne sert plus",
        Paragraphs =
        [
            $"Personne ne s’est connecté à votre compte du Portail famille depuis longtemps. Il sera fermé le {Paris.Day(endsAt).ToString("d MMMM yyyy", French)}.",
            "Pour le garder, connectez-vous une fois avant cette date\u00a0:",
        ],
        Action = new MailAction("Se connecter", pages.SignIn),
        After = ["Il ne vous sert plus\u00a0? Ne faites rien. Votre dossier reste à la mairie."],
    });

    internal OutgoingMail Closed(string to, string? userName) => composer.Compose(new MailDraft
    {
        To = to,
        ToName = userName ?? "",
        Subject = "Votre compte Portail famille est fermé",
        Paragraphs =
        [
            "Votre compte du Portail famille vient d’être fermé, et vos dossiers en sont détachés. Ils restent à la mairie.",
            "Ce n’est pas vous\u00a0? Contactez notre service.",
        ],
    });
}

/// <summary>Where the pages of accounts are; told by the web application.</summary>
public interface IAccountPages
{
    /// <summary>Absolute.</summary>
    Uri SignIn { get; }
}
