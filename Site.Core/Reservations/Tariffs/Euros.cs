using System.Globalization;

namespace Site.Core.Reservations;

/// <summary>Amounts as people in France read them.</summary>
public static class Euros
{
    /// <summary>« 6,30 € », with a no-break space.</summary>
    /// <param name="cents">In cents.</param>
    public static string Of(long cents) => string.Create(CultureInfo.InvariantCulture, $"{(cents < 0 ? "−" : "")}{Math.Abs(cents) / 100},{Math.Abs(cents) % 100:00}\u00a0€");
}
