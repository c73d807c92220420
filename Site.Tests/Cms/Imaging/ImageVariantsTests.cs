using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms.Media.Imaging;

namespace Site.Tests.CmsTests.Imaging;

public class ImageVariantsTests
{
    private static readonly string Hash = new('a', 64);

    private string _folder = "";
    private string _source = "";

    [SetUp]
    public void NewFolder()
    {
        _folder = Directory.CreateTempSubdirectory("image-variants-").FullName;
        _source = Path.Combine(_folder, "source");
        File.WriteAllBytes(_source, SamplePictures.Jpeg(300, 200));
    }

    [TearDown]
    public void Tidy() => Directory.Delete(_folder, recursive: true);

    [TestCase(100)]
    [TestCase(0)]
    public async Task However_many_ask_at_once_it_is_made_once(int cacheMegabytes)
    {
        var made = 0;
        using var go = new ManualResetEventSlim();
        using var variants = Variants(new ImagingOptions { CacheMegabytes = cacheMegabytes }, (path, commands, format) =>
        {
            Interlocked.Increment(ref made);
            go.Wait();
            return ImageProcessor.Resize(path, commands, format);
        });

        var asking = Enumerable.Range(0, 50).Select(_ => AskAsync(variants, 100)).ToList();
        go.Set();
        var answers = await Task.WhenAll(asking);

        Assert.That(made, Is.EqualTo(1));
        Assert.That(answers.Select(Bytes).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_made_once_is_not_made_again()
    {
        var made = 0;
        using var variants = Variants(new ImagingOptions(), (path, commands, format) =>
        {
            made++;
            return ImageProcessor.Resize(path, commands, format);
        });

        var first = Bytes(await AskAsync(variants, 100));
        var second = Bytes(await AskAsync(variants, 100));
        await AskAsync(variants, 101);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(made, Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_finds_the_queue_full_is_told_to_come_back()
    {
        using var go = new ManualResetEventSlim();
        using var variants = Variants(new ImagingOptions { AtOnce = 1, Waiting = 1 }, (path, commands, format) =>
        {
            go.Wait();
            return ImageProcessor.Resize(path, commands, format);
        });

        var asking = Enumerable.Range(1, 5).Select(width => AskAsync(variants, width)).ToList();
        // Those who find no room are answered while the first is still being made.
        var turnedAway = new List<Task<ImageVariant>>();
        for (var i = 0; i < 3; i++)
            turnedAway.Add(await Task.WhenAny(asking.Except(turnedAway)));
        go.Set();

        Assert.That(turnedAway.Select(task => task.Result), Is.All.InstanceOf<ImageVariant.Busy>());
        Assert.That(await Task.WhenAll(asking.Except(turnedAway)), Is.All.InstanceOf<ImageVariant.Picture>());
        Assert.That(await AskAsync(variants, 6), Is.InstanceOf<ImageVariant.Picture>());
    }

    [Test]
    public async Task No_more_are_made_at_once_than_allowed()
    {
        var (now, most) = (0, 0);
        using var variants = Variants(new ImagingOptions { AtOnce = 2, Waiting = 100 }, (path, commands, format) =>
        {
            var current = Interlocked.Increment(ref now);
            InterlockedMax(ref most, current);
            var result = ImageProcessor.Resize(path, commands, format);
            Interlocked.Decrement(ref now);
            return result;
        });

        await Task.WhenAll(Enumerable.Range(1, 40).Select(width => AskAsync(variants, width)));

        Assert.That(most, Is.InRange(1, 2));
    }

    [Test]
    public async Task One_who_goes_away_does_not_take_it_from_the_others()
    {
        using var go = new ManualResetEventSlim();
        using var variants = Variants(new ImagingOptions(), (path, commands, format) =>
        {
            go.Wait();
            return ImageProcessor.Resize(path, commands, format);
        });
        using var leaving = new CancellationTokenSource();

        var first = AskAsync(variants, 100, leaving.Token);
        var second = AskAsync(variants, 100);
        await leaving.CancelAsync();
        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        go.Set();

        Assert.That(await second, Is.InstanceOf<ImageVariant.Picture>());
    }

    [Test]
    public async Task A_file_found_unreadable_is_not_tried_again()
    {
        File.WriteAllText(_source, "no picture");
        var tried = 0;
        using var variants = Variants(new ImagingOptions(), (path, commands, format) =>
        {
            tried++;
            return ImageProcessor.Resize(path, commands, format);
        });

        Assert.That(await AskAsync(variants, 100), Is.InstanceOf<ImageVariant.Original>());
        Assert.That(await AskAsync(variants, 200), Is.InstanceOf<ImageVariant.Original>());
        Assert.That(tried, Is.EqualTo(1));
    }

    private ImageVariants Variants(ImagingOptions options, Func<string, ImageCommands, ImageFormat?, ResizedImage> resize) => new(
        new ImageCache(Path.Combine(_folder, "cache"), options.CacheMegabytes * 1024L * 1024, TimeProvider.System, NullLogger<ImageCache>.Instance),
        options, resize, NullLogger<ImageVariants>.Instance);

    [Test]
    public async Task A_picture_for_which_the_disk_has_no_room_is_shown_all_the_same()
    {
        var cache = new ImageCache(Path.Combine(_folder, "cache"), 1_000_000, TimeProvider.System, NullLogger<ImageCache>.Instance, path => new ImageCacheTests.FillingDisk(path));
        using var variants = new ImageVariants(cache, new ImagingOptions(), ImageProcessor.Resize, NullLogger<ImageVariants>.Instance);

        Assert.That(await AskAsync(variants, 100), Is.InstanceOf<ImageVariant.Picture>());
        Assert.That(await AskAsync(variants, 100), Is.InstanceOf<ImageVariant.Picture>());

        Assert.That(Directory.EnumerateFiles(Path.Combine(_folder, "cache"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    private Task<ImageVariant> AskAsync(ImageVariants variants, int width, CancellationToken cancellation = default) =>
        variants.GetAsync(_source, Hash, ImageCommands.Read([])! with { Width = width }, ImageFormat.WebP, cancellation);

    private static string Bytes(ImageVariant variant)
    {
        using var content = ((ImageVariant.Picture)variant).Content;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return Convert.ToHexString(copy.ToArray());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
