using System.Globalization;

namespace Site.Web;

/// <summary>An opaque sRGB colour, with WCAG 2.2's contrast.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour White = new(255, 255, 255);
    public static readonly Colour Ink = new(0x16, 0x1d, 0x1f);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        colour = default;
        if (text is not ['#', ..] || text.Length != 7
            || !uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    public static Colour Parse(string text) =>
        TryParse(text, out var colour) ? colour : throw new FormatException($"« {text} » n’est pas une couleur #rrggbb.");

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public double Contrast(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>This colour with <paramref name="share"/> (0 to 1) of another.</summary>
    public Colour Mix(Colour other, double share)
    {
        return new(Blend(Red, other.Red), Blend(Green, other.Green), Blend(Blue, other.Blue));
        byte Blend(byte from, byte to) => (byte)Math.Round(from + ((to - from) * share));
    }

    /// <summary>
    /// The nearest shade, lighter or darker, that has at least this contrast on every background given; hue and saturation stay.
    /// </summary>
    public Colour Readable(double contrast, bool lighter, params ReadOnlySpan<Colour> backgrounds)
    {
        var (hue, saturation, lightness) = ToHsl();
        var end = lighter ? 1.0 : 0.0;
        for (var step = 0; step < 100; step++)
        {
            var candidate = step == 0 ? this : FromHsl(hue, saturation, lightness + ((end - lightness) * step / 100));
            var enough = true;
            foreach (var background in backgrounds)
                enough &= candidate.Contrast(background) >= contrast;
            if (enough)
                return candidate;
        }
        return lighter ? White : new(0, 0, 0);
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private (double Hue, double Saturation, double Lightness) ToHsl()
    {
        var (red, green, blue) = (Red / 255.0, Green / 255.0, Blue / 255.0);
        var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        var (lightness, spread) = ((most + least) / 2, most - least);
        if (spread == 0)
            return (0, 0, lightness);
        var hue = most == red ? (green - blue) / spread : most == green ? ((blue - red) / spread) + 2 : ((red - green) / spread) + 4;
        return ((hue + 6) % 6, spread / (1 - Math.Abs((2 * lightness) - 1)), lightness);
    }

    private static Colour FromHsl(double hue, double saturation, double lightness)
    {
        var reach = saturation * Math.Min(lightness, 1 - lightness);
        return new(Channel(0), Channel(8), Channel(4));

        byte Channel(int offset)
        {
            var position = (offset + (hue * 2)) % 12;
            var value = lightness - (reach * Math.Max(-1, Math.Min(Math.Min(position - 3, 9 - position), 1)));
            return (byte)Math.Round(value * 255);
        }
    }
}
