using Site.Core.Feedback;
using Site.Core.Feedback.Improvements;
using Site.Core.Feedback.Triage;

namespace Site.Feedback.Api;

/// <summary>What the analysts' API refuses, in the words that the backoffice shows.</summary>
internal static class FeedbackApiTexts
{
    public const string NotFound = "Ce contenu ou ce commentaire n’existe plus, ou n’est pas dans votre partie du site.";
    public const string NotForReaders = "Vous pouvez lire les avis. Les trier, y répondre ou les exporter est réservé aux analystes.";
    public const string SearchesNotForPart = "Les recherches concernent tout le site\u00A0: elles sont réservées à qui peut en lire tous les contenus.";
    public const string WrongPeriod = "Ces dates ne vont pas ensemble\u00A0: la fin vient avant le début, ou la période dépasse dix ans.";
    public const string WrongFilter = "Ce filtre n’a pas pu être lu.";
    public const string Unreadable = "La demande n’a pas pu être lue.";
    public const string NothingChosen = "Choisissez au moins un commentaire.";
    public const string NoteChanged = "La note a été changée par quelqu’un d’autre entre-temps. Relisez-la, puis enregistrez de nouveau. Votre texte est gardé.";
    public const string NothingMasked = "Ce passage ne se trouve pas dans le commentaire.";

    public static readonly string TooManyChosen = $"Choisissez {CommentTriage.MostAtOnce} commentaires au plus à la fois.";
    public static readonly string NoteTooLong = $"Raccourcissez la note\u00A0: {Comment.LongestNote} caractères au plus.";
    public static readonly string WrongTag = $"Une étiquette a de 1 à {Comment.LongestTag} caractères.";

    public static string Explain(ImprovementFault fault) => fault switch
    {
        ImprovementFault.NoSentence => "Écrivez la phrase que les familles liront.",
        ImprovementFault.SentenceTooLong => $"Raccourcissez la phrase\u00A0: {Improvement.LongestSentence} caractères au plus.",
        ImprovementFault.NoSuchVersion => "Choisissez la modification publiée qui répond aux commentaires.",
        _ => NotFound,
    };
}
