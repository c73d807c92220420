using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Site.Core.Calendar;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Families;

/// <summary><c>children.csv</c>. The line says which dossiers a child belongs to now: one or, with separated parents, two.</summary>
internal sealed partial class ChildrenFile(TimeProvider time) : ImportFile<ChildLine>
{
    private const int MostDossiers = 2;

    public override string Name => "children.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("key", IsRequired: true), new("dossiers", IsRequired: true), new("first_name", IsRequired: true), new("family_name", IsRequired: true),
        new("birth_date", IsRequired: true), new("school"), new("class"), new("pai"), new("diet"), new("authorised_adults"),
    ];

    protected internal override ChildLine Read(ImportRow row)
    {
        var dossiers = row.List("dossiers", Dossier.LongestNumber).ConvertAll(LetterText.Number);
        if (dossiers.Count > MostDossiers || dossiers.Distinct().Count() != dossiers.Count)
            row.Refuse(FamilyFileTexts.DossiersOfChild);
        var birthDate = row.Date("birth_date");
        if (birthDate > time.Today())
            row.Refuse(FamilyFileTexts.BornLater);
        return new ChildLine(
            row, row.Text("key", 40) ?? "", dossiers, row.Text("first_name", 100) ?? "", row.Text("family_name", 100) ?? "", birthDate ?? default,
            row.Text("school", 100), row.Text("class", 40), row.YesOrNo("pai"), row.Text("diet", 100), Adults(row));
    }

    protected internal override string KeyOf(ChildLine line) => line.Key;

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, ChildLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var keys = lines.Select(line => line.Line.Key).ToList();
        var known = await context.Set<Child>().Include(child => child.Dossiers).Include(child => child.AuthorisedAdults).AsSplitQuery()
            .Where(child => keys.Contains(child.Key)).ToDictionaryAsync(child => child.Key, cancellation);
        var dossiers = await DossierNumbers.FindAsync(context, lines.SelectMany(line => line.Line.Dossiers), cancellation);
        foreach (var (number, line) in lines)
        {
            if (!line.Dossiers.TrueForAll(dossiers.ContainsKey))
            {
                refuse(number, FamilyFileTexts.UnknownDossier);
                continue;
            }
            var isNew = !known.TryGetValue(line.Key, out var child);
            if (child is null)
            {
                context.Add(child = new Child
                {
                    Id = Guid.NewGuid(),
                    Key = line.Key,
                    FirstName = line.FirstName,
                    FamilyName = line.FamilyName,
                    BirthDate = line.BirthDate,
                });
            }
            line.Fill(child);
            var isChanged = context.Entry(child).State == EntityState.Modified;
            isChanged |= StoreDossiers(context, child, [.. line.Dossiers.Select(dossier => dossiers[dossier])]);
            if (line.Row.Has("authorised_adults"))
                isChanged |= StoreAdults(context, child, line.Adults);
            tally.Count(isNew, isChanged);
        }
    }

    private static bool StoreDossiers(PortalDbContext context, Child child, HashSet<Guid> dossiers)
    {
        var gone = child.Dossiers.Where(link => !dossiers.Contains(link.DossierId)).ToList();
        var added = dossiers.Except(child.Dossiers.Select(link => link.DossierId)).ToList();
        context.RemoveRange(gone);
        context.AddRange(added.Select(dossier => new DossierChild { DossierId = dossier, ChildId = child.Id }));
        return gone.Count + added.Count > 0;
    }

    private static bool StoreAdults(PortalDbContext context, Child child, List<OwnAuthorisedAdult> adults)
    {
        if (child.AuthorisedAdults.OrderBy(adult => adult.Position).Select(adult => new OwnAuthorisedAdult(adult.Name, adult.Phone)).SequenceEqual(adults))
            return false;
        var known = child.AuthorisedAdults.ToDictionary(adult => adult.Position);
        for (var at = 0; at < adults.Count; at++)
        {
            if (known.Remove(at, out var adult))
                (adult.Name, adult.Phone) = (adults[at].Name, adults[at].Phone);
            else
                context.Add(new AuthorisedAdult { ChildId = child.Id, Position = at, Name = adults[at].Name, Phone = adults[at].Phone });
        }
        context.RemoveRange(known.Values);
        return true;
    }

    /// <summary>E.g. <c>Odile Martin (06 12 34 56 78)|Jean Petit</c>.</summary>
    private static List<OwnAuthorisedAdult> Adults(ImportRow row)
    {
        var adults = new List<OwnAuthorisedAdult>();
        foreach (var text in row.List("authorised_adults", 140))
        {
            var parts = NameAndPhone().Match(text);
            if (!parts.Success || (parts.Groups["phone"] is { Success: true } phone && !ImportRow.IsPhone(phone.Value)))
                row.Refuse(FamilyFileTexts.NoAdult);
            else
                adults.Add(new OwnAuthorisedAdult(parts.Groups["name"].Value, parts.Groups["phone"] is { Success: true } number ? number.Value : null));
        }
        return adults;
    }

    [GeneratedRegex(@"^(?<name>[^()]+?)\s*(\(\s*(?<phone>[^()]+?)\s*\))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NameAndPhone();
}

/// <param name="Dossiers">Normalised numbers.</param>
internal sealed record ChildLine(
    ImportRow Row, string Key, List<string> Dossiers, string FirstName, string FamilyName, DateOnly BirthDate, string? School, string? Class, bool HasPai, string? Diet,
    List<OwnAuthorisedAdult> Adults)
{
    /// <summary>What the file has no column for stays.</summary>
    public void Fill(Child child)
    {
        (child.FirstName, child.FamilyName, child.BirthDate) = (FirstName, FamilyName, BirthDate);
        child.School = Row.Has("school") ? School : child.School;
        child.Class = Row.Has("class") ? Class : child.Class;
        child.HasPai = Row.Has("pai") ? HasPai : child.HasPai;
        child.Diet = Row.Has("diet") ? Diet : child.Diet;
    }
}
