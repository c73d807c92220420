using Site.Core.Billing;
using Site.Core.Reservations;
using Site.Web;
using Site.Web.Commands;

namespace Site.Billing.Disputes;

/// <summary><c>disputes list</c> and <c>disputes answer</c>: what families contest.</summary>
internal static class DisputesCommand
{
    public const string Usage = "disputes list | disputes answer C-000042 --outcome accepted|refused --text \"…\"";

    private static readonly Dictionary<string, DisputeOutcome> Outcomes = new(StringComparer.Ordinal) { ["accepted"] = DisputeOutcome.Accepted, ["refused"] = DisputeOutcome.Refused };

    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["list", .. var settings] => PortalCommand.ReadAsync(settings, ListAsync),
        ["answer", var number, .. var rest] => AnswerAsync(number, rest),
        _ => CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage)),
    };

    private static async Task<int> ListAsync(IServiceProvider services)
    {
        var disputes = await services.GetRequiredService<OpenDisputes>().ListAsync(CancellationToken.None);
        if (disputes.Count == 0)
            Console.WriteLine("Aucune contestation à traiter.");
        foreach (var dispute in disputes)
        {
            Console.WriteLine($"{dispute.Number}\u00a0: {FrenchTime.Moment(dispute.At)}, dossier {dispute.DossierNumber} ({dispute.FamilyName}), facture {dispute.InvoiceNumber}");
            Console.WriteLine($"  {dispute.Line.Child} {BillingTexts.What(dispute.Line)}, {dispute.Line.Quantity} × {Euros.Of(dispute.Line.UnitCents)}, {BillingTexts.Days(dispute.Line)} ({BillingTexts.Why(dispute.Line)})");
            Console.WriteLine($"  «\u00a0{string.Concat(dispute.Text.Select(sign => char.IsControl(sign) ? ' ' : sign))}\u00a0»");
        }
        return 0;
    }

    private static async Task<int> AnswerAsync(string number, string[] rest)
    {
        var options = new CommandOptions(rest, "--outcome", "--text");
        if (!options.IsSound || !Outcomes.TryGetValue(options["--outcome"] ?? "", out var outcome) || string.IsNullOrWhiteSpace(options["--text"]) || options["--text"]!.Length > Dispute.LongestText)
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        return await PortalCommand.WriteAsync(options.Settings, async services =>
        {
            var result = await services.GetRequiredService<Core.Billing.Disputes>().AnswerAsync(number, outcome, options["--text"]!.Trim(), CancellationToken.None);
            Console.WriteLine(result switch
            {
                AnswerResult.Answered => "Réponse enregistrée\u00a0; le mail part quand le site fonctionne.",
                AnswerResult.WasAnswered => "Cette contestation a déjà une réponse\u00a0: rien n’est changé.",
                _ => $"Aucune contestation ne porte le numéro {number}.",
            });
            return result == AnswerResult.Answered ? 0 : 1;
        });
    }
}
