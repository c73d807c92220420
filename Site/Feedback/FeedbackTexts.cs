using Site.Core.Feedback;

namespace Site.Feedback;

/// <summary>What the widget and its pages say. The first eight are the town's own, to the letter.</summary>
public static class FeedbackTexts
{
    public const string Question = "Ce contenu vous a-t-il été utile ?";
    public const string Why = "Votre avis nous aide à améliorer nos contenus.";
    public const string Yes = "Oui, très utile !";
    public const string No = "Non, pas vraiment";
    public const string Thanks = "Merci pour votre retour.";
    public const string Withdraw = "Retirer mon vote";
    public const string CommentLabel = "Pouvez-vous nous dire ce qui pourrait être amélioré ? (facultatif)";
    public const string SendComment = "Envoyer mon commentaire";

    public const string ImprovementsTitle = "Vous l’avez dit, nous l’avons changé";

    public const string PageTitle = "Votre avis";
    public const string ErrorTitle = "Il y a un problème";
    public const string CommentHint =
        "2\u00A0000 caractères au plus. Les adresses e-mail et les numéros de téléphone, de dossier ou de carte sont masqués avant d’être enregistrés.";
    public const string TrapLabel = "Laissez ce champ vide";
    public const string NotSent = "Votre envoi n’est pas arrivé. Vérifiez votre connexion, puis réessayez.";

    public const string NoVote = "Aucun vote de cet appareil n’est enregistré pour ce contenu.";
    public const string Withdrawn = "Votre vote a été retiré.";
    public const string ContentChanged = "Ce contenu a été mis à jour depuis votre vote. Vous pouvez aussi donner votre avis sur la nouvelle version.";
    public const string ContentGone = "Ce contenu n’est plus en ligne.";
    public const string CommentsClosed = "Les commentaires sont ouverts pendant une heure après le vote.";
    public const string OwnComments = "Vos commentaires, tels qu’ils sont enregistrés\u00A0:";
    public const string WithdrawWarning = "Retirer votre vote supprime aussi vos commentaires.";
    public const string ConfirmTitle = "Retirer votre vote et vos commentaires\u00A0?";
    public const string ConfirmText = "Votre vote et vos commentaires seront supprimés définitivement.";
    public const string Keep = "Garder mon vote";
    public const string KeptText = "Votre texte, qui n’a pas été enregistré\u00A0:";

    public const string CommentEmpty = "Écrivez votre commentaire avant de l’envoyer.";
    public const string CommentTooLong = "Raccourcissez votre commentaire\u00A0: il dépasse 2\u00A0000 caractères.";
    public const string CommentUnreadable = "Certains caractères de votre commentaire sont illisibles (\uFFFD). Remplacez-les, puis envoyez-le de nouveau.";
    public const string CommentTooSoon = "Votre commentaire est arrivé trop vite pour être enregistré. Relisez-le, puis envoyez-le de nouveau.";
    public const string CommentTooLate = "Votre commentaire n’a pas été enregistré\u00A0: plus d’une heure a passé depuis votre vote. Votez de nouveau pour le renvoyer.";
    public const string CommentWithoutVote = "Votre commentaire n’a pas été enregistré\u00A0: aucun vote ne l’accompagne. Votez, puis envoyez-le.";
    public const string TooManyComments =
        "Beaucoup d’avis ont été envoyés depuis votre connexion, et celui-ci n’a pas été enregistré. Attendez une minute, puis envoyez-le de nouveau.";

    public static string Answered(bool useful) => $"Vous avez répondu «\u00A0{Choice(useful)}\u00A0».";

    public static string Change(bool useful) => $"Répondre plutôt «\u00A0{Choice(useful)}\u00A0»";

    public static string BackTo(string title) => $"Revenir à «\u00A0{title}\u00A0»";

    /// <summary>What is wrong with a comment, and what to do about it.</summary>
    public static string Explain(CommentFault fault) => fault switch
    {
        CommentFault.Empty => CommentEmpty,
        CommentFault.TooLong => CommentTooLong,
        _ => CommentUnreadable,
    };

    private static string Choice(bool useful) => useful ? Yes : No;
}
