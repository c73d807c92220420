using Site.Core.Reservations;

namespace Site.Reservations;

/// <summary>What the page of absences says, in French.</summary>
public static class AbsenceTexts
{
    public const string NoReason = "Indiquez la raison de l’absence, par exemple «\u00a0malade\u00a0».";
    public const string ProofUnknown = "Le justificatif n’est ni un PDF, ni une photo JPEG ou PNG. Choisissez un autre fichier.";
    public const string ProofTooLarge = "Le justificatif est trop lourd\u00a0: 10 Mo au plus. Photographiez-le en plus petit, ou remettez-le au guichet.";

    public static readonly string ReasonTooLong = $"Votre explication est trop longue\u00a0: {AbsenceNotice.LongestReason} caractères au plus.";

    public static string Told(AbsenceToTell absence, bool hasProof) => hasProof
        ? $"L’absence de {absence.Child} est signalée et le justificatif transmis. Elle reste facturée ({BookingTexts.Euros(absence.Cents)}), sauf si le service la juge justifiée."
        : $"L’absence de {absence.Child} est signalée. Sans justificatif, elle reste facturée ({BookingTexts.Euros(absence.Cents)}), sauf décision du service.";
}
