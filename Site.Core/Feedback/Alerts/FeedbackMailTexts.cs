using System.Globalization;
using Site.Core.Feedback.Analysis;
using Site.Core.Mail;

namespace Site.Core.Feedback.Alerts;

/// <summary>What alerts and digests say.</summary>
internal static class FeedbackMailTexts
{
    public const string AlertMail = "feedback-alert";
    public const string DigestMail = "feedback-digest";

    private const string Switch = "Vous recevez ce mail parce que vous l’avez demandé. Pour ne plus le recevoir\u00A0: section «\u00A0Avis\u00A0», écran «\u00A0Mails et exports\u00A0».";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static MailDraft Alert(FeedbackReader reader, IReadOnlyList<FeedbackAlert> alerts, IFeedbackReaders readers) => new()
    {
        To = reader.Mail,
        ToName = reader.Name,
        Subject = alerts is [var only] ? $"Avis des familles\u00A0: {Short(only)}" : $"Avis des familles\u00A0: {alerts.Count} contenus à regarder",
        Paragraphs = [.. alerts.Select(Sentence)],
        Action = new MailAction(alerts.Count == 1 ? "Voir ce que disent les familles" : "Voir tous les avis", readers.ScreenOf(alerts is [var one] ? one.Content.Id : null)),
        After = [Switch],
    };

    public static MailDraft Digest(FeedbackReader reader, Digest digest, IFeedbackReaders readers) => new()
    {
        To = reader.Mail,
        ToName = reader.Name,
        Subject = $"Avis des familles\u00A0: {Name(digest)}",
        Paragraphs = [.. Paragraphs(digest)],
        Action = new MailAction("Ouvrir les avis", readers.ScreenOf(null)),
        After = [Switch],
    };

    private static string Short(FeedbackAlert alert) => alert.Kind == AlertKind.BurstOfNegativeVotes
        ? $"beaucoup de déçus sur «\u00A0{alert.Content.Title}\u00A0»"
        : $"«\u00A0{alert.Content.Title}\u00A0» satisfait moins";

    private static string Sentence(FeedbackAlert alert) => alert.Kind == AlertKind.BurstOfNegativeVotes
        ? $"«\u00A0{alert.Content.Title}\u00A0»\u00A0: {alert.NotUseful} personnes ont répondu «\u00A0Non, pas vraiment\u00A0» en une heure. Le contenu est peut-être faux, ou quelque chose ne marche pas sur le portail."
        : $"«\u00A0{alert.Content.Title}\u00A0»\u00A0: {Percent(alert.Now)} de «\u00A0très utile\u00A0» ces {FeedbackAlerts.DaysNow} derniers jours, contre {Percent(alert.Before)} les {FeedbackAlerts.DaysBefore} jours d’avant. C’est plus que le hasard.";

    private static IEnumerable<string> Paragraphs(Digest digest)
    {
        var (now, before) = (digest.Sums.Satisfaction, digest.Before.Satisfaction);
        yield return $"Voici ce que les familles ont dit des contenus du portail {(digest.Rhythm == DigestRhythm.Weekly ? "cette semaine-là" : "ce mois-là")} ({Name(digest)}).";
        yield return now.Votes == 0
            ? "Aucune réponse à «\u00A0Ce contenu vous a-t-il été utile\u00A0?\u00A0»."
            : $"{Count(now.Votes, "réponse", "réponses")}, dont {Percent(now.Share!.Value)} de «\u00A0très utile\u00A0»{Against(now, before)}. {Count(digest.Sums.Comments, "commentaire", "commentaires")}.";
        if (digest.LetDown.Count > 0)
        {
            yield return "À améliorer d’abord\u00A0:\n" + string.Join('\n', digest.LetDown.Select(content =>
                $"–\u00A0{content.Content.Title}\u00A0: {Count(content.Satisfaction.NotUseful, "personne déçue", "personnes déçues")} sur {content.Satisfaction.Votes.ToString(French)}"));
        }
        if (digest.Misses.Count > 0)
        {
            yield return "Recherches sans résultat\u00A0:\n" + string.Join('\n', digest.Misses.Select(group => $"–\u00A0«\u00A0{group.Query}\u00A0», {group.Count.ToString(French)}\u00A0fois"));
        }
    }

    private static string Against(Satisfaction now, Satisfaction before)
    {
        if (now.Since(before).Points is not { } points)
            return "";
        var rounded = (int)Math.Round(points * 100, MidpointRounding.AwayFromZero);
        return rounded == 0 ? ", comme avant" : $" ({(rounded > 0 ? "+" : "−")}{Count(Math.Abs(rounded), "point", "points")} par rapport à la période d’avant)";
    }

    private static string Name(Digest digest) => digest.Rhythm == DigestRhythm.Weekly
        ? $"semaine du {digest.Period.From.ToString("d MMMM", French)} au {digest.Period.Until.ToString("d MMMM yyyy", French)}"
        : digest.Period.From.ToString("MMMM yyyy", French);

    private static string Percent(double share) => $"{Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString(French)}\u00A0%";

    private static string Count(int count, string one, string many) => $"{count.ToString(French)}\u00A0{(count < 2 ? one : many)}";
}
