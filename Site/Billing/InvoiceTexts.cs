using Site.Core.Billing;
using Site.Core.Reservations;

namespace Site.Billing;

/// <summary>What the pages of invoices say, in French.</summary>
public static class InvoiceTexts
{
    public const string TransferGivenUp = "C’est noté\u00a0: vous pouvez payer d’une autre façon. Si vous avez déjà fait le virement, ne payez pas une seconde fois\u00a0: appelez-nous.";
    public const string WillTell = "C’est noté\u00a0: nous vous écrirons dès que la facture pourra être payée.";
    public const string DisputeSent = "Votre message est envoyé. Le service vous répond par mail, et sa réponse sera aussi affichée ici.";
    public const string DisputeOpen = "Vous avez déjà écrit au service au sujet de cette ligne\u00a0: il ne vous a pas encore répondu.";
    public const string NoReason = "Écrivez en quelques mots ce qui ne va pas.";
    public const string ReasonTooLong = "Votre message est trop long\u00a0: 1\u00a0000 caractères au plus.";

    public static string NothingToAttest(int year) =>
        FormattableString.Invariant($"Rien à déclarer pour {year}\u00a0: ce que vous avez payé ne comprend pas de garde d’un enfant de moins de 6 ans (les repas ne comptent pas).");

    private const string NothingTaken = "Rien n’a été débité.";

    /// <summary>The tag.</summary>
    public static string Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.ToPay => "À payer",
        InvoiceStatus.PartlyPaid => "Partiellement payée",
        InvoiceStatus.Late => "En retard",
        InvoiceStatus.Bounced => "Prélèvement rejeté",
        InvoiceStatus.InProgress => "Paiement en cours",
        InvoiceStatus.Unavailable => "Momentanément indisponible",
        InvoiceStatus.Checking => "Paiement en cours de vérification",
        InvoiceStatus.TransferAwaited => "Virement attendu",
        InvoiceStatus.Paid => "Payée",
        InvoiceStatus.PaidElsewhere => "Payée autrement",
        InvoiceStatus.Carried => "Rien à payer",
        InvoiceStatus.HandedOver => "Transmise au Trésor public",
        InvoiceStatus.Cancelled => "Annulée",
        _ => "Avoir",
    };

    /// <summary>What it means and what to do; null where the tag says it all.</summary>
    public static string? Explain(InvoiceDetail invoice, string treasury) => invoice.Summary.Standing switch
    {
        { Status: InvoiceStatus.InProgress, Until: { } until } =>
            $"Un paiement a été commencé. S’il n’aboutit pas, vous pourrez en commencer un autre à {BillingTexts.Hour(until)}\u00a0: cette attente vous protège d’un double paiement.",
        { Status: InvoiceStatus.Unavailable, Until: { } until } =>
            $"Le dernier paiement n’a pas abouti. {NothingTaken} Attendez quelques minutes\u00a0: vous pourrez réessayer à {BillingTexts.Hour(until)}.",
        { Status: InvoiceStatus.Checking } =>
            "Nous vérifions votre paiement. Ne payez pas une seconde fois\u00a0: vous recevrez un mail dès que le résultat est connu. Vous pouvez fermer cette page.",
        { Status: InvoiceStatus.TransferAwaited } => "Nous attendons votre virement. Il est rapproché de votre facture grâce à sa référence, en général en deux ou trois jours ouvrés.",
        { Status: InvoiceStatus.Bounced } => "Votre banque a rejeté un paiement que nous avions compté\u00a0: la facture est de nouveau à payer.",
        { Status: InvoiceStatus.HandedOver } =>
            $"La facture n’a pas été payée à temps. Elle ne peut plus être payée ici\u00a0: adressez-vous à {treasury}, avec la référence {invoice.HandOverReference ?? invoice.Refdet}.",
        { Status: InvoiceStatus.Late } => $"Elle était à payer au plus tard le {BillingTexts.Day(invoice.Summary.DueOn)}. Vous pouvez encore la payer ici\u00a0; en cas de difficulté, appelez-nous.",
        { Status: InvoiceStatus.Carried, DueCents: var due } when due >= 0 => "Il n’y a rien à payer pour cette facture\u00a0: voyez le détail des reports plus bas.",
        { DueCents: < 0 } standing when standing.Status is InvoiceStatus.Paid or InvoiceStatus.PaidElsewhere =>
            $"Vous avez payé {Euros.Of(-standing.DueCents)} de trop\u00a0: le service vous contacte pour le remboursement.",
        { CanPay: false, DueCents: > 0, Status: InvoiceStatus.PartlyPaid } => "Ce qui reste est trop petit pour un paiement en ligne\u00a0: il est reporté sur votre prochaine facture.",
        _ => null,
    };

    /// <summary>A line of the journal, as families read it.</summary>
    public static string Of(Payment payment) => (payment.Means, payment.Cents) switch
    {
        (PaymentMeans.Moved, > 0) => $"Réglé par report ({payment.Reference})",
        (PaymentMeans.Moved, _) => $"Report d’une somme à payer ({payment.Reference})",
        (_, < 0) => $"Rejet ou remboursement\u00a0: {BillingTexts.Of(payment.Means)}",
        _ => $"Paiement par {BillingTexts.Of(payment.Means)}",
    };

    /// <summary>How the provider is offered.</summary>
    public static string Provider(string key) => key == TransferProvider.ProviderKey
        ? "Virement depuis ma banque (deux ou trois jours)"
        : "Carte bancaire ou prélèvement, avec PayFiP (tout de suite)";

    /// <summary>Why a payment could not begin.</summary>
    public static string NotBegun(StartResult result) => result switch
    {
        StartResult.OtherAmount other => $"Le montant a changé depuis que vous avez ouvert cette page\u00a0: {Euros.Of(other.Cents)}. Vérifiez-le et confirmez de nouveau.",
        StartResult.NoMail => "Votre compte n’a pas d’adresse mail vérifiée, et PayFiP en demande une pour le reçu. Ajoutez-la dans «\u00a0Mon compte\u00a0», puis revenez ici.",
        StartResult.Refused { MayWorkLater: false } => $"Le paiement en ligne ne fonctionne pas en ce moment. {NothingTaken} Le service est prévenu\u00a0; vous pouvez aussi l’appeler pour payer autrement.",
        _ => $"PayFiP ne répond pas. {NothingTaken} Réessayez dans quelques minutes\u00a0; si cela dure, appelez-nous.",
    };
}
