using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>Hands what was not paid in time over to the comptable public, who collects it from then on. What is being paid right now stays.</summary>
public sealed class HandOver(PortalWriter writer, TimeProvider time)
{
    /// <param name="dueBefore">Invoices that were to be paid before this day.</param>
    /// <param name="reference">The comptable's, for the families; null: each keeps its own.</param>
    /// <param name="write">Writes the list. What it cannot write is not handed over.</param>
    /// <returns>How many, and how many stay because they are being paid.</returns>
    public Task<(int HandedOver, int BeingPaid)> RunAsync(DateOnly dueBefore, string? reference, Func<IReadOnlyList<HandedOver>, Task> write, CancellationToken cancellation) =>
        writer.WriteAsync(async (context, stop) =>
        {
            var late = await context.Set<Invoice>().Where(invoice => invoice.State == InvoiceState.Issued && invoice.DueOn < dueBefore).OrderBy(invoice => invoice.Number).ToListAsync(stop);
            var standings = await InvoiceScope.StandingsAsync(context, late, time, stop);
            var unpaid = late.FindAll(invoice => standings[invoice.Id].DueCents > 0);
            var beingPaid = unpaid.FindAll(invoice => standings[invoice.Id].Status is InvoiceStatus.InProgress or InvoiceStatus.Checking or InvoiceStatus.TransferAwaited);
            var ids = unpaid.ConvertAll(invoice => invoice.DossierId);
            var dossiers = await context.Set<Dossier>().AsNoTracking().Where(dossier => ids.Contains(dossier.Id)).ToDictionaryAsync(dossier => dossier.Id, stop);
            var rows = new List<HandedOver>();
            foreach (var invoice in unpaid.Except(beingPaid))
            {
                (invoice.State, invoice.HandOverReference) = (InvoiceState.HandedOver, reference);
                var dossier = dossiers[invoice.DossierId];
                rows.Add(new HandedOver(invoice.Number, invoice.Refdet, invoice.Exer, dossier.Number, dossier.FamilyName, dossier.Address, dossier.Postcode, dossier.Town, invoice.Period, invoice.DueOn, standings[invoice.Id].DueCents));
            }
            await context.SaveChangesAsync(stop);
            if (rows.Count > 0)
                await write(rows);
            return (rows.Count, beingPaid.Count);
        }, cancellation);
}

/// <param name="DueCents">In cents.</param>
public sealed record HandedOver(
    string Number, string Refdet, string Exer, string DossierNumber, string FamilyName, string? Address, string? Postcode, string? Town, DateOnly Period, DateOnly DueOn, int DueCents);
