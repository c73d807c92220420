namespace Site.Core.Reservations;

/// <summary>What the slots of one activity cost.</summary>
/// <param name="bands">All bands of the activity, in any order.</param>
public sealed class TariffGrid(IEnumerable<TariffBand> bands)
{
    private readonly ILookup<(TariffNature Nature, bool ForResidents), TariffBand> _bands = bands.ToLookup(band => (band.Nature, band.ForResidents));

    /// <summary>The price of one slot on a day; null when the town has not published one for it.</summary>
    /// <param name="isResident">Where there is no grid for families who live elsewhere, the residents' one is for all.</param>
    /// <param name="quotientCents">The quotient familial of that day; null when none is known, which is the highest band.</param>
    public SlotPrice? For(DateOnly day, bool isResident, int? quotientCents)
    {
        var parts = new List<PricePart>();
        foreach (var nature in Enum.GetValues<TariffNature>())
        {
            var grid = _bands.Contains((nature, isResident)) ? _bands[(nature, isResident)] : _bands[(nature, true)];
            if (Band([.. grid], day, quotientCents) is { } band)
                parts.Add(new PricePart(nature, Cents(band, quotientCents), band.QuotientFrom, band.QuotientBelow));
        }
        return parts.Count == 0 ? null : new SlotPrice(parts, quotientCents is not null);
    }

    private static TariffBand? Band(IReadOnlyList<TariffBand> grid, DateOnly day, int? quotientCents)
    {
        var valid = grid.Where(band => band.ValidFrom <= day).Select(band => band.ValidFrom).DefaultIfEmpty().Max();
        var current = grid.Where(band => band.ValidFrom == valid);
        return quotientCents is { } cents
            ? current.SingleOrDefault(band => band.QuotientFrom <= cents && !(band.QuotientBelow <= cents))
            : current.SingleOrDefault(band => band.QuotientBelow is null);
    }

    private static int Cents(TariffBand band, int? quotientCents)
    {
        if (band.RateMillionths is not { } rate)
            return band.PriceCents ?? throw new InvalidOperationException("A tariff band has neither price nor rate.");
        var cents = quotientCents is { } quotient ? Rounded((long)quotient * rate, 1_000_000) : band.CeilingCents ?? int.MaxValue;
        return Math.Max(band.FloorCents ?? 0, Math.Min(band.CeilingCents ?? int.MaxValue, cents));
    }

    /// <summary>A part of an amount, in whole cents; half a cent is rounded up, as towns' deliberations have it.</summary>
    internal static int Rounded(long cents, int divisor) => checked((int)((cents + (divisor / 2)) / divisor));
}

/// <summary>The price of one slot.</summary>
/// <param name="IsByQuotient">False: no quotient is known for the day, and the highest band counts.</param>
public sealed record SlotPrice(IReadOnlyList<PricePart> Parts, bool IsByQuotient)
{
    /// <summary>In cents, without surcharge.</summary>
    public int Cents => Parts.Sum(part => part.Cents);

    /// <summary>In cents.</summary>
    public int Surcharge(int percent) => TariffGrid.Rounded((long)Cents * percent, 100);
}

/// <param name="Cents">In cents.</param>
/// <param name="QuotientFrom">Of the band, in cents.</param>
/// <param name="QuotientBelow">Of the band, in cents, exclusive; null: the highest.</param>
public sealed record PricePart(TariffNature Nature, int Cents, int QuotientFrom, int? QuotientBelow);
