using NetVips;
using Site.Cms.Media.Imaging;

namespace Site.Tests.CmsTests.Imaging;

public class ImageProcessorTests
{
    private static readonly ImageCommands Plain = ImageCommands.Read([])!;

    private readonly string _folder = Directory.CreateTempSubdirectory("images-").FullName;

    [OneTimeTearDown]
    public void Tidy() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_picture_of_each_kind_is_written_in_each_format(
        [Values("jpg", "png", "webp", "avif")] string kind, [Values] ImageFormat format)
    {
        var source = kind switch
        {
            "jpg" => SamplePictures.Jpeg(300, 200),
            "png" => SamplePictures.Png(300, 200),
            "webp" => SamplePictures.WebP(300, 200),
            _ => SamplePictures.Avif(300, 200),
        };

        var result = Resize(source, Plain with { Width = 150 }, format);

        Assert.That(result.Format, Is.EqualTo(format));
        Assert.That(SamplePictures.SizeOf(result.Bytes!), Is.EqualTo((150, 100)));
        Assert.That(Loader(result.Bytes!), Does.StartWith(format switch { ImageFormat.Jpeg => "jpeg", ImageFormat.Png => "png", ImageFormat.WebP => "webp", _ => "heif" }));
        AssertColour(result.Bytes!, 0.1, SamplePictures.Red);
        AssertColour(result.Bytes!, 0.9, SamplePictures.Blue);
    }

    [TestCase("jpg", ImageFormat.Jpeg)]
    [TestCase("png", ImageFormat.Png)]
    [TestCase("webp", ImageFormat.Jpeg)]
    [TestCase("avif", ImageFormat.Jpeg)]
    [TestCase("see-through", ImageFormat.Png)]
    public void Without_a_format_it_is_one_that_every_browser_shows(string kind, ImageFormat expected)
    {
        using var clear = Image.NewFromBuffer(SamplePictures.Png(30, 20, transparent: true));
        var source = kind switch
        {
            "jpg" => SamplePictures.Jpeg(30, 20),
            "png" => SamplePictures.Png(30, 20),
            "webp" => SamplePictures.WebP(30, 20),
            "avif" => SamplePictures.Avif(30, 20),
            _ => clear.WebpsaveBuffer(),
        };

        Assert.That(Resize(source, Plain with { Width = 15 }, null).Format, Is.EqualTo(expected));
    }

    [Test]
    public void A_photograph_comes_out_upright_in_ordinary_colours_and_tells_neither_place_nor_camera([Values] ImageFormat format)
    {
        var result = Resize(SamplePictures.Photograph(400, 300), Plain with { Width = 150 }, format);

        using var image = Image.NewFromBuffer(result.Bytes!);
        Assert.That((image.Width, image.Height), Is.EqualTo((150, 200)));
        Assert.That(image.GetFields().Where(field => field.StartsWith("exif", StringComparison.Ordinal) || field is "orientation" or "icc-profile-data" or "xmp-data"), Is.Empty);
        // Turned by 90° to the right: what was left is on top.
        Assert.That(SamplePictures.ColourAt(result.Bytes!, 0.5, 0.1).Take(3), Is.EqualTo(SamplePictures.Red).Within(12));
        Assert.That(SamplePictures.ColourAt(result.Bytes!, 0.5, 0.9).Take(3), Is.EqualTo(SamplePictures.Blue).Within(12));
    }

    [TestCase(0.0, "red")]
    [TestCase(1.0, "blue")]
    public void A_crop_keeps_the_focal_point(double left, string colour)
    {
        var result = Resize(SamplePictures.Png(400, 100), Plain with { Width = 50, Height = 50, Focus = new FocalPoint(left, 0.5) }, ImageFormat.Png);

        Assert.That(SamplePictures.SizeOf(result.Bytes!), Is.EqualTo((50, 50)));
        AssertColour(result.Bytes!, 0.5, colour == "red" ? SamplePictures.Red : SamplePictures.Blue);
    }

    [Test]
    public void A_cut_takes_away_the_sides()
    {
        var result = Resize(SamplePictures.Png(400, 100), Plain with { Width = 100, Cut = new ImageCut(0.5, 0, 0, 0) }, ImageFormat.Png);

        Assert.That(SamplePictures.SizeOf(result.Bytes!), Is.EqualTo((100, 50)));
        AssertColour(result.Bytes!, 0.05, SamplePictures.Blue);
    }

