using System.Globalization;
using Microsoft.Extensions.Options;
using Site.Core.Billing;
using Site.Core.Calendar;
using Site.Core.Reservations;
using Site.Web.Commands;

namespace Site.Billing.Issuing;

/// <summary><c>bill --month 2026-11</c>: says what it would bill, asks, and bills. Run again it makes nothing twice.</summary>
internal static class BillCommand
{
    public const string Usage = "bill --month 2026-11 [--preview] [--yes]";

    private const string Preview = "--preview";
    private const string Yes = "--yes";

    /// <param name="args">After the command's name.</param>
    /// <returns>The exit code: 1 when nothing was billed though something was to be, 2 for a command that makes no sense.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var (isPreview, isYes) = (args.Contains(Preview), args.Contains(Yes));
        var options = new CommandOptions([.. args.Where(arg => arg is not (Preview or Yes))], "--month");
        if (!options.IsSound || (isPreview && isYes) || !DateOnly.TryParseExact(options["--month"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return await CommandOptions.RefuseAsync(CommandOptions.UsageOf(Usage));
        return await PortalCommand.WriteAsync(options.Settings, services => RunAsync(services, month, isPreview, isYes));
    }

    private static async Task<int> RunAsync(IServiceProvider services, DateOnly month, bool isPreview, bool isYes)
    {
        if (services.GetRequiredService<IOptions<BillingOptions>>().Value.Kinds.Count == 0)
            return await CommandOptions.RefuseAsync("Aucune sorte de facture n’est dans les réglages (Billing:Kinds)\u00a0: il en faut une pour facturer.");
        var today = services.GetRequiredService<TimeProvider>().Today();
        if (month > today)
            return await CommandOptions.RefuseAsync($"Le mois {BillingTexts.OfMonth(month)} n’a pas commencé\u00a0: rien n’est facturé d’avance.");
        if (month.AddMonths(1) > today)
            Console.WriteLine($"Attention\u00a0: le mois {BillingTexts.OfMonth(month)} n’est pas terminé. Ce qui change encore fera des avoirs et de nouvelles factures.");
        var run = services.GetRequiredService<BillRun>();
        var preview = await run.PreviewAsync(month, new Progress("Calcul"), CancellationToken.None);
        Print(preview, wasDone: false);
        if (isPreview || !preview.ChangesSomething)
            return 0;
        if (!isYes && !Agreed())
        {
            Console.WriteLine("Rien n’a été émis.");
            return 1;
        }
        Print(await run.IssueAsync(month, new Progress("Factures"), CancellationToken.None), wasDone: true);
        Console.WriteLine("Les mails partent quand le site fonctionne.");
        return 0;
    }

    private static bool Agreed()
    {
        if (Console.IsInputRedirected)
        {
            Console.WriteLine($"Pour émettre ces factures sans question, ajoutez {Yes}.");
            return false;
        }
        Console.Write("Émettre ces factures\u00a0? (oui/non) ");
        return string.Equals(Console.ReadLine()?.Trim(), "oui", StringComparison.OrdinalIgnoreCase);
    }

    private static void Print(BillSummary summary, bool wasDone)
    {
        Console.WriteLine($"{(wasDone ? "Fait" : "Aperçu")}, {BillingTexts.Month(summary.Month)}, {summary.Dossiers} dossiers\u00a0:");
        Console.WriteLine($"  {Count(summary.New, "nouvelle facture", "nouvelles factures")}, {Euros.Of(summary.NewCents)}");
        Console.WriteLine($"  {Count(summary.Same, "facture inchangée", "factures inchangées")}");
        if (summary.Corrected + summary.TakenBack > 0)
            Console.WriteLine($"  {Count(summary.Corrected + summary.TakenBack, "avoir", "avoirs")}, dont {Count(summary.Corrected, "suivi d’une nouvelle facture", "suivis d’une nouvelle facture")}\u00a0: différence {Euros.Of(summary.DifferenceCents)}");
        foreach (var number in summary.BeingPaid)
            Console.WriteLine($"  {number}\u00a0: a changé, mais un paiement est en cours\u00a0; relancez plus tard.");
        foreach (var number in summary.HandedOver)
            Console.WriteLine($"  {number}\u00a0: a changé, mais elle est transmise au Trésor public\u00a0; à voir avec le comptable.");
    }

    private static string Count(int count, string one, string several) => $"{count} {(count < 2 ? one : several)}";

    /// <summary>A line that rewrites itself on a terminal; nothing in a file.</summary>
    private sealed class Progress(string what) : IProgress<BillProgress>
    {
        public void Report(BillProgress value)
        {
            if (!Console.IsOutputRedirected)
                Console.Write($"\r{what}\u00a0: {value.Done} dossiers sur {value.All}{(value.Done == value.All ? "\n" : "")}");
        }
    }
}
