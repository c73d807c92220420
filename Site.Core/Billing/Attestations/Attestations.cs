using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Families;

namespace Site.Core.Billing;

/// <summary>
/// What a family may declare for the tax credit for the care of young children (code général des impôts, article 200 quater B): of the children under six on 1 January
/// of the year, what was paid in that year, of care alone. Meals, billed absences and surcharges are no care.
/// </summary>
public sealed class Attestations(IDbContextFactory<PortalDbContext> contexts, TimeProvider time)
{
    private const int Age = 6;

    /// <summary>The years in which something was paid and a child of the dossier was young enough, the latest first, of each dossier that the account may see.</summary>
    public async Task<IReadOnlyList<AttestationYear>> YearsAsync(Guid accountId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = FamilyScope.Dossiers(context, accountId, DossierRight.See, time);
        var paid = await context.Set<JournalEntry>().Where(entry => entry.InvoiceId != null)
            .Join(dossiers, entry => entry.DossierId, dossier => dossier.Id, (entry, dossier) => new { dossier.Id, dossier.Number, entry.Day.Year }).Distinct().ToListAsync(cancellation);
        var ids = paid.Select(one => one.Id).Distinct().ToList();
        var births = (await context.Set<DossierChild>().Where(link => ids.Contains(link.DossierId)).Select(link => new { link.DossierId, link.Child!.BirthDate }).ToListAsync(cancellation))
            .ToLookup(link => link.DossierId, link => link.BirthDate);
        return [.. paid.Where(one => births[one.Id].Any(birth => IsYoung(birth, one.Year))).Select(one => new AttestationYear(one.Id, one.Number, one.Year)).OrderByDescending(one => one.Year).ThenBy(one => one.DossierNumber, StringComparer.Ordinal)];
    }

    /// <summary>Null when the dossier is not the account's to see, or there is no such dossier.</summary>
    public async Task<Attestation?> FindAsync(Guid accountId, Guid dossierId, int year, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await FamilyScope.Dossiers(context, accountId, DossierRight.See, time).AsNoTracking().SingleOrDefaultAsync(one => one.Id == dossierId, cancellation) is not { } dossier)
            return null;
        var last = new DateOnly(year, 12, 31);
        var entries = (await context.Set<JournalEntry>().AsNoTracking().Where(entry => entry.DossierId == dossierId && entry.InvoiceId != null && entry.Day <= last).ToListAsync(cancellation))
            .ToLookup(entry => entry.InvoiceId!.Value);
        var ids = entries.Where(invoice => invoice.Any(entry => entry.Day.Year == year)).Select(invoice => invoice.Key).ToList();
        var invoices = await context.Set<Invoice>().AsNoTracking().Include(invoice => invoice.Lines).Where(invoice => ids.Contains(invoice.Id) && invoice.TotalCents > 0).ToListAsync(cancellation);
        var cents = new Dictionary<Guid, int>();
        foreach (var invoice in invoices)
        {
            var (before, after) = (entries[invoice.Id].Where(entry => entry.Day.Year < year).Sum(entry => entry.Cents), entries[invoice.Id].Sum(entry => entry.Cents));
            foreach (var child in invoice.Lines.Where(line => line.IsAttested).GroupBy(line => line.ChildId!.Value))
            {
                var care = child.Sum(line => line.TotalCents);
                cents[child.Key] = cents.GetValueOrDefault(child.Key) + Share(care, after, invoice.TotalCents) - Share(care, before, invoice.TotalCents);
            }
        }
        var named = cents.Keys.ToList();
        var children = await context.Set<Child>().AsNoTracking().Where(child => named.Contains(child.Id)).OrderBy(child => child.BirthDate).ThenBy(child => child.FirstName).ToListAsync(cancellation);
        var young = children.Where(child => IsYoung(child.BirthDate, year) && cents[child.Id] > 0)
            .Select(child => new AttestedCare(child.FirstName, child.FamilyName, child.BirthDate, cents[child.Id])).ToList();
        return new Attestation(
            year, dossier.Number, dossier.FamilyName, [.. new[] { dossier.Address, $"{dossier.Postcode} {dossier.Town}".Trim() }.Where(line => !string.IsNullOrEmpty(line)).Select(line => line!)], young);
    }

    private static bool IsYoung(DateOnly birth, int year) => birth.AddYears(Age) > new DateOnly(year, 1, 1);

    /// <summary>Of a part of an invoice, what a payment covers: each line is paid in proportion. Rounded on the whole that was paid so far, so that the years add up.</summary>
    private static int Share(int part, int paid, int total) => (int)(((2L * part * paid) + total) / (2L * total));
}

public sealed record AttestationYear(Guid DossierId, string DossierNumber, int Year);

/// <param name="Children">Those with something to declare, the oldest first.</param>
public sealed record Attestation(int Year, string DossierNumber, string FamilyName, IReadOnlyList<string> AddressLines, IReadOnlyList<AttestedCare> Children)
{
    /// <summary>In cents.</summary>
    public int TotalCents => Children.Sum(child => child.Cents);
}

/// <param name="Cents">In cents.</param>
public sealed record AttestedCare(string FirstName, string FamilyName, DateOnly BirthDate, int Cents);
