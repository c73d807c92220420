using Site.Core.Reservations;

namespace Site.Tests.Reservations;

/// <summary>Prices by quotient familial.</summary>
public class TariffGridTests
{
    private static readonly DateOnly Day = new(2026, 12, 9);

    // 0.6 % of the quotient, at least 2.20 €, at most 9.50 €.
    [TestCase(0, 220)]
    [TestCase(366_66, 220)]
    [TestCase(468_00, 281, Description = "2.808 € is rounded to the cent")]
    [TestCase(812_50, 488, Description = "4.875 €: half a cent is rounded up")]
    [TestCase(1583_33, 950)]
    [TestCase(9000_00, 950)]
    [TestCase(null, 950, Description = "no quotient is known")]
    public void A_formula_has_a_floor_and_a_ceiling(int? quotient, int cents)
    {
        var formula = Band();
        (formula.RateMillionths, formula.FloorCents, formula.CeilingCents) = (6000, 220, 950);

        Assert.That(new TariffGrid([formula]).For(Day, isResident: true, quotient)!.Cents, Is.EqualTo(cents));
    }

    [TestCase(699_99, 300)]
    [TestCase(700_00, 450)]
    public void A_band_begins_with_its_first_cent_and_ends_before_the_next(int quotient, int cents)
    {
        var (low, high) = (Band(), Band(from: 700_00));
        (low.QuotientBelow, low.PriceCents, high.PriceCents) = (700_00, 300, 450);

        Assert.That(new TariffGrid([high, low]).For(Day, isResident: true, quotient)!.Cents, Is.EqualTo(cents));
    }

    [Test]
    public void The_grid_of_the_day_counts()
    {
        var (old, present) = (Band(), Band(validFrom: Day));
        (old.PriceCents, present.PriceCents) = (300, 310);
        var grid = new TariffGrid([present, old]);

        Assert.That((grid.For(Day.AddDays(-1), true, 0)!.Cents, grid.For(Day, true, 0)!.Cents, grid.For(new(2026, 8, 31), true, 0)), Is.EqualTo((300, 310, (SlotPrice?)null)));
    }

    [Test]
    public void Meal_and_care_are_parts_of_one_price()
    {
        var (care, meal) = (Band(), Band(TariffNature.Meal));
        (care.PriceCents, meal.PriceCents) = (300, 210);

        Assert.That(new TariffGrid([care, meal]).For(Day, true, 0)!.Parts.Select(part => (part.Nature, part.Cents)), Is.EqualTo(new[] { (TariffNature.Care, 300), (TariffNature.Meal, 210) }));
    }

    private static TariffBand Band(TariffNature nature = TariffNature.Care, int from = 0, DateOnly? validFrom = null) =>
        new() { ActivityId = Guid.Empty, Nature = nature, ForResidents = true, ValidFrom = validFrom ?? new DateOnly(2026, 9, 1), QuotientFrom = from };
}
