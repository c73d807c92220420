using Site.Core.Billing;
using Site.Core.Reservations;
using Site.Web;
using Site.Web.Commands;

namespace Site.Billing.Staff;

/// <summary><c>payments attention</c> and <c>payments decide</c>: attempts of which the portal cannot tell by itself whether they paid.</summary>
internal static class PaymentsCommand
{
    public const string Usage = "payments attention | payments decide <id> --as paid|not-paid|seen";

    private static readonly Dictionary<string, AttentionDecision> Decisions = new(StringComparer.Ordinal)
    {
        ["paid"] = AttentionDecision.Paid,
        ["not-paid"] = AttentionDecision.NotPaid,
        ["seen"] = AttentionDecision.Seen,
    };

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["attention", .. var settings] => PortalCommand.ReadAsync(settings, ListAsync),
        ["decide", var id, .. var rest] when Guid.TryParse(id, out var attempt) => DecideAsync(attempt, rest),
        _ => CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage)),
    };

    private static async Task<int> ListAsync(IServiceProvider services)
    {
        var attempts = await services.GetRequiredService<PaymentsReport>().AttentionAsync(CancellationToken.None);
        if (attempts.Count == 0)
            Console.WriteLine("Aucun paiement à vérifier.");
        foreach (var attempt in attempts)
        {
            Console.WriteLine($"{attempt.Id}\u00a0: facture {attempt.InvoiceNumber}, dossier {attempt.DossierNumber}, {Euros.Of(attempt.AmountCents)}, commencé le {FrenchTime.Moment(attempt.At)}");
            Console.WriteLine($"  {attempt.Provider} {attempt.Reference}, dernier code «\u00a0{attempt.Code ?? "aucun"}\u00a0»\u00a0: {Why(attempt.Why)}");
        }
        return 0;
    }

    private static async Task<int> DecideAsync(Guid attempt, string[] rest)
    {
        var options = new CommandOptions(rest, "--as");
        if (!options.IsSound || !Decisions.TryGetValue(options["--as"] ?? "", out var decision))
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        return await PortalCommand.WriteAsync(options.Settings, async services =>
        {
            var isDone = await services.GetRequiredService<AttentionDesk>().DecideAsync(attempt, decision, CancellationToken.None);
            Console.WriteLine(isDone ? "C’est noté." : "Rien n’a changé\u00a0: ce paiement n’est pas à vérifier, ou ne peut pas être décidé ainsi (paid et not-paid tant qu’il est ouvert, seen ensuite).");
            return isDone ? 0 : 1;
        });
    }

    private static string Why(AttentionReason reason) => reason switch
    {
        AttentionReason.UnknownResult => "le résultat n’est dans aucune documentation\u00a0: demandez à PayFiP si la somme est encaissée, puis decide --as paid ou --as not-paid.",
        AttentionReason.Mismatch => "le montant ou la référence annoncés ne sont pas ceux demandés\u00a0: rien n’est compté\u00a0; demandez à PayFiP, puis decide.",
        AttentionReason.PaidOnClosed => "payé alors que la facture était réglée, annulée ou transmise\u00a0: la somme est au journal\u00a0; remboursez ou affectez-la, puis decide --as seen.",
        _ => "PayFiP ne répond pas depuis plus d’un jour\u00a0: demandez-lui, puis decide.",
    };
}
