using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Mail;

namespace Site.Core.Reservations;

/// <summary>The parent's receipt. Neither the reason nor the proof is in it: a mail is read by others.</summary>
public sealed class AbsenceMails(MailComposer composer, Outbox outbox, IReservationAddresses addresses)
{
    public const string ToldKind = "absence-told";

    internal async Task ToldAsync(PortalDbContext context, Guid accountId, AbsenceToTell absence, bool hasProof, CancellationToken cancellation)
    {
        if (await Mailboxes.OfAccountAsync(context, accountId, cancellation) is not { } to)
            return;
        outbox.Add(context, composer.Compose(new MailDraft
        {
            To = to.Mail,
            ToName = to.Name ?? "",
            Subject = $"Absence de {absence.Child} signalée",
            Paragraphs =
            [
                $"Vous avez signalé l’absence de {absence.Child}\u00a0: {BookingMails.SlotOf(absence.Day, absence.Slot)}, {absence.Activity}.",
                hasProof
                    ? "Votre justificatif est transmis au service. L’absence reste facturée, sauf s’il la juge justifiée."
                    : "L’absence reste facturée, sauf si le service la juge justifiée. Vous pouvez encore ajouter un justificatif depuis le calendrier.",
            ],
            Action = new MailAction("Voir mes réservations", addresses.Calendar),
        }), ToldKind);
    }
}
