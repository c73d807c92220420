using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Reservations;

/// <summary>The mails about attendance, in French: the day it is known, not weeks later on the invoice. First names only, and no reason of an absence.</summary>
public sealed class AttendanceMails(MailComposer composer, Outbox outbox, IReservationAddresses addresses, TimeProvider time)
{
    /// <summary>Kind of mail, as the outbox keeps it.</summary>
    public const string UnbookedKind = "unbooked-presence";

    /// <summary>One mail to each guardian of a dossier, for all that a file told of it. The caller saves.</summary>
    internal async Task UnbookedAsync(PortalDbContext context, IEnumerable<UnbookedPresence> presences, CancellationToken cancellation)
    {
        foreach (var dossier in presences.GroupBy(one => one.DossierId))
        {
            var (came, takenBack) = (dossier.Where(one => !one.IsTakenBack).ToList(), dossier.Where(one => one.IsTakenBack).ToList());
            foreach (var (mail, name) in await Mailboxes.OfAsync(context, dossier.Key, time, cancellation))
            {
                outbox.Add(context, composer.Compose(new MailDraft
                {
                    To = mail,
                    ToName = name ?? "",
                    Subject = came.Count > 0 ? "Présence sans réservation" : "Présence sans réservation\u00a0: correction",
                    Paragraphs = [.. Came(came), .. TakenBack(takenBack)],
                    Action = new MailAction("Voir mes réservations", addresses.Calendar),
                    After = ["Si vous pensez que c’est une erreur, contactez notre service sans attendre la facture."],
                }), UnbookedKind);
            }
        }
    }

    private static IEnumerable<string> Came(List<UnbookedPresence> presences)
    {
        if (presences.Count == 0)
            yield break;
        yield return "Le service a noté une présence alors que rien n’était réservé.";
        yield return string.Join('\n', Sorted(presences).Select(Line));
        if (presences.Exists(one => one.SurchargeCents > 0))
            yield return "Pourquoi une majoration\u00a0: les repas et l’encadrement sont prévus d’après les réservations. En réservant avant la date limite, vous payez le tarif sans majoration.";
    }

    private static IEnumerable<string> TakenBack(List<UnbookedPresence> presences)
    {
        if (presences.Count == 0)
            yield break;
        yield return "Après vérification, ces présences sans réservation sont retirées et ne vous seront pas facturées.";
        yield return string.Join('\n', Sorted(presences).Select(one => $"{one.Child}, {BookingMails.SlotOf(one.Day, one.Slot)}\u00a0: {one.Activity}"));
    }

    private static string Line(UnbookedPresence one) =>
        $"{one.Child}, {BookingMails.SlotOf(one.Day, one.Slot)}\u00a0: {one.Activity}, {Euros.Of(one.PriceCents)}" + (one.SurchargeCents == 0 ? ""
            : $" + majoration de {one.SurchargePercent}\u00a0% ({Euros.Of(one.SurchargeCents)}), soit {Euros.Of(one.PriceCents + one.SurchargeCents)}");

    private static IEnumerable<UnbookedPresence> Sorted(List<UnbookedPresence> presences) => presences.OrderBy(one => one.Day).ThenBy(one => one.Slot).ThenBy(one => one.Child, StringComparer.Ordinal);
}
