using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Site.Core.Billing.PayFip;
using Site.Core.Data;
using Site.Core.Families;
using Site.Core.Import;
using Site.Core.Reservations;

namespace Site.Core.Billing;

/// <summary><c>invoices.csv</c>: invoices that another program has made; a line a line of an invoice. One that is known already is left as it is: to correct it is for a credit note.</summary>
internal sealed class InvoicesFile(IOptions<BillingOptions> options, InvoiceIssue issue) : ImportFile
{
    private static readonly ImportColumn[] Columns =
    [
        new("number", IsRequired: true), new("dossier", IsRequired: true), new("period", IsRequired: true), new("due", IsRequired: true), new("text", IsRequired: true),
        new("quantity", IsRequired: true), new("unit", IsRequired: true), new("nature"), new("child"), new("kind"), new("exer"), new("refdet"),
    ];

    private static readonly Dictionary<string, TariffNature> Natures = new(StringComparer.OrdinalIgnoreCase) { ["accueil"] = TariffNature.Care, ["repas"] = TariffNature.Meal };

    public override string Name => "invoices.csv";

    internal override async Task<ImportTally> TakeInAsync(PortalDbContext context, string path, ImportListener listener, CancellationToken cancellation)
    {
        var lines = new List<FileLine>();
        foreach (var row in new CsvFile(Columns, listener.Refuse).Read(path, listener.Goes))
        {
            var line = Read(row);
            foreach (var fault in row.Faults)
                listener.Refuse(row.Number, fault);
            if (row.Faults.Count == 0)
                lines.Add(line);
        }
        var tally = new ImportTally();
        foreach (var invoice in lines.GroupBy(line => line.Number, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (await StoreAsync(context, [.. invoice], cancellation) is { } refusal)
                listener.Refuse(refusal.Line, refusal.Why);
            else
                tally.Count(isNew: context.ChangeTracker.HasChanges(), isChanged: false);
            await context.SaveChangesAsync(cancellation);
            context.ChangeTracker.Clear();
        }
        return tally;
    }

    private FileLine Read(ImportRow row)
    {
        var nature = row.Text("nature", 20);
        if (nature is not null && !Natures.ContainsKey(nature))
            row.Refuse(BillingFileTexts.UnknownNature);
        var kind = row.Text("kind", Invoice.LongestKind);
        if (kind is not null && options.Value.Kinds.TrueForAll(one => one.Key != kind))
            row.Refuse(BillingFileTexts.UnknownKind);
        else if (kind is null && options.Value.Kinds.Count == 0)
            row.Refuse(BillingFileTexts.NoKinds);
        var exer = row.Text("exer", 4);
        if (exer is not null && !PayFipFormat.IsExer(exer))
            row.Refuse(BillingFileTexts.NoExer);
        var refdet = row.Text("refdet", 30);
        if (refdet is not null && !PayFipFormat.IsRefdet(refdet))
            row.Refuse(BillingFileTexts.NoRefdet);
        var period = row.Date("period");
        return new FileLine(
            row.Number, row.Text("number", Invoice.LongestNumber) ?? "", row.Text("dossier", Dossier.LongestNumber) ?? "", new DateOnly(period?.Year ?? 1, period?.Month ?? 1, 1),
            row.Date("due") ?? default, row.Text("text", InvoiceLine.LongestText) ?? "", row.WholeNumber("quantity", 1, 10_000) ?? 0, row.Cents("unit") ?? 0,
            Natures.GetValueOrDefault(nature ?? "accueil"), row.Text("child", 100), kind ?? options.Value.Kinds.Select(one => one.Key).FirstOrDefault() ?? "", exer, refdet);
    }

    private async Task<(long Line, string Why)?> StoreAsync(PortalDbContext context, IReadOnlyList<FileLine> lines, CancellationToken cancellation)
    {
        var first = lines[0];
        if (lines.FirstOrDefault(line => line.Head != first.Head) is { } other)
            return (other.Line, BillingFileTexts.OtherHead);
        if (await context.Set<Invoice>().AsNoTracking().Include(invoice => invoice.Lines).SingleOrDefaultAsync(invoice => invoice.Number == first.Number, cancellation) is { } known)
            return known.TotalCents == lines.Sum(line => line.Quantity * line.UnitCents) && known.Lines.Count == lines.Count && known.DueOn == first.Due ? null : (first.Line, BillingFileTexts.OtherInvoice);
        var number = LetterText.Number(first.Dossier);
        if (await context.Set<Dossier>().Where(dossier => dossier.NormalisedNumber == number).Select(dossier => (Guid?)dossier.Id).SingleOrDefaultAsync(cancellation) is not { } id)
            return (first.Line, BillingFileTexts.UnknownDossier);
        var refdet = first.Refdet ?? string.Concat(first.Number.Where(char.IsAsciiLetterOrDigit));
        if (!PayFipFormat.IsRefdet(refdet))
            return (first.Line, BillingFileTexts.NoRefdet);
        var children = await context.Set<Child>().Where(child => child.Dossiers.Any(link => link.DossierId == id)).ToListAsync(cancellation);
        await issue.IssueAsync(context, new IssueInput(first.Kind, id, first.Period, [.. lines.Select((line, at) => Line(line, at, children))])
        {
            Number = first.Number, DueOn = first.Due, Exer = first.Exer, Refdet = refdet,
        }, cancellation);
        return null;
    }

    private static InvoiceLine Line(FileLine line, int at, List<Child> children)
    {
        var child = children.Find(one => one.Key == line.Child || string.Equals(one.FirstName, line.Child, StringComparison.OrdinalIgnoreCase));
        return new InvoiceLine
        {
            InvoiceId = Guid.Empty, Position = at, ChildId = child?.Id, Child = child?.FirstName ?? line.Child ?? "", Text = line.Text, Slot = Slot.Day, Reason = LineReason.Imported,
            Nature = line.Nature, Quantity = line.Quantity, UnitCents = line.UnitCents,
        };
    }

    private sealed record FileLine(
        long Line, string Number, string Dossier, DateOnly Period, DateOnly Due, string Text, int Quantity, int UnitCents, TariffNature Nature, string? Child, string Kind, string? Exer, string? Refdet)
    {
        public (string, DateOnly, DateOnly, string, string?, string?) Head => (Dossier, Period, Due, Kind, Exer, Refdet);
    }
}

/// <summary>What is wrong with a line of a file of billing, in French.</summary>
internal static class BillingFileTexts
{
    public const string UnknownNature = "nature\u00a0: accueil ou repas";
    public const string UnknownKind = "kind\u00a0: cette sorte de facture n’est pas dans les réglages (Billing:Kinds)";
    public const string NoKinds = "aucune sorte de facture n’est dans les réglages (Billing:Kinds)\u00a0: il en faut une";
    public const string NoExer = "exer\u00a0: quatre chiffres (par exemple 2026)";
    public const string NoRefdet = "refdet\u00a0: de 6 à 30 lettres sans accent et chiffres";
    public const string OtherHead = "number\u00a0: les lignes d’une même facture doivent avoir les mêmes dossier, period, due, kind, exer et refdet";
    public const string OtherInvoice = "number\u00a0: une autre facture a déjà ce numéro\u00a0; une facture émise ne change pas";
    public const string UnknownDossier = "dossier\u00a0: ce numéro n’est pas dans le portail";
    public const string UnknownInvoice = "invoice\u00a0: ce numéro de facture n’est pas dans le portail";
    public const string ClosedInvoice = "invoice\u00a0: cette facture est annulée, ou c’est un avoir";
    public const string HandedOver = "invoice\u00a0: cette facture est transmise au Trésor public, qui encaisse";
    public const string BeingPaid = "invoice\u00a0: un paiement en ligne est en cours\u00a0; recommencez quand il sera terminé";
    public const string UnknownMeans = "means\u00a0: chèque, espèces, CESU, rejet de prélèvement ou rejet de chèque";
    public const string OtherPayment = "key\u00a0: un autre encaissement a déjà cette clé";
    public const string InFuture = "date\u00a0: elle est à venir";
    public const string NoTransferReference = "reference\u00a0: ce n’est pas une référence de virement (RF…), ou elle est mal recopiée";
    public const string UnknownTransfer = "reference\u00a0: aucun virement n’est attendu avec cette référence";
    public const string OtherTransfer = "reference\u00a0: un virement avec cette référence est déjà compté\u00a0: un second est à rembourser ou à affecter à la main";

    public static string MoreThanDue(int due) => $"amount\u00a0: plus que ce qui reste à payer ({Euros.Of(Math.Max(due, 0))})";

    public static string MoreThanPaid(int paid) => string.Create(CultureInfo.InvariantCulture, $"amount\u00a0: plus que ce qui a été payé ainsi ({Euros.Of(paid)})");
}
