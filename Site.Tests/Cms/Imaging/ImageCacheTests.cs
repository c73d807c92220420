using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms.Media.Imaging;
using Site.Tests.Feedback;

namespace Site.Tests.CmsTests.Imaging;

public class ImageCacheTests
{
    private string _folder = "";
    private ManualTime _time = null!;

    [SetUp]
    public void NewFolder() => (_folder, _time) = (Directory.CreateTempSubdirectory("image-cache-").FullName, new ManualTime());

    [TearDown]
    public void Tidy() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_kept_is_there_after_a_restart()
    {
        Cache().Keep("aa01", ImageFormat.WebP, [1, 2, 3]);

        var reopened = Cache();

        Assert.That(Read(reopened, "aa01"), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Read(reopened, "aa02"), Is.Null);
        Assert.That(reopened.Size, Is.EqualTo(3));
    }

    [Test]
    public void The_least_recently_used_go_first()
    {
        var cache = Cache(limit: 100);
        foreach (var key in new[] { "aa01", "aa02", "aa03", "aa04" })
        {
            cache.Keep(key, ImageFormat.Png, new byte[25]);
            _time.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.That(Read(cache, "aa01"), Is.Not.Null);
        _time.Pass(TimeSpan.FromMinutes(1));

        cache.Keep("aa05", ImageFormat.Png, new byte[25]);

        Assert.That(new[] { "aa01", "aa02", "aa03", "aa04", "aa05" }.Where(key => Read(cache, key) is not null), Is.EqualTo(new[] { "aa01", "aa04", "aa05" }));
        Assert.That(FilesOnDisk(), Has.Length.EqualTo(3));
    }

    [Test]
    public void The_order_of_use_survives_a_restart()
    {
        var cache = Cache(limit: 100);
        foreach (var key in new[] { "aa01", "aa02" })
            cache.Keep(key, ImageFormat.Png, new byte[40]);
        _time.Pass(TimeSpan.FromDays(1));
        Read(cache, "aa01");
        _time.Pass(TimeSpan.FromDays(1));

        var reopened = Cache(limit: 100);
        reopened.Keep("aa03", ImageFormat.Png, new byte[40]);

        Assert.That((Read(reopened, "aa01"), Read(reopened, "aa02")), Is.EqualTo((new byte[40], (byte[]?)null)));
    }

    [Test]
    public void Random_use_never_leaves_more_than_the_limit()
    {
        var cache = Cache(limit: 1000);
        var random = new Random(7);
        for (var i = 0; i < 500; i++)
        {
            var key = $"{random.Next(100):x4}";
            if (random.Next(3) == 0)
                Read(cache, key);
            else
                cache.Keep(key, ImageFormat.Jpeg, new byte[random.Next(1, 300)]);
            _time.Pass(TimeSpan.FromSeconds(1));
            Assert.That(cache.Size, Is.LessThanOrEqualTo(1000));
        }
        Assert.That(FilesOnDisk().Sum(file => new FileInfo(file).Length), Is.EqualTo(cache.Size));
    }

    [Test]
    public void What_a_killed_process_left_unfinished_goes()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "aa"));
        File.WriteAllBytes(Path.Combine(_folder, "0123.new"), new byte[10]);
        File.WriteAllBytes(Path.Combine(_folder, "aa", "aa01.png"), []);

        var cache = Cache();

        Assert.That(Read(cache, "aa01"), Is.Null);
        Assert.That(FilesOnDisk(), Is.Empty);
    }

    [Test]
    public void A_file_that_somebody_removed_is_simply_not_there()
    {
        var cache = Cache();
        cache.Keep("aa01", ImageFormat.Png, [1]);
        File.Delete(FilesOnDisk().Single());

        Assert.That(Read(cache, "aa01"), Is.Null);
        cache.Keep("aa01", ImageFormat.Png, [2]);
        Assert.That(Read(cache, "aa01"), Is.EqualTo(new byte[] { 2 }));
    }

    [Test]
    public void Where_nothing_can_be_written_nothing_is_kept_and_nothing_fails()
    {
        var file = Path.Combine(_folder, "a-file-where-a-folder-should-be");
        File.WriteAllText(file, "");

        var cache = new ImageCache(file, 1_000_000, _time, NullLogger<ImageCache>.Instance);
        cache.Keep("aa01", ImageFormat.Png, [1]);

        Assert.That(Read(cache, "aa01"), Is.Null);
        Assert.That(FilesOnDisk(), Is.EqualTo(new[] { file }));
    }

    [Test]
    public void A_disk_that_fills_up_in_the_middle_of_a_picture_keeps_no_half_of_it()
    {
        var cache = new ImageCache(_folder, 1_000_000, _time, NullLogger<ImageCache>.Instance, path => new FillingDisk(path));

        cache.Keep("aa01", ImageFormat.Png, new byte[1000]);

        Assert.That(Read(cache, "aa01"), Is.Null);
        Assert.That(cache.Size, Is.Zero);
        Assert.That(FilesOnDisk(), Is.Empty);
    }

    [Test]
    public void With_a_limit_of_nothing_nothing_is_kept()
    {
        var cache = Cache(limit: 0);
        cache.Keep("aa01", ImageFormat.Png, [1]);

        Assert.That(Read(cache, "aa01"), Is.Null);
        Assert.That(FilesOnDisk(), Is.Empty);
    }

    [Test]
    public void An_open_picture_can_be_read_to_its_end_when_it_is_evicted()
    {
        var cache = Cache(limit: 100);
        cache.Keep("aa01", ImageFormat.Png, [.. Enumerable.Repeat((byte)9, 90)]);
        var (content, _) = cache.Open("aa01")!.Value;
        using (content)
        {
            _time.Pass(TimeSpan.FromMinutes(1));
            cache.Keep("aa02", ImageFormat.Png, new byte[90]);
            Assert.That(cache.Open("aa01"), Is.Null);

            var bytes = new byte[90];
            content.ReadExactly(bytes);
            Assert.That(bytes, Is.All.EqualTo(9));
        }
    }

    private ImageCache Cache(long limit = 1_000_000) => new(_folder, limit, _time, NullLogger<ImageCache>.Instance);

    private string[] FilesOnDisk() => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    private static byte[]? Read(ImageCache cache, string key)
    {
        if (cache.Open(key) is not var (content, _))
            return null;
        using (content)
        {
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>Room for half of what is written to it.</summary>
    internal sealed class FillingDisk(string path) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer[..(buffer.Length / 2)]);
            throw new IOException("No space left on device");
        }
    }
}
