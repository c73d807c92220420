using Site.Core.Mail;

namespace Site.Core.Families;

/// <summary>The mails of linking, in French. They name no child and nobody's name as the town has it.</summary>
public sealed class LinkMails(MailComposer composer, IFamilyAddresses addresses)
{
    /// <summary>Kinds of mails, as the outbox keeps them.</summary>
    public const string NewLinkKind = "dossier-linked";
    public const string SuspendedKind = "dossier-suspended";

    /// <summary>To somebody who holds the dossier already, or to a guardian without account at the address that the town has.</summary>
    /// <param name="token">For « ce n’est pas moi ».</param>
    internal OutgoingMail NewLink(string to, string? userName, string dossierNumber, string? newcomer, LinkProof proof, string token) => composer.Compose(new MailDraft
    {
        To = to,
        ToName = userName ?? "",
        Subject = "Un nouveau compte est rattaché à votre dossier",
        Paragraphs =
        [
            $"{(newcomer is null ? "Un nouveau compte" : $"Le compte «\u00a0{newcomer}\u00a0»")} vient d’être rattaché au dossier n°\u00a0{dossierNumber}, "
                + (proof is LinkProof.Desk ? "au guichet, après une vérification d’identité." : "avec le courrier de la ville."),
            "Si c’est vous ou l’autre parent, vous n’avez rien à faire.",
        ],
        Action = new MailAction("Ce n’est pas moi", addresses.Objection(token)),
        After =
        [
            "Après votre confirmation, ce compte ne verra plus le dossier et notre service vérifiera avec vous. "
                + $"Le lien fonctionne {LinkObjections.Lifetime.Days} jours.",
        ],
    });

    /// <summary>To somebody whose link was suspended.</summary>
    internal OutgoingMail Suspended(string to, string? userName) => composer.Compose(new MailDraft
    {
        To = to,
        ToName = userName ?? "",
        Subject = "Votre accès au dossier est suspendu",
        Paragraphs =
        [
            "Un autre responsable du dossier a signalé qu’il ne reconnaissait pas votre compte. En attendant une vérification, votre compte n’y a plus accès.",
            "Contactez notre service\u00a0: il peut vous rendre l’accès.",
        ],
    });
}

/// <summary>Where the pages of dossiers are; told by the web application.</summary>
public interface IFamilyAddresses
{
    /// <summary>Absolute address of the page that asks to confirm « ce n’est pas moi ». Opening it changes nothing; it posts to <see cref="LinkObjections.ObjectAsync"/>.</summary>
    Uri Objection(string token);
}
