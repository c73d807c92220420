using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>What staff have to answer.</summary>
public sealed class OpenDisputes(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<OpenDispute>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await (
            from dispute in context.Set<Dispute>().AsNoTracking()
            where dispute.AnsweredAt == null
            join invoice in context.Set<Invoice>() on dispute.InvoiceId equals invoice.Id
            join dossier in context.Set<Dossier>() on invoice.DossierId equals dossier.Id
            join line in context.Set<InvoiceLine>() on new { dispute.InvoiceId, Position = dispute.LinePosition } equals new { line.InvoiceId, line.Position }
            orderby dispute.At
            select new { dispute, invoice.Number, Dossier = dossier.Number, dossier.FamilyName, line }).ToListAsync(cancellation);
        return [.. found.Select(one => new OpenDispute(one.dispute.Number, one.dispute.At, one.Dossier, one.FamilyName, one.Number, one.line, one.dispute.Text))];
    }
}

/// <param name="Text">In the parent's words; may tell of health.</param>
public sealed record OpenDispute(string Number, DateTimeOffset At, string DossierNumber, string FamilyName, string InvoiceNumber, InvoiceLine Line, string Text);
