using System.Globalization;
using Site.Core.Billing;
using Site.Core.Reservations;
using Site.Core.Text;
using Site.Web.Commands;

namespace Site.Billing.Staff;

/// <summary><c>export payments --from … --to …</c>: every euro of the journal in those days, for the régie.</summary>
internal static class ExportPaymentsCommand
{
    public const string Usage = "export payments --from 2026-11-01 --to 2026-11-30 [--out <folder>]";

    private static readonly string[] Columns = ["date", "sorte", "facture", "référence", "dossier", "famille", "moyen", "numéro", "montant"];

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommandOptions(args, "--from", "--to", "--out");
        if (!options.IsSound || options.Date("--from") is not { } from || options.Date("--to") is not { } to || to < from)
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        var folder = options["--out"] ?? Environment.CurrentDirectory;
        if (!Directory.Exists(folder))
            return await CommandOptions.RefuseAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
        return await PortalCommand.ReadAsync(options.Settings, async services =>
        {
            var payments = await services.GetRequiredService<PaymentsReport>().BetweenAsync(from, to, CancellationToken.None);
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"encaissements-{from:yyyy-MM-dd}-{to:yyyy-MM-dd}.csv"));
            await OwnerOnlyFile.WriteAsync(path, stream => SpreadsheetCsv.WriteAsync(stream, Rows(payments), CancellationToken.None));
            Console.WriteLine($"{path}\u00a0: {payments.Count} {(payments.Count < 2 ? "écriture" : "écritures")}, {Euros.Of(payments.Sum(payment => (long)payment.Cents))}.");
            return 0;
        });
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<ReportedPayment> payments)
    {
        yield return Columns;
        foreach (var payment in payments)
        {
            yield return
            [
                payment.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), payment.Kind, payment.InvoiceNumber ?? "", payment.Refdet ?? "", payment.DossierNumber, payment.FamilyName,
                BillingTexts.Of(payment.Means), payment.Reference, Amount(payment.Cents),
            ];
        }
        foreach (var means in payments.GroupBy(payment => payment.Means).OrderBy(means => means.Key))
            yield return Total($"total {BillingTexts.Of(means.Key)}", means.Sum(payment => (long)payment.Cents));
        yield return Total("total", payments.Sum(payment => (long)payment.Cents));
    }

    private static string[] Total(string what, long cents) => [what, "", "", "", "", "", "", "", Amount(cents)];

    // A spreadsheet's number, not its formula: SpreadsheetCsv quotes what begins with a sign.
    private static string Amount(long cents) => string.Create(CultureInfo.InvariantCulture, $"{(cents < 0 ? "−" : "")}{Math.Abs(cents) / 100},{Math.Abs(cents) % 100:00}");
}