    [Test]
    public void A_smaller_picture_keeps_its_size() =>
        Assert.That(SamplePictures.SizeOf(Resize(SamplePictures.Jpeg(40, 30), Plain with { Width = 4000 }, ImageFormat.WebP).Bytes!), Is.EqualTo((40, 30)));

    [Test]
    public void Padding_is_white_in_a_jpeg_and_transparent_elsewhere()
    {
        var commands = Plain with { Mode = ImageMode.Pad, Width = 100, Height = 100 };

        var jpeg = Resize(SamplePictures.Png(200, 100, transparent: true), commands, ImageFormat.Jpeg).Bytes!;
        var png = Resize(SamplePictures.Png(200, 100), commands, ImageFormat.Png).Bytes!;

        Assert.That(SamplePictures.SizeOf(jpeg), Is.EqualTo((100, 100)));
        Assert.That(SamplePictures.ColourAt(jpeg, 0.5, 0.02), Is.EqualTo(new double[] { 255, 255, 255 }).Within(3));
        Assert.That(SamplePictures.ColourAt(png, 0.5, 0.02)[3], Is.Zero);
        Assert.That(SamplePictures.ColourAt(png, 0.5, 0.5)[3], Is.EqualTo(255));
    }

    [Test]
    public void What_moves_is_left_as_it_is()
    {
        Assert.That(Resize(SamplePictures.MovingWebP(20, 10), Plain with { Width = 5 }, null).Refusal, Is.EqualTo(ImageRefusal.Animated));
        Assert.That(Resize(SamplePictures.MovingPng(20, 10), Plain with { Width = 5 }, null).Refusal, Is.EqualTo(ImageRefusal.Animated));
    }

    [Test]
    public void A_small_file_that_unfolds_to_more_than_a_hundred_megapixels_is_never_decoded()
    {
        var bomb = SamplePictures.Bomb(12_000, 12_000);
        Assert.That(bomb, Has.Length.LessThan(100_000));

        Assert.That(Resize(bomb, Plain with { Width = 10 }, null).Refusal, Is.EqualTo(ImageRefusal.TooLarge));
    }

    [Test]
    public void What_is_no_picture_cannot_be_read([Values(0, 1, 20, 5000)] int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        Assert.That(Resize(bytes, Plain with { Width = 10 }, null).Refusal, Is.EqualTo(ImageRefusal.Unreadable));
    }

    [Test]
    public void A_picture_cut_short_anywhere_gives_a_picture_or_a_refusal()
    {
        foreach (var whole in new[] { SamplePictures.Jpeg(60, 40), SamplePictures.Png(60, 40), SamplePictures.WebP(60, 40), SamplePictures.Avif(60, 40) })
        {
            for (var length = 0; length < whole.Length; length += Math.Max(1, whole.Length / 25))
            {
                var result = Resize(whole[..length], Plain with { Width = 30 }, ImageFormat.Png);
                Assert.That(result.Bytes is not null ^ result.Refusal is not null, $"{length} of {whole.Length}");
            }
        }
    }

    [TestCase("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")]
    [TestCase("P3\n2 2\n255\n255 0 0 255 0 0 255 0 0 255 0 0\n")]
    [TestCase("%PDF-1.4\n%%EOF")]
    public void Formats_that_pictures_are_not_uploaded_in_are_not_decoded(string file) =>
        Assert.That(Resize(SampleFiles.Text(file), Plain with { Width = 1 }, null).Refusal, Is.EqualTo(ImageRefusal.Unreadable));

    private ResizedImage Resize(byte[] file, ImageCommands commands, ImageFormat? format)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, file);
        return ImageProcessor.Resize(path, commands, format);
    }

    private static string Loader(byte[] bytes)
    {
        using var image = Image.NewFromBuffer(bytes);
        return (string)image.Get("vips-loader");
    }

    private static void AssertColour(byte[] picture, double x, double[] colour) =>
        Assert.That(SamplePictures.ColourAt(picture, x, 0.5).Take(3), Is.EqualTo(colour).Within(12));
}
