using Site.Core.Help;
using Site.Core.Mail;

namespace Site.Core.Forms;

/// <summary>The mails, in French, that a message causes. Files are not attached: they are read where the message is.</summary>
public sealed class FormMails(MailComposer composer, IFormPages pages)
{
    /// <summary>Kinds of mails, as the outbox keeps them.</summary>
    public const string ServiceKind = "form-service";
    public const string CopyKind = "form-copy";

    internal OutgoingMail ToService(Form form, FormEntry entry) => composer.Compose(new MailDraft
    {
        To = form.Recipient ?? composer.ServiceMailbox,
        Subject = $"{form.Title}\u00a0: message {entry.Reference}",
        Paragraphs =
        [
            $"Une personne a envoyé un message par le formulaire «\u00a0{form.Title}\u00a0».",
            .. Answers(entry),
            .. entry.SenderMail is null ? [] : (string[])["Pour lui répondre, répondez à ce mail."],
        ],
        Action = new MailAction("Ouvrir le message et noter ce qui est fait", pages.Entry(entry.Id)),
        ReplyTo = entry.SenderMail,
    });

    /// <summary>In place of one mail a message, once there are more than anybody reads.</summary>
    internal OutgoingMail Flood(Form form, FormEntry entry) => composer.Compose(new MailDraft
    {
        To = form.Recipient ?? composer.ServiceMailbox,
        Subject = $"{form.Title}\u00a0: beaucoup de messages",
        Paragraphs =
        [
            $"Le formulaire «\u00a0{form.Title}\u00a0» reçoit en ce moment beaucoup de messages. Pour ne pas remplir votre boîte, les suivants ne vous sont plus annoncés un par un pendant une heure.",
            "Rien n’est perdu\u00a0: tous sont dans «\u00a0Messages\u00a0».",
        ],
        Action = new MailAction("Ouvrir les messages", pages.Entry(entry.Id)),
    });

    internal OutgoingMail Copy(Form form, FormEntry entry) => composer.Compose(new MailDraft
    {
        To = entry.SenderMail!,
        Subject = $"Votre message est bien arrivé ({entry.Reference})",
        Paragraphs =
        [
            $"Nous avons bien reçu votre message, envoyé par le formulaire «\u00a0{form.Title}\u00a0». Sa référence est {entry.Reference}. Voici ce que vous avez écrit\u00a0:",
            .. Answers(entry),
        ],
        After = ["Ce n’est pas vous\u00a0? Quelqu’un a donné votre adresse par erreur. Vous n’avez rien à faire."],
    });

    private static IEnumerable<string> Answers(FormEntry entry) =>
        entry.Answers.Where(answer => answer.Value.Length > 0).Select(answer => $"{answer.Label}\u00a0:\n{answer.Value}");
}
