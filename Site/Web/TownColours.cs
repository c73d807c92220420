using System.Globalization;
using Microsoft.Extensions.Options;

namespace Site.Web;

/// <summary>
/// The site's palette in both colour schemes: fixed neutrals, and what follows from the town's two colours.
/// The primary colour must be readable on the light backgrounds; everything else is derived so that text keeps a contrast of 4.5:1.
/// </summary>
public sealed class TownColours
{
    public const double TextContrast = 4.5;
    private const double ComfortableContrast = 7;

    private static readonly Colour LightBackground = Colour.Parse("#fdfbf7");
    private static readonly Colour LightSurface = Colour.Parse("#f4efe6");
    private static readonly Colour DarkBackground = Colour.Parse("#12181a");
    private static readonly Colour DarkSurface = Colour.Parse("#1d2629");

    public TownColours(TownOptions town)
    {
        var primary = Colour.Parse(town.PrimaryColour);
        var highlight = Colour.Parse(town.AccentColour);
        Light = Scheme(primary, highlight, TextContrast, lighter: false, LightBackground, LightSurface);
        Dark = Scheme(primary, highlight, ComfortableContrast, lighter: true, DarkBackground, DarkSurface);
        BrandDark = primary.Readable(ComfortableContrast, lighter: false, Colour.White);
    }

    public IReadOnlyDictionary<string, Colour> Light { get; }

    public IReadOnlyDictionary<string, Colour> Dark { get; }

    /// <summary>The primary colour, darkened until white text reads well on it: the footer, in both schemes.</summary>
    public Colour BrandDark { get; }

    private static Dictionary<string, Colour> Scheme(
        Colour primary, Colour highlight, double contrast, bool lighter, Colour background, Colour surface)
    {
        var tint = background.Mix(primary, 0.08);
        var accent = primary.Readable(contrast, lighter, background, surface, tint);
        return new()
        {
            ["accent"] = accent,
            ["on-accent"] = accent.Contrast(Colour.White) >= TextContrast ? Colour.White : Colour.Ink,
            ["link"] = accent,
            ["highlight"] = highlight.Readable(TextContrast, lighter, background, surface, tint),
            ["tint"] = tint,
        };
    }

    /// <summary>Says what is wrong with the configured colours, in a sentence for the person who configures.</summary>
    public sealed class Validation : IValidateOptions<TownOptions>
    {
        public ValidateOptionsResult Validate(string? name, TownOptions options)
        {
            var failures = new List<string>();
            foreach (var (key, value) in new[] { ("PrimaryColour", options.PrimaryColour), ("AccentColour", options.AccentColour) })
            {
                if (!Colour.TryParse(value, out _))
                    failures.Add($"Town:{key} : « {value} » n’est pas une couleur. Écrivez-la sous la forme #rrggbb, par exemple #14424d.");
            }
            if (Colour.TryParse(options.PrimaryColour, out var primary)
                && Math.Min(primary.Contrast(LightBackground), primary.Contrast(LightSurface)) is var contrast && contrast < TextContrast)
            {
                var nearest = primary.Readable(TextContrast, lighter: false, LightBackground, LightSurface);
                failures.Add(string.Create(CultureInfo.GetCultureInfo("fr-FR"),
                    $"Town:PrimaryColour : {options.PrimaryColour} ne se lit pas sur fond clair (contraste {contrast:0.0}:1, il faut au moins 4,5:1). La nuance la plus proche qui convient est {nearest}."));
            }
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}
