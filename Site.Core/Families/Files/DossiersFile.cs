using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Families;

/// <summary><c>dossiers.csv</c>. A quotient with another <c>qf_from</c> than those known is added to the history; the same corrects that one.</summary>
internal sealed class DossiersFile : ImportFile<DossierLine>
{
    public override string Name => "dossiers.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("number", IsRequired: true), new("family_name", IsRequired: true), new("address"), new("postcode"), new("town"), new("resident"),
        new("valid_until"), new("missing_items"), new("qf"), new("qf_from"), new("qf_until"), new("qf_source"),
    ];

    protected internal override DossierLine Read(ImportRow row)
    {
        var number = row.Text("number", Dossier.LongestNumber) ?? "";
        if (number.Length > 0 && LetterText.Number(number) is not { Length: > 0 and <= Dossier.LongestNumber })
            row.Refuse(FamilyFileTexts.NoNumber);
        var familyName = row.Text("family_name", 100) ?? "";
        if (familyName.Length > 0 && LetterText.Name(familyName).Length == 0)
            row.Refuse(FamilyFileTexts.NoName);
        return new DossierLine(
            row, number, familyName, row.Text("address", 200), row.Text("postcode", 10), row.Text("town", 100), row.Text("resident", 10) is null || row.YesOrNo("resident"),
            row.Date("valid_until"), row.List("missing_items", 200), Quotient(row));
    }

    protected internal override string KeyOf(DossierLine line) => LetterText.Number(line.Number);

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, DossierLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var keys = lines.Select(line => KeyOf(line.Line)).ToList();
        var known = await context.Set<Dossier>().Include(dossier => dossier.Quotients)
            .Where(dossier => keys.Contains(dossier.NormalisedNumber)).ToDictionaryAsync(dossier => dossier.NormalisedNumber, cancellation);
        foreach (var (_, line) in lines)
        {
            var isNew = !known.TryGetValue(KeyOf(line), out var dossier);
            if (dossier is null)
                context.Add(dossier = new Dossier { Id = Guid.NewGuid(), Number = line.Number, NormalisedNumber = KeyOf(line), FamilyName = line.FamilyName });
            line.Fill(dossier);
            var isChanged = context.Entry(dossier).State == EntityState.Modified;
            tally.Count(isNew, StoreQuotient(context, dossier, line.Quotient) || isChanged);
        }
    }

    private static bool StoreQuotient(PortalDbContext context, Dossier dossier, QuotientLine? line)
    {
        if (line is null)
            return false;
        if (dossier.Quotients.SingleOrDefault(quotient => quotient.From == line.From) is not { } known)
        {
            context.Add(new FamilyQuotient { DossierId = dossier.Id, From = line.From, Cents = line.Cents, Until = line.Until, Source = line.Source });
            return true;
        }
        (known.Cents, known.Until, known.Source) = (line.Cents, line.Until, line.Source);
        return context.Entry(known).State == EntityState.Modified;
    }

    private static QuotientLine? Quotient(ImportRow row)
    {
        var (cents, from, until, source) = (row.Cents("qf"), row.Date("qf_from"), row.Date("qf_until"), row.Text("qf_source", 100));
        if (cents is null)
        {
            if (row.Faults.Count == 0 && (from is not null || until is not null || source is not null))
                row.Refuse(FamilyFileTexts.QuotientMissing);
            return null;
        }
        if (from is null && row.Faults.Count == 0)
            row.Refuse(FamilyFileTexts.QuotientStartMissing);
        if (until < from)
            row.Refuse(FamilyFileTexts.QuotientEndsEarly);
        return new QuotientLine(cents.Value, from ?? default, until, source);
    }
}

internal sealed record QuotientLine(int Cents, DateOnly From, DateOnly? Until, string? Source);

internal sealed record DossierLine(
    ImportRow Row, string Number, string FamilyName, string? Address, string? Postcode, string? Town, bool IsResident, DateOnly? ValidUntil, List<string> MissingItems,
    QuotientLine? Quotient)
{
    /// <summary>What the file has no column for stays.</summary>
    public void Fill(Dossier dossier)
    {
        (dossier.Number, dossier.FamilyName) = (Number, FamilyName);
        dossier.Address = Row.Has("address") ? Address : dossier.Address;
        dossier.IsResident = Row.Has("resident") ? IsResident : dossier.IsResident;
        dossier.Postcode = Row.Has("postcode") ? Postcode : dossier.Postcode;
        dossier.Town = Row.Has("town") ? Town : dossier.Town;
        dossier.ValidUntil = Row.Has("valid_until") ? ValidUntil : dossier.ValidUntil;
        dossier.MissingItems = Row.Has("missing_items") ? MissingItems : dossier.MissingItems;
    }
}
