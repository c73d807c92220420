using System.Runtime.Versioning;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Tests.CmsTests;

/// <summary>The gate of the media library, and what the store keeps behind it.</summary>
public class UploadedFileTests
{
    [TestCase("WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour")]
    [TestCase("WEBVTT - sous-titres français\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000 align:start\r\nBonjour\r\n")]
    [TestCase("\uFEFFWEBVTT")]
    public void Captions_as_browsers_read_them_are_taken(string text) => Assert.That(WebVtt.IsValid(Encoding.UTF8.GetBytes(text)), Is.True);

    [TestCase("WEBVTTX\n")]
    [TestCase("webvtt\n")]
    [TestCase("")]
    [TestCase("WEBVTT\n\n00:00,000 --> 00:02,000\nBonjour")]
    [TestCase("WEBVTT\n\n00:61.000 --> 01:02.000\nBonjour")]
    public void Others_are_not(string text) => Assert.That(WebVtt.IsValid(Encoding.UTF8.GetBytes(text)), Is.False);

    [Test]
    public void Captions_in_Windows_1252_are_not_taken() => Assert.That(WebVtt.IsValid([.. "WEBVTT\n\n00:00.000 --> 00:02.000\n"u8, 0xC9, (byte)'t', 0xE9]), Is.False);

    [Test]
    public void Sizes_of_TIFF_and_BMP_are_read_too() => Prop.ForAll<ushort, ushort>((x, y) =>
    {
        var (width, height) = (Math.Max(1, (int)x), Math.Max(1, (int)y));
        return ImageHeader.ReadSize(SampleFiles.Tiff(width, height)) == (width, height) && ImageHeader.ReadSize(SampleFiles.Bmp(width, height)) == (width, height);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_bytes_at_all_are_looked_at_without_an_error() => Prop.ForAll<byte[], int>((bytes, kind) =>
    {
        byte[][] starts = [[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [.. "BM"u8], [.. "RIFF"u8], []];
        byte[] file = [.. starts[(kind & int.MaxValue) % starts.Length], .. bytes];
        ImageHeader.ReadSize(file);
        foreach (var extension in new[] { "png", "jpg", "gif", "bmp", "tif", "webp", "wav", "pdf", "mp3", "mp4", "webm", "ogg", "zip", "doc", "txt", "xyz" })
            FileContent.IsOf(extension, file);
        WebVtt.IsValid(file);
        return true;
    }).QuickCheckThrowOnFailure();

    [Test, SupportedOSPlatform("linux"), Platform("Linux")]
    public async Task On_a_full_disk_an_upload_is_refused_and_nothing_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("full-disk-").FullName;
        // Every write to this device fails as on a disk without room.
        var uploads = new TemporaryFiles(
            Path.Combine(folder, "uploads"), new MediaOptions { KeptFree = 0 }, TimeProvider.System, NullLogger<TemporaryFiles>.Instance, path => new FileStream("/dev/full", FileMode.Open, FileAccess.Write));

        var result = await uploads.AddAsync(null, "note.txt", new MemoryStream(new byte[1_000_000].Select(_ => (byte)'x').ToArray()));

        Assert.That(result.Status, Is.EqualTo(OperationStatus.DiskFull));
        Assert.That(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), Is.Empty);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task What_would_fill_the_disk_is_refused_before_it_comes()
    {
        await using var cms = await CmsFixture.StartAsync(options => options.Media.KeptFree = long.MaxValue / 2);
        var content = new MemoryStream(SampleFiles.Text("texte"));

        var result = await cms.Get<TemporaryFiles>().AddAsync(null, "note.txt", content);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.DiskFull));
        Assert.That(content.Position, Is.Zero, "nothing was read");
    }

    [Test]
    public async Task An_upload_that_breaks_off_is_not_kept()
    {
        await using var cms = await CmsFixture.StartAsync();
        Assert.That(
            async () => await cms.Get<TemporaryFiles>().AddAsync(null, "note.txt", new BrokenStream()), Throws.InstanceOf<InvalidDataException>());
        Assert.That(Directory.EnumerateFiles(Path.Combine(cms.Options.DataPath, "media"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_file_that_somebody_is_about_to_use_is_not_removed_with_its_last_item()
    {
        await using var cms = await CmsFixture.StartAsync();
        var store = cms.Get<MediaFileStore>();
        var stored = await store.AddAsync(new MemoryStream(SampleFiles.Text("les mêmes")), "txt", default);

        store.RemoveUnused([stored.Hash], _ => false);
        Assert.That(File.Exists(store.PathOf(stored.Hash)), Is.True, "still claimed");

        store.Settle(stored.Hash, _ => false);
        Assert.That(File.Exists(store.PathOf(stored.Hash)), Is.False, "refused in the end");
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
