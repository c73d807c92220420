using Site.Core.Data;
using Site.Core.Mail;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary>The mails about invoices and payments, in French. Amounts and months, no names of children: a mailbox may be shared.</summary>
public sealed class BillingMails(MailComposer composer, Outbox outbox, IBillingAddresses addresses)
{
    /// <summary>Kinds of mails, as the outbox keeps them.</summary>
    public const string IssuedKind = "invoice-issued";
    public const string PaidKind = "invoice-paid";
    public const string NotPaidKind = "invoice-not-paid";
    public const string PayableKind = "invoice-payable";
    public const string DisputeKind = "dispute";
    public const string ServiceKind = "billing-service";

    private const string Nothing = "Rien n’a été débité, et rien n’est perdu.";

    /// <summary>To those who may pay. The caller saves.</summary>
    /// <param name="invoice">Null: nothing replaces <paramref name="before"/>.</param>
    /// <param name="before">The invoice that was taken back; null: none.</param>
    internal void Issued(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice? invoice, int dueCents, Invoice? before)
    {
        var shown = invoice ?? before!;
        List<string> paragraphs = (invoice, before) switch
        {
            ({ } one, null) => [$"Votre facture {one.Number} {BillingTexts.OfMonth(one.Period)} est disponible."],
            ({ } one, { } old) => [$"Votre facture {old.Number} {BillingTexts.OfMonth(old.Period)} est annulée et remplacée par la facture {one.Number}.", "Ce que vous aviez déjà payé est repris sur votre compte famille."],
            _ => [$"Votre facture {shown.Number} {BillingTexts.OfMonth(shown.Period)} est annulée. Ce que vous aviez déjà payé est repris sur votre compte famille."],
        };
        if (invoice is not null)
        {
            paragraphs.Add(dueCents > 0
                ? $"Reste à payer\u00a0: {Euros.Of(dueCents)}, au plus tard le {BillingTexts.Day(invoice.DueOn)}."
                : "Il n’y a rien à payer maintenant.");
        }
        Send(context, to, $"{(before is null ? "Votre facture" : "Correction de votre facture")} {BillingTexts.OfMonth(shown.Period)}", paragraphs,
            new MailAction("Voir la facture", addresses.Invoice(shown.Id)), ["Une ligne vous surprend\u00a0? Vous pouvez la contester depuis la facture."], IssuedKind);
    }

    internal void Paid(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice invoice, PaymentAttempt attempt, int leftCents) =>
        Send(context, to, $"Paiement reçu\u00a0: facture {BillingTexts.OfMonth(invoice.Period)}",
            [
                $"Nous avons bien reçu votre paiement de {Euros.Of(attempt.AmountCents)} pour la facture {invoice.Number}.",
                leftCents > 0 ? $"Il reste {Euros.Of(leftCents)} à payer." : "La facture est payée\u00a0: vous n’avez plus rien à faire.",
            ],
            new MailAction("Voir la facture et le reçu", addresses.Invoice(invoice.Id)), [], PaidKind);

    /// <summary>Where the parent has not seen the result on the screen.</summary>
    internal void NotPaid(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice invoice, AttemptState state, string? again) =>
        Send(context, to, $"Paiement non abouti\u00a0: facture {BillingTexts.OfMonth(invoice.Period)}",
            [
                state == AttemptState.Refused ? $"Votre banque n’a pas accepté le paiement de la facture {invoice.Number}." : $"Le paiement de la facture {invoice.Number} n’a pas été terminé.",
                $"{Nothing} {(again is null ? "Vous pouvez payer de nouveau." : $"Vous pourrez payer de nouveau à {again}.")}",
            ],
            new MailAction("Voir la facture", addresses.Invoice(invoice.Id)), [], NotPaidKind);

    /// <summary>To whoever asked for it.</summary>
    internal void Payable(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice invoice) =>
        Send(context, to, $"Vous pouvez payer votre facture {BillingTexts.OfMonth(invoice.Period)}", [$"La facture {invoice.Number} peut de nouveau être payée."],
            new MailAction("Payer la facture", addresses.Invoice(invoice.Id)), ["Vous recevez ce mail parce que vous l’avez demandé."], PayableKind);

    internal void DisputeReceived(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice invoice, InvoiceLine line, Dispute dispute) =>
        Send(context, to, $"Votre contestation {dispute.Number}",
            [
                $"Nous avons bien reçu votre message sur la facture {invoice.Number} {BillingTexts.OfMonth(invoice.Period)}\u00a0: {BillingTexts.What(line)}, {Euros.Of(line.TotalCents)}.",
                "Le service vous répond par mail. La date limite de paiement ne change pas.",
            ],
            new MailAction("Voir la facture", addresses.Invoice(invoice.Id)), [], DisputeKind);

    /// <param name="creditNote">The number of the one that takes the invoice back; null: none.</param>
    internal void DisputeAnswered(PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, Invoice invoice, Dispute dispute, string? creditNote) =>
        Send(context, to, $"Réponse à votre contestation {dispute.Number}",
            [
                $"{(dispute.Outcome == DisputeOutcome.Accepted ? "Votre contestation est acceptée" : "Votre contestation n’est pas retenue")} (facture {invoice.Number}).",
                dispute.Answer!,
                .. creditNote is null ? Array.Empty<string>() : [$"La facture est annulée par l’avoir {creditNote}."],
            ],
            new MailAction("Voir la facture", addresses.Invoice(invoice.Id)), [], DisputeKind);

    /// <summary>To the service: a payment of which the portal cannot tell by itself whether it came.</summary>
    internal void Attention(PortalDbContext context, Invoice invoice, PaymentAttempt attempt) =>
        Send(context, [(composer.ServiceMailbox, null)], $"Un paiement est à vérifier\u00a0: facture {invoice.Number}",
            [
                $"Le portail ne peut pas décider seul d’un paiement de {Euros.Of(attempt.AmountCents)} ({attempt.Provider}, {attempt.ProviderReference}). La facture reste fermée en attendant.",
                $"Ce qu’il faut faire\u00a0: la commande «\u00a0payments attention\u00a0» le dit, puis «\u00a0payments decide {attempt.Id}\u00a0».",
            ],
            null, [], ServiceKind);

    /// <summary>To the service. The parent's words may tell of health: they are read on the portal's machine, not in a mailbox.</summary>
    internal void DisputeToAnswer(PortalDbContext context, Invoice invoice, InvoiceLine line, Dispute dispute) =>
        Send(context, [(composer.ServiceMailbox, null)], $"Contestation {dispute.Number} à traiter",
            [
                $"Une famille conteste une ligne de la facture {invoice.Number}\u00a0: {BillingTexts.What(line)}, {Euros.Of(line.TotalCents)}.",
                "Son message se lit avec la commande «\u00a0disputes list\u00a0».",
            ],
            null, [], ServiceKind);

    private void Send(
        PortalDbContext context, IEnumerable<(string Mail, string? Name)> to, string subject, IReadOnlyList<string> paragraphs, MailAction? action, IReadOnlyList<string> after, string kind)
    {
        foreach (var (mail, name) in to)
            outbox.Add(context, composer.Compose(new MailDraft { To = mail, ToName = name ?? "", Subject = subject, Paragraphs = paragraphs, Action = action, After = after }), kind);
    }
}

/// <summary>Absolute addresses for mails and providers.</summary>
public interface IBillingAddresses
{
    Uri Invoice(Guid id);

    /// <summary>Where a provider tells that something has happened.</summary>
    Uri Notification { get; }

    /// <summary>Where a provider sends the browser back.</summary>
    Uri Return { get; }
}
