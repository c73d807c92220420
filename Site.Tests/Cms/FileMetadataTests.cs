using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetVips;
using Site.Cms.Media;

namespace Site.Tests.CmsTests;

/// <summary>What a telephone writes into a picture beside the picture is not published with it: above all, where somebody lives.</summary>
public class FileMetadataTests
{
    private const string Maker = "Fabricant";
    private const string Xmp = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><secret>13 rue des Lilas</secret></x:xmpmeta>";

    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("metadata-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [TestCase("jpg")]
    [TestCase("png")]
    [TestCase("webp")]
    [TestCase("avif")]
    public async Task A_picture_keeps_its_pixels_its_colours_and_its_way_up_and_nothing_else(string extension)
    {
        var picture = Photograph(extension);
        Assert.That(Text(picture), Does.Contain(Maker), "the sample has what is to go");

        var kept = await StoreAsync(picture, extension);

        Assert.That(Text(kept), Does.Not.Contain(Maker).And.Not.Contain("rue des Lilas").And.Not.Contain("GPS"));
        using var before = Image.NewFromBuffer(picture);
        using var after = Image.NewFromBuffer(kept, failOn: Enums.FailOn.Warning);
        Assert.That(before.GetFields(), Has.Some.StartsWith("exif-ifd3-GPSLatitude").And.Some.EqualTo("xmp-data"));
        Assert.That(after.GetFields().Where(field => field.StartsWith("exif-ifd3", StringComparison.Ordinal) || field == "xmp-data" && Text((byte[])after.Get(field)).Trim().Length > 0), Is.Empty);
        Assert.That(after.Get("icc-profile-data"), Is.EqualTo(before.Get("icc-profile-data")));
        using var upright = after.Autorot();
        using var expected = before.Autorot();
        Assert.That((upright.Width, upright.Height), Is.EqualTo((expected.Width, expected.Height)));
        Assert.That(upright.WriteToMemory<byte>(), Is.EqualTo(expected.WriteToMemory<byte>()), "lossless");
    }

    [Test]
    public async Task The_film_that_a_telephone_hides_behind_a_photograph_goes()
    {
        byte[] photograph = Photograph("jpg");

        var kept = await StoreAsync([.. photograph, .. "....ftypmp42 et la voix des voisins"u8], "jpg");

        Assert.That(kept, Is.EqualTo(await StoreAsync(photograph, "jpg")));
        Assert.That(kept[^2..], Is.EqualTo(new byte[] { 0xFF, 0xD9 }));
    }

    [Test]
    public async Task A_progressive_photograph_longer_than_what_is_read_at_once_stays_the_same()
    {
        using var noise = Image.Gaussnoise(900, 700, sigma: 60, mean: 128).Cast(Enums.BandFormat.Uchar);
        var plain = noise.JpegsaveBuffer(q: 95, interlace: true, restartInterval: 4, keep: Enums.ForeignKeep.None);
        Assert.That(plain, Has.Length.GreaterThan(300_000));

        Assert.That(await StoreAsync(plain, "jpg"), Is.EqualTo(plain));
    }

    [TestCase("moov/udta")]
    [TestCase("moov/meta")]
    [TestCase("moov/trak/udta")]
    [TestCase("uuid")]
    public async Task A_film_no_longer_says_where_it_was_taken(string where)
    {
        var place = where.Split('/').Reverse().Aggregate("+49.0363+002.0761/"u8.ToArray(), (content, type) => Box(type, content));
        byte[] film = [.. Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. place, .. Box("mdat", "les images"u8.ToArray())];

        var kept = await StoreAsync(film, "mp4");

        Assert.That(Text(kept), Does.Not.Contain("49.0363").And.Contain("les images"));
        Assert.That(kept, Has.Length.EqualTo(film.Length), "no table of places in the film is wrong afterwards");
    }

    [TestCase("webp")]
    [TestCase("png")]
    public async Task An_animation_still_moves(string extension)
    {
        var film = extension == "png" ? Imaging.SamplePictures.MovingPng(8, 6) : Imaging.SamplePictures.MovingWebP(8, 6);

        var kept = await StoreAsync(film, extension);

        Assert.That(Text(kept), Does.Contain(extension == "png" ? "acTL" : "ANMF"));
        Assert.That(Image.NewFromBuffer(kept, kwargs: extension == "png" ? null : new() { ["n"] = -1 }).WriteToMemory<byte>(),
            Is.EqualTo(Image.NewFromBuffer(film, kwargs: extension == "png" ? null : new() { ["n"] = -1 }).WriteToMemory<byte>()));
    }

    [Test]
    public async Task A_picture_without_such_data_is_kept_as_it_is()
    {
        foreach (var (extension, bytes) in new[] { ("png", SampleFiles.VisiblePng(8, 6)), ("webp", Image.Black(8, 6).WebpsaveBuffer(keep: Enums.ForeignKeep.None)), ("gif", SampleFiles.Gif(3, 2)), ("bmp", SampleFiles.Bmp(3, 2)) })
            Assert.That(await StoreAsync(bytes, extension), Is.EqualTo(bytes), extension);
    }

    [TestCase("jpg")]
    [TestCase("png")]
    [TestCase("webp")]
    [TestCase("avif")]
    [TestCase("mp4")]
    public void A_file_that_is_damaged_anywhere_is_stored_without_an_error(string extension)
    {
        var whole = extension == "mp4" ? [.. Box("ftyp", [.. "isom"u8]), .. Box("moov", Box("udta", new byte[40]))] : Photograph(extension);
        Prop.ForAll<ushort, ushort, byte>((cut, at, value) =>
        {
            var bytes = whole[..(1 + (cut % whole.Length))];
            bytes[at % bytes.Length] = value;
            // Where lengths and types stand.
            bytes[at % Math.Min(bytes.Length, 400)] ^= value;
            Assert.That(StoreAsync(bytes, extension).GetAwaiter().GetResult(), Has.Length.LessThanOrEqualTo(bytes.Length + 64));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public async Task The_hash_is_that_of_what_is_kept()
    {
        var store = new MediaFileStore(_folder);

        var photograph = await store.AddAsync(new MemoryStream(Photograph("jpg")), "jpg", default);
        var kept = await File.ReadAllBytesAsync(store.PathOf(photograph.Hash));
        var again = await store.AddAsync(new MemoryStream(kept), "jpg", default);

        Assert.That((again.Hash, photograph.Bytes), Is.EqualTo((photograph.Hash, (long)kept.Length)));
        Assert.That((photograph.Width, photograph.Height), Is.EqualTo((30, 40)), "as it is looked at");
    }

    private async Task<byte[]> StoreAsync(byte[] bytes, string extension)
    {
        var store = new MediaFileStore(_folder);
        return await File.ReadAllBytesAsync(store.PathOf((await store.AddAsync(new MemoryStream(bytes), extension, default)).Hash));
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Box(string type, byte[] content) => SampleFiles.Box(Encoding.Latin1.GetBytes(type), content);

    /// <summary>Lying, to be turned; with its place, its maker, an XMP packet and a colour profile.</summary>
    private static byte[] Photograph(string extension) => Imaging.SamplePictures.Written(40, 30, extension, change =>
    {
        change.Set(GValue.GIntType, "orientation", 6);
        change.Set(GValue.GStrType, "exif-ifd0-Make", Maker);
        change.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "49/1 2/1 0/1");
        change.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(Xmp));
    });
}
