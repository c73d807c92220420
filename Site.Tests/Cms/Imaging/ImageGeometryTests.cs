using FsCheck;
using FsCheck.Fluent;
using Site.Cms.Media.Imaging;

namespace Site.Tests.CmsTests.Imaging;

public class ImageGeometryTests
{
    private static readonly Gen<Asked> Requests =
        from source in Gen.Choose(1, 9000).Two()
        from width in Gen.Choose(0, ImageCommands.LargestSide)
        from height in Gen.Choose(0, ImageCommands.LargestSide)
        from mode in Gen.Elements(Enum.GetValues<ImageMode>())
        from focus in Gen.Choose(0, 100).Two()
        from sides in Gen.Choose(0, 49).Four()
        from isCut in Gen.Elements(true, false)
        select new Asked(source.Item1, source.Item2, ImageCommands.Read([])! with
        {
            Width = width == 0 ? null : width,
            Height = height == 0 ? null : height,
            Mode = mode,
            Focus = new FocalPoint(focus.Item1 / 100.0, focus.Item2 / 100.0),
            Cut = isCut ? new ImageCut(sides.Item1 / 100.0, sides.Item2 / 100.0, sides.Item3 / 100.0, sides.Item4 / 100.0) : null,
        });

    [Test]
    public void No_picture_is_made_larger() => Always(asked =>
        asked.Result.ScaledWidth <= asked.Width && asked.Result.ScaledHeight <= asked.Height);

    [Test]
    public void What_is_kept_lies_within_the_picture_and_is_never_nothing() => Always(asked => asked.Result is var result
        && result.Left >= 0 && result.Top >= 0 && result.Width >= 1 && result.Height >= 1
        && result.Left + result.Width <= result.ScaledWidth && result.Top + result.Height <= result.ScaledHeight
        && result.CanvasWidth >= result.Width && result.CanvasHeight >= result.Height);

    [Test]
    public void No_mode_but_min_gives_more_than_was_asked_for() => Always(asked => asked.Commands.Mode == ImageMode.Min
        || (asked.Result.CanvasWidth <= (asked.Commands.Width ?? int.MaxValue) && asked.Result.CanvasHeight <= (asked.Commands.Height ?? int.MaxValue)));

    [Test]
    public void A_crop_of_a_picture_that_is_large_enough_has_the_size_asked_for() => Always(asked =>
        asked.Commands is not { Mode: ImageMode.Crop, Cut: null, Width: { } width, Height: { } height } || width > asked.Width || height > asked.Height
        || (Near(asked.Result.Width, width) && Near(asked.Result.Height, height)));

    [Test]
    public void A_crop_holds_its_focal_point() => Always(asked =>
        asked.Commands is not { Mode: ImageMode.Crop, Cut: null }
        || (Within(asked.Commands.Focus.Left * asked.Result.ScaledWidth, asked.Result.Left, asked.Result.Width)
            && Within(asked.Commands.Focus.Top * asked.Result.ScaledHeight, asked.Result.Top, asked.Result.Height)));

    [Test]
    public void The_whole_picture_keeps_its_shape_where_nothing_is_stretched() => Always(asked =>
        asked.Commands.Mode == ImageMode.Stretch
        || Math.Abs(((double)asked.Width * asked.Result.ScaledHeight) - ((double)asked.Height * asked.Result.ScaledWidth)) <= Math.Max(asked.Width, asked.Height));

    [TestCase(1000, 500, "width=200", 200, 100)]
    [TestCase(1000, 500, "height=100", 200, 100)]
    [TestCase(1000, 500, "width=200&height=200", 200, 200)]
    [TestCase(1000, 500, "width=200&height=200&rmode=max", 200, 100)]
    [TestCase(1000, 500, "width=200&height=200&rmode=min", 400, 200)]
    [TestCase(1000, 500, "width=200&height=200&rmode=stretch", 200, 200)]
    [TestCase(1000, 500, "width=200&height=200&rmode=pad", 200, 200)]
    [TestCase(100, 50, "width=200&height=200", 50, 50)]
    [TestCase(100, 50, "width=200&height=200&rmode=boxpad", 200, 200)]
    [TestCase(1000, 500, "cc=0.25,0,0.25,0&width=250", 250, 250)]
    public void Sizes(int width, int height, string query, int expectedWidth, int expectedHeight)
    {
        var result = ImageGeometry.Of(width, height, ImageCommandsTests.Read(query)!);

        Assert.That((result.CanvasWidth, result.CanvasHeight), Is.EqualTo((expectedWidth, expectedHeight)));
    }

    private static void Always(Func<Asked, bool> holds) =>
        Prop.ForAll(Requests.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool Near(int one, int other) => Math.Abs(one - other) <= 1;

    private static bool Within(double point, int start, int length) => point >= start - 1 && point <= start + length + 1;

    private sealed record Asked(int Width, int Height, ImageCommands Commands)
    {
        public ImageGeometry Result { get; } = ImageGeometry.Of(Width, Height, Commands);
    }
}
