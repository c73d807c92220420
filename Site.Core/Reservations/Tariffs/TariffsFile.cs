using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Site.Core.Data;
using Site.Core.Import;

namespace Site.Core.Reservations;

/// <summary><c>tariffs.csv</c>: a line a band. The same band again corrects its price; other limits need a grid of their own, from another day.</summary>
internal sealed partial class TariffsFile : ImportFile<TariffLine>
{
    public override string Name => "tariffs.csv";

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("activity", IsRequired: true), new("valid_from", IsRequired: true), new("qf_from", IsRequired: true), new("qf_below"), new("price"), new("rate"),
        new("floor"), new("ceiling"), new("resident"), new("nature"),
    ];

    protected internal override TariffLine Read(ImportRow row)
    {
        var (from, below) = (row.Cents("qf_from") ?? 0, row.Cents("qf_below"));
        if (below <= from)
            row.Refuse(TariffFileTexts.EmptyBand);
        var (price, rate, floor, ceiling) = (row.Cents("price"), Rate(row), row.Cents("floor"), row.Cents("ceiling"));
        // A cell that cannot be read is not one that is missing.
        if (row.Faults.Count == 0 && Misfit(below, price, rate, floor, ceiling) is { } misfit)
            row.Refuse(misfit);
        var nature = row.Text("nature", 10)?.ToLowerInvariant();
        if (nature is not (null or "accueil" or "repas"))
            row.Refuse(TariffFileTexts.UnknownNature);
        return new TariffLine(
            row.Text("activity", Activity.LongestKey) ?? "", nature == "repas" ? TariffNature.Meal : TariffNature.Care, row.Text("resident", 10) is null || row.YesOrNo("resident"),
            row.Date("valid_from") ?? default, from, below, price, rate, floor, ceiling);
    }

    protected internal override string KeyOf(TariffLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Activity}|{line.Nature}|{line.ForResidents}|{line.ValidFrom:O}|{line.QuotientFrom}");

    protected internal override async Task StoreAsync(
        PortalDbContext context, IReadOnlyList<(long Number, TariffLine Line)> lines, ImportTally tally, Action<long, string> refuse, CancellationToken cancellation)
    {
        var keys = lines.Select(line => line.Line.Activity).Distinct().ToList();
        var activities = await context.Set<Activity>().Where(activity => keys.Contains(activity.Key)).ToDictionaryAsync(activity => activity.Key, activity => activity.Id, cancellation);
        var ids = activities.Values.ToList();
        var bands = await context.Set<TariffBand>().Where(band => ids.Contains(band.ActivityId)).ToListAsync(cancellation);
        foreach (var (number, line) in lines)
        {
            if (!activities.TryGetValue(line.Activity, out var activity))
            {
                refuse(number, TariffFileTexts.UnknownActivity);
                continue;
            }
            var grid = bands.Where(band => band.ActivityId == activity && band.Nature == line.Nature && band.ForResidents == line.ForResidents && band.ValidFrom == line.ValidFrom).ToList();
            var band = grid.SingleOrDefault(one => one.QuotientFrom == line.QuotientFrom);
            if (grid.Exists(other => other != band && line.Overlaps(other)))
            {
                refuse(number, TariffFileTexts.Overlap);
                continue;
            }
            var isNew = band is null;
            if (band is null)
            {
                band = new TariffBand { ActivityId = activity, Nature = line.Nature, ForResidents = line.ForResidents, ValidFrom = line.ValidFrom, QuotientFrom = line.QuotientFrom };
                context.Add(band);
                bands.Add(band);
            }
            (band.QuotientBelow, band.PriceCents, band.RateMillionths, band.FloorCents, band.CeilingCents) = (line.QuotientBelow, line.PriceCents, line.RateMillionths, line.FloorCents, line.CeilingCents);
            tally.Count(isNew, context.Entry(band).State == EntityState.Modified);
        }
    }

    private static string? Misfit(int? below, int? price, int? rate, int? floor, int? ceiling)
    {
        if (price is null == rate is null)
            return TariffFileTexts.PriceOrRate;
        if (rate is null && (floor ?? ceiling) is not null)
            return TariffFileTexts.BoundsWithoutRate;
        if (ceiling < floor)
            return TariffFileTexts.CeilingBelowFloor;
        return rate is not null && below is null && ceiling is null ? TariffFileTexts.NoCeiling : null;
    }

    // « 0,6 % »: of the quotient, in millionths.
    private static int? Rate(ImportRow row)
    {
        if (row.Text("rate", 12) is not { } text)
            return null;
        if (Percent().Match(text) is { Success: true } match)
            return (int)(decimal.Parse(match.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture) * 10_000);
        row.Refuse(TariffFileTexts.NoRate);
        return null;
    }

    [GeneratedRegex(@"^([0-9]{1,2}([.,][0-9]{1,4})?)\s?%\z", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();
}

internal sealed record TariffLine(
    string Activity, TariffNature Nature, bool ForResidents, DateOnly ValidFrom, int QuotientFrom, int? QuotientBelow, int? PriceCents, int? RateMillionths, int? FloorCents, int? CeilingCents)
{
    public bool Overlaps(TariffBand other) => !(QuotientBelow <= other.QuotientFrom) && !(other.QuotientBelow <= QuotientFrom);
}

/// <summary>What is wrong with a line of tariffs, in French.</summary>
internal static class TariffFileTexts
{
    public const string UnknownActivity = "activity\u00a0: activité inconnue\u00a0: ni dans activities.csv ni dans le portail";
    public const string EmptyBand = "qf_below\u00a0: doit être plus grand que qf_from";
    public const string PriceOrRate = "price, rate\u00a0: l’un des deux, pas les deux";
    public const string BoundsWithoutRate = "floor, ceiling\u00a0: seulement avec rate";
    public const string CeilingBelowFloor = "ceiling\u00a0: plus petit que floor";
    public const string NoCeiling = "ceiling\u00a0: nécessaire pour la tranche la plus haute, que paient les familles sans quotient connu";
    public const string UnknownNature = "nature\u00a0: accueil ou repas";
    public const string NoRate = "rate\u00a0: ce n’est pas un pourcentage (par exemple 0,6 %)";
    public const string Overlap = "qf_from, qf_below\u00a0: cette tranche en recouvre une autre de la même grille\u00a0; pour d’autres tranches, donnez une autre date valid_from";
}
