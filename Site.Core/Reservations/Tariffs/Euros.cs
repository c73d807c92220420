using System.Globalization;

namespace Site.Core.Reservations;

/// <summary>Amounts as people in France read them.</summary>
public static class Euros
{
    /// <summary>« 6,30 € », « −1 234,50 € », with no-break spaces.</summary>
    /// <param name="cents">In cents.</param>
    public static string Of(long cents) => string.Create(CultureInfo.InvariantCulture, $"{(cents < 0 ? "−" : "")}{Thousands(Math.Abs(cents) / 100)},{Math.Abs(cents) % 100:00}\u00a0€");

    // Not the narrow no-break space, which the site's typeface does not have.
    private static string Thousands(long euros) => euros.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00a0');
}
