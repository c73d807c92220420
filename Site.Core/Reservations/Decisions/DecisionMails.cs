using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Reservations;

/// <summary>The mails about decided requests, in French.</summary>
public sealed class DecisionMails(MailComposer composer, Outbox outbox, IReservationAddresses addresses, TimeProvider time)
{
    /// <summary>Kind of mail, as the outbox keeps it.</summary>
    public const string DecidedKind = "requests-decided";

    /// <summary>One mail to each guardian of a dossier, with all that was decided for it. The caller saves.</summary>
    internal async Task DecidedAsync(PortalDbContext context, IEnumerable<DecidedRequest> requests, CancellationToken cancellation)
    {
        foreach (var dossier in requests.GroupBy(one => one.DossierId))
        {
            var (accepted, refused) = (dossier.Where(one => one.IsAccepted).ToList(), dossier.Where(one => !one.IsAccepted).ToList());
            foreach (var (mail, name) in await Mailboxes.OfAsync(context, dossier.Key, time, cancellation))
            {
                outbox.Add(context, composer.Compose(new MailDraft
                {
                    To = mail,
                    ToName = name ?? "",
                    Subject = refused.Count == 0 ? "Vos demandes sont acceptées" : accepted.Count == 0 ? "Vos demandes n’ont pas pu être acceptées" : "Réponse à vos demandes de réservation",
                    Paragraphs = [.. Lines("Le service a accepté ces demandes\u00a0: les places sont réservées.", accepted), .. Lines("Le service n’a pas pu accepter ces demandes\u00a0:", refused)],
                    Action = new MailAction("Voir mes réservations", addresses.Calendar),
                    After = refused.Count == 0 ? [] : ["Pour comprendre un refus ou chercher une autre solution, contactez notre service."],
                }), DecidedKind);
            }
        }
    }

    private static IEnumerable<string> Lines(string heading, List<DecidedRequest> requests) => requests.Count == 0 ? [] :
        [heading, string.Join('\n', requests.OrderBy(one => one.Day).ThenBy(one => one.Slot).ThenBy(one => one.Child, StringComparer.Ordinal).Select(Line))];

    private static string Line(DecidedRequest one) => $"{one.Child}, {BookingMails.SlotOf(one.Day, one.Slot)}\u00a0: {one.Activity}"
        + (one.IsAccepted ? $", {Euros.Of(one.Cents)}" : one.Reason is { } reason ? $". Motif\u00a0: {reason}" : "");
}
