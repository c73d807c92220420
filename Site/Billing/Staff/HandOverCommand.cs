using System.Globalization;
using Site.Core.Billing;
using Site.Core.Text;
using Site.Web.Commands;

namespace Site.Billing.Staff;

/// <summary><c>hand-over --due-before …</c>: writes the comptable's list and closes those invoices here; both or neither.</summary>
internal static class HandOverCommand
{
    public const string Usage = "hand-over --due-before 2026-10-01 [--reference <text>] [--out <folder>]";

    private static readonly string[] Columns = ["facture", "référence", "exercice", "dossier", "famille", "adresse", "code postal", "ville", "période", "échéance", "reste dû"];

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new CommandOptions(args, "--due-before", "--reference", "--out");
        if (!options.IsSound || options.Date("--due-before") is not { } before || options["--reference"]?.Length > 60)
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        var folder = options["--out"] ?? Environment.CurrentDirectory;
        if (!Directory.Exists(folder))
            return await CommandOptions.RefuseAsync($"Le dossier {Path.GetFullPath(folder)} n’existe pas.");
        return await PortalCommand.WriteAsync(options.Settings, async services =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"transmission-{now:yyyy-MM-dd-HHmmss}.csv"));
            var (done, beingPaid) = await services.GetRequiredService<HandOver>().RunAsync(before, options["--reference"],
                rows => OwnerOnlyFile.WriteAsync(path, stream => SpreadsheetCsv.WriteAsync(stream, Rows(rows), CancellationToken.None)), CancellationToken.None);
            Console.WriteLine(done == 0 ? "Aucune facture à transmettre." : $"{path}\u00a0: {done} {(done < 2 ? "facture transmise" : "factures transmises")}, qui ne sont plus payables sur le portail.");
            if (beingPaid > 0)
                Console.WriteLine($"{beingPaid} en cours de paiement\u00a0: laissées telles quelles, à reprendre plus tard.");
            return 0;
        });
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<HandedOver> invoices) => invoices.Select(IReadOnlyList<string> (invoice) =>
    [
        invoice.Number, invoice.Refdet, invoice.Exer, invoice.DossierNumber, invoice.FamilyName, invoice.Address ?? "", invoice.Postcode ?? "", invoice.Town ?? "",
        BillingTexts.Month(invoice.Period), invoice.DueOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"{invoice.DueCents / 100},{invoice.DueCents % 100:00}"),
    ]).Prepend(Columns);
}
