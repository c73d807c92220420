using Site.Core.Feedback.Publications;

namespace Site.Core.Feedback;

/// <summary>What staff read of feedback in files and mails, in French. The backoffice's screens have the same words in <c>umbraco/packages/feedback/words.js</c>.</summary>
public static class FeedbackWords
{
    public static string Answer(bool useful) => useful ? "Très utile" : "Pas vraiment";

    public static string StatusName(CommentStatus status) => status switch
    {
        CommentStatus.New => "Nouveau",
        CommentStatus.InProgress => "En cours",
        CommentStatus.Done => "Traité",
        CommentStatus.Dismissed => "Sans suite",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <param name="type">One of <see cref="VotedContent.Types"/>; anything else has no name.</param>
    public static string TypeName(string type) => type switch
    {
        VotedContent.Tutorial => "Tutoriel",
        VotedContent.FaqEntry => "Question",
        VotedContent.Page => "Page",
        VotedContent.HelpCentre => "Accueil de l’aide",
        _ => "",
    };
}
