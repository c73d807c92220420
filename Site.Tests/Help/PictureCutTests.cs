using System.Text.Json;
using Site.Core.Help;
using Site.Core.Help.Parsing;
using Site.Core.Help.Rendering;

namespace Site.Tests.Help;

/// <summary>Where a page shows a picture in a shape of its own, it is cut as the editor said.</summary>
public class PictureCutTests
{
    private const string Configured = """[{"alias":"large","width":9,"height":1,"coordinates":null},{"alias":"vignette","width":1280,"height":720,"coordinates":null}]""";
    private const string Chosen = """[{"alias":"vignette","width":1280,"height":720,"coordinates":{"x1":0.5,"y1":0,"x2":0,"y2":0.25}}]""";

    [Test]
    public void A_chosen_part_is_taken_and_else_the_focal_point()
    {
        Assert.That(Picked(Chosen).Cut("poster", "vignette"), Is.EqualTo(new PictureCut(1280, 720, (0.5, 0, 0, 0.25), (0.1, 0.9))));
        Assert.That(Picked(Configured).Cut("poster", "vignette"), Is.EqualTo(new PictureCut(1280, 720, null, (0.1, 0.9))));
        Assert.That(Picked(Configured, "null").Cut("poster", "vignette"), Is.EqualTo(new PictureCut(1280, 720, null, null)));
    }

    [Test]
    public void A_screenshot_that_nobody_cut_is_shown_whole()
    {
        Assert.That(Picked(Configured).ChosenCut("poster", "vignette"), Is.Null);
        Assert.That(Picked(Chosen).ChosenCut("poster", "vignette"), Is.Not.Null);
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("[3]")]
    [TestCase("{}")]
    [TestCase("""[{"alias":"vignette","width":0,"height":720}]""")]
    [TestCase("""[{"alias":"vignette","width":"x","height":720}]""")]
    public void A_cms_without_the_crop_shows_the_whole_picture(string crops) => Assert.That(Picked(crops).Cut("poster", "vignette"), Is.Null);

    [TestCase("""{"x1":0.9,"y1":0,"x2":0.2,"y2":0}""")]
    [TestCase("""{"x1":"0","y1":0,"x2":0,"y2":0}""")]
    [TestCase("""{"x1":-1,"y1":0,"x2":0,"y2":0}""")]
    [TestCase("3")]
    public void A_part_outside_the_picture_is_none(string coordinates) => Assert.That(
        Picked($$"""[{"alias":"vignette","width":1280,"height":720,"coordinates":{{coordinates}}}]""").Cut("poster", "vignette")!.Part, Is.Null);

    [Test]
    public void Its_versions_and_its_size_are_those_of_the_cut()
    {
        var cut = new PictureCut(1280, 720, null, null);

        var picture = new ResponsivePictures(new Library()).Of(new Picture("/media/a1/affiche.png", "", 1600, 1200), cut)!;

        Assert.That((picture.Width, picture.Height), Is.EqualTo((700, 394)));
        Assert.That(picture.SourceSet, Is.EqualTo("/cut/320 320w, /cut/480 480w, /cut/640 640w, /cut/700 700w"));
        Assert.That(picture.Preview, Is.EqualTo("/cut/700"));
    }

    private static JsonElement Picked(string crops, string focalPoint = """{"left":0.1,"top":0.9}""") => JsonSerializer.Deserialize<JsonElement>(
        $$"""{"poster":[{"url":"/media/a1/affiche.png","focalPoint":{{focalPoint}},"crops":{{crops}}}]}""");

    private sealed class Library : IImageAddresses
    {
        public ImageSource? Find(string url, PictureCut? cut) => cut is null ? null : new ImageSource(700, 394, width => $"/cut/{width}");
    }
}
