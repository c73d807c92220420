using FsCheck;
using FsCheck.Fluent;
using Site.Help;
using Site.Tests.Support;
using Site.Web;

namespace Site.Tests.Help.Pages;

/// <summary>Another town wears the site by configuration.</summary>
public class TownTests
{
    private static readonly Colour[] Light = [Colour.Parse("#fdfbf7"), Colour.Parse("#f4efe6")];
    private static readonly Colour[] Dark = [Colour.Parse("#12181a"), Colour.Parse("#1d2629")];

    private static Arbitrary<Colour> Colours =>
        (from red in Gen.Choose(0, 255) from green in Gen.Choose(0, 255) from blue in Gen.Choose(0, 255) select new Colour((byte)red, (byte)green, (byte)blue))
        .ToArbitrary();

    [TestCase("Cergy", "de Cergy")]
    [TestCase("Argenteuil", "d’Argenteuil")]
    [TestCase("Évry-Courcouronnes", "d’Évry-Courcouronnes")]
    [TestCase("Le Havre", "du Havre")]
    [TestCase("Les Ulis", "des Ulis")]
    [TestCase("La Rochelle", "de La Rochelle")]
    public void The_town_s_name_takes_its_preposition(string name, string expected)
    {
        Assert.That(new TownOptions { Name = name }.Of, Is.EqualTo(expected));
    }

    [Test]
    public void Contrast_is_WCAG_s()
    {
        Assert.That(Colour.White.Contrast(new Colour(0, 0, 0)), Is.EqualTo(21).Within(0.001));
        Assert.That(Colour.Parse("#767676").Contrast(Colour.White), Is.EqualTo(4.54).Within(0.01));
        Assert.That(Colour.White.Contrast(Colour.White), Is.EqualTo(1));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property Text_in_any_accepted_colours_is_readable_in_both_schemes() => Prop.ForAll(Colours, Colours, (primary, accent) =>
    {
        var town = new TownOptions { PrimaryColour = primary.ToString(), AccentColour = accent.ToString() };
        if (new TownColours.Validation().Validate(null, town).Failed)
            return true;
        var colours = new TownColours(town);
        return Readable(colours.Light, Light) && Readable(colours.Dark, Dark) && colours.BrandDark.Contrast(Colour.White) >= 4.5;

        static bool Readable(IReadOnlyDictionary<string, Colour> scheme, Colour[] backgrounds) =>
            backgrounds.Append(scheme["tint"]).All(background => scheme["link"].Contrast(background) >= 4.5 && scheme["highlight"].Contrast(background) >= 4.5)
            && scheme["accent"].Contrast(scheme["on-accent"]) >= 4.5;
    });

    [Test]
    public void A_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can()
    {
        var result = new TownColours.Validation().Validate(null, new TownOptions { PrimaryColour = "#ffcc00" });

        Assert.That(result.FailureMessage, Does.Contain("Town:PrimaryColour").And.Contain("4,5:1").And.Match("convient est #[0-9a-f]{6}"));
        var proposed = System.Text.RegularExpressions.Regex.Match(result.FailureMessage!, "convient est (#[0-9a-f]{6})").Groups[1].Value;
        Assert.That(new TownColours.Validation().Validate(null, new TownOptions { PrimaryColour = proposed }).Succeeded, Is.True);
    }

    [Test]
    public async Task Another_town_s_name_colours_and_contact_are_on_its_pages()
    {
        await using var sample = await SampleSite.StartAsync(ContentsFrom.EmbeddedCms, new SampleSource());
        var site = sample.Factory
            .With("Town:Name", "Argenteuil").With("Town:ServiceName", "Service Enfance").With("Town:PrimaryColour", "#5b2a86")
            .With("Town:Phone", "01 00 00 00 00").With("Town:Mail", "enfance@argenteuil.exemple").With("Town:Logo", "/images/icon.svg");
        using var client = site.Client();
        var home = await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var theme = System.Text.RegularExpressions.Regex.Match(home, "/theme\\.css\\?v=[0-9a-f]+").Value;
        using var stylesheet = await client.GetAsync(new Uri(theme, UriKind.Relative));

        Assert.Multiple(async () =>
        {
            Assert.That(home, Does.Contain("Portail famille d’Argenteuil").And.Contain("Service Enfance").And.Contain("mailto:enfance@argenteuil.exemple").And.Contain("src=\"/images/icon.svg\""));
            Assert.That(home, Does.Not.Contain("Cergy"));
            Assert.That(await stylesheet.Content.ReadAsStringAsync(), Does.Contain("--colour-accent:#5b2a86"));
            Assert.That(stylesheet.Headers.CacheControl?.ToString(), Does.Contain("immutable"));
        });
    }

    [TestCase("01 34 33 44 00", "tel:+33134334400")]
    [TestCase("01.34.33.44.00", "tel:+33134334400")]
    [TestCase("+33 1 34 33 44 00", "tel:+33134334400")]
    [TestCase("3939", "tel:3939")]
    public void A_phone_number_can_be_called(string written, string link)
    {
        Assert.That(new Contact("Service", written, "a@b.fr", null).PhoneLink, Is.EqualTo(link));
    }
}
