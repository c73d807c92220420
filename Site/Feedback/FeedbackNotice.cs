namespace Site.Feedback;

/// <summary>A refusal in words: what happened, what to do, where to go on.</summary>
public sealed record FeedbackNotice(int Status, string Title, string Text, string LinkText, string LinkAddress)
{
    public static FeedbackNotice NotPublished { get; } = new(
        StatusCodes.Status404NotFound, "Contenu introuvable",
        "Ce contenu n’existe pas ou n’est plus en ligne\u00A0: il ne peut pas recevoir d’avis.", "Aller à l’aide", "/aide");

    public static FeedbackNotice Unreadable(Guid contentId) => new(
        StatusCodes.Status400BadRequest, "Avis illisible",
        "Votre envoi est incomplet ou illisible, et rien n’a été enregistré. Recommencez depuis la page de votre avis.",
        "Donner mon avis", FeedbackAddresses.Page(contentId));

    public static FeedbackNotice UnknownVersion(Guid contentId) => new(
        StatusCodes.Status400BadRequest, "Contenu mis à jour",
        "Ce contenu a changé depuis que vous l’avez ouvert, et votre vote n’a pas été enregistré. Donnez votre avis sur la version actuelle.",
        "Donner mon avis", FeedbackAddresses.Page(contentId));

    public static FeedbackNotice TooMany(Guid contentId) => new(
        StatusCodes.Status429TooManyRequests, "Trop d’envois",
        "Beaucoup d’avis ont été envoyés depuis votre connexion, et celui-ci n’a pas été enregistré. Attendez une minute, puis recommencez.",
        "Donner mon avis", FeedbackAddresses.Page(contentId));
}
