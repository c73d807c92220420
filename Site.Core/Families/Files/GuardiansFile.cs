using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Families;

/// <summary><c>guardians.csv</c>. A guardian never moves to another dossier: an account may be linked, and would see that one.</summary>
internal sealed class GuardiansFile : ImportFile<GuardianLine>
{
    private static readonly string[] KnownRights = ["see", "book", "pay"];

    public override string Name => "guardians.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("key", IsRequired: true), new("dossier", IsRequired: true), new("first_name", IsRequired: true), new("family_name", IsRequired: true),
        new("rights", IsRequired: true), new("phone"), new("mail"), new("until"),
    ];

    protected internal override GuardianLine Read(ImportRow row)
    {
        var rights = row.List("rights", 10).ConvertAll(right => right.ToLowerInvariant());
        if (rights.Except(KnownRights).Any())
            row.Refuse(FamilyFileTexts.UnknownRight);
        else if (rights.Count > 0 && !rights.Contains("see"))
            row.Refuse(FamilyFileTexts.BlindRights);
        var familyName = row.Text("family_name", 100) ?? "";
        if (familyName.Length > 0 && LetterText.Name(familyName).Length == 0)
            row.Refuse(FamilyFileTexts.NoName);
        return new GuardianLine(
            row, row.Text("key", 40) ?? "", row.Text("dossier", Dossier.LongestNumber) ?? "", row.Text("first_name", 100) ?? "", familyName,
            rights.Contains("see"), rights.Contains("book"), rights.Contains("pay"), row.Phone("phone"), row.Mail("mail"), row.Date("until"));
    }

    protected internal override string KeyOf(GuardianLine line) => line.Key;

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, GuardianLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var keys = lines.Select(line => line.Line.Key).ToList();
        var known = await context.Set<Guardian>().Where(guardian => keys.Contains(guardian.Key)).ToDictionaryAsync(guardian => guardian.Key, cancellation);
        var dossiers = await DossierNumbers.FindAsync(context, lines.Select(line => line.Line.Dossier), cancellation);
        foreach (var (number, line) in lines)
        {
            if (!dossiers.TryGetValue(LetterText.Number(line.Dossier), out var dossierId))
            {
                refuse(number, FamilyFileTexts.UnknownDossier);
                continue;
            }
            var isNew = !known.TryGetValue(line.Key, out var guardian);
            if (guardian is not null && guardian.DossierId != dossierId)
            {
                refuse(number, FamilyFileTexts.MovedGuardian);
                continue;
            }
            if (guardian is null)
            {
                context.Add(guardian = new Guardian
                {
                    Id = Guid.NewGuid(),
                    DossierId = dossierId,
                    Key = line.Key,
                    FirstName = line.FirstName,
                    FamilyName = line.FamilyName,
                    CanSee = line.CanSee,
                    CanBook = line.CanBook,
                    CanPay = line.CanPay,
                });
            }
            line.Fill(guardian);
            tally.Count(isNew, context.Entry(guardian).State == EntityState.Modified);
        }
    }
}

internal sealed record GuardianLine(
    ImportRow Row, string Key, string Dossier, string FirstName, string FamilyName, bool CanSee, bool CanBook, bool CanPay, string? Phone, string? Mail, DateOnly? Until)
{
    /// <summary>What the file has no column for stays.</summary>
    public void Fill(Guardian guardian)
    {
        (guardian.FirstName, guardian.FamilyName) = (FirstName, FamilyName);
        (guardian.CanSee, guardian.CanBook, guardian.CanPay) = (CanSee, CanBook, CanPay);
        guardian.Phone = Row.Has("phone") ? Phone : guardian.Phone;
        guardian.Mail = Row.Has("mail") ? Mail : guardian.Mail;
        guardian.EndsOn = Row.Has("until") ? Until : guardian.EndsOn;
    }
}
