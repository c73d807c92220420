using Microsoft.AspNetCore.Http;
using Site.Cms.Media;
using Site.Cms.Media.Imaging;

namespace Site.Tests.CmsTests.Imaging;

/// <summary>What <c>/media/…?width=…</c> answers.</summary>
public class ImageEndpointTests
{
    private const string Browser = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";

    private CmsFixture _cms = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _cms = await CmsFixture.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _cms.DisposeAsync();

    [Test]
    public async Task A_signed_address_gives_the_picture_in_its_size()
    {
        var file = await AddAsync("écran d’accueil.png", SamplePictures.Png(400, 200));

        var answer = await GetAsync(Addresses.Scaled(file, 100));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Type, Is.EqualTo("image/png"));
        Assert.That(SamplePictures.SizeOf(answer.Body), Is.EqualTo((100, 50)));
        Assert.That(answer.Headers.XContentTypeOptions.ToString(), Is.EqualTo("nosniff"));
    }

    [TestCase(Browser, "image/avif")]
    [TestCase("image/webp,*/*", "image/webp")]
    [TestCase("image/avif;q=0,image/webp", "image/webp")]
    [TestCase("*/*", "image/jpeg")]
    [TestCase("image/*", "image/jpeg")]
    [TestCase(null, "image/jpeg")]
    public async Task The_reader_gets_the_smallest_format_it_names(string? accept, string expected)
    {
        var file = await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80));

        var answer = await GetAsync(Addresses.Scaled(file, 50), accept);

        Assert.That(answer.Type, Is.EqualTo(expected));
        Assert.That(answer.Headers.Vary.ToString(), Is.EqualTo("Accept"));
    }

    [Test]
    public async Task A_format_asked_for_is_given_whatever_the_reader_says()
    {
        var file = await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80));

        var answer = await GetAsync(Addresses.Thumbnail(file, ImageMode.Crop, 20, 20, ImageFormat.WebP, focus: null), "image/avif");

        Assert.That(answer.Type, Is.EqualTo("image/webp"));
        Assert.That(answer.Headers.Vary.ToString(), Is.Empty);
    }

    [Test]
    public async Task Only_addresses_that_the_site_made_are_answered_and_the_file_itself_always()
    {
        var file = await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80));
        var signed = Addresses.Thumbnail(file, ImageMode.Crop, 20, 30, null, null);
        var other = await AddAsync("autre.jpg", SamplePictures.Jpeg(110, 80));

        foreach (var forged in new[]
        {
            $"{file.Url}?width=20",
            $"{file.Url}?width=20&hmac=",
            $"{file.Url}?width=20&hmac=zz",
            signed.Replace("width=20", "width=21", StringComparison.Ordinal),
            signed.Replace("rmode=crop", "rmode=max", StringComparison.Ordinal),
            signed + "&quality=10",
            signed + "&width=4000",
            signed.Replace(file.Url, other.Url, StringComparison.Ordinal),
            signed[..^1] + (signed[^1] == '0' ? '1' : '0'),
        })
        {
            Assert.That((await GetAsync(forged)).Status, Is.EqualTo(400), forged);
        }
        Assert.That((await GetAsync(signed)).Status, Is.EqualTo(200));
        Assert.That((await GetAsync(signed + "&rnd=42")).Status, Is.EqualTo(200));
        Assert.That((await GetAsync(file.Url)).Body, Has.Length.EqualTo(file.Bytes));
        Assert.That((await GetAsync(file.Url + "?v=1")).Body, Has.Length.EqualTo(file.Bytes));
    }

    [TestCase("width=5000")]
    [TestCase("width=x")]
    [TestCase("format=gif")]
    public async Task A_signed_address_that_asks_for_what_is_not_given_is_refused(string query)
    {
        var file = await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80));
        var parts = query.Split('=');
        var hmac = _cms.Get<ImageSignature>().Of(file.Url, [new(parts[0], parts[1])]);

        Assert.That((await GetAsync($"{file.Url}?{query}&hmac={hmac}")).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task What_the_reader_has_already_is_not_sent_again()
    {
        var address = Addresses.Scaled(await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80)), 50);
        var first = await GetAsync(address, "image/webp");

        var second = await GetAsync(address, "image/webp", first.Headers.ETag.ToString());
        var otherFormat = await GetAsync(address, "image/avif", first.Headers.ETag.ToString());

        Assert.That((second.Status, second.Body.Length), Is.EqualTo((304, 0)));
        Assert.That(otherFormat.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task An_address_that_names_the_present_bytes_holds_for_ever()
    {
        var file = await AddAsync("photo.jpg", SamplePictures.Jpeg(100, 80));
        var address = Addresses.Scaled(file, 50);

        Assert.That((await GetAsync(address)).Headers.CacheControl.ToString(), Does.Contain("immutable"));
        foreach (var other in new[] { address.Replace("&v=", "&v=0", StringComparison.Ordinal), Addresses.Thumbnail(file, ImageMode.Max, 9, 9, null, null) })
            Assert.That((await GetAsync(other)).Headers.CacheControl.ToString(), Is.EqualTo("public, max-age=600"));
    }

    [Test]
    public async Task Animations_and_drawings_come_as_they_are()
    {
        var svg = await AddAsync("logo.svg", SampleFiles.Text("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"20\"/>"));
        var gif = await AddAsync("demo.gif", SampleFiles.Gif(10, 20));
        var moving = await AddAsync("demo.webp", SamplePictures.MovingWebP(20, 10));

        Assert.That((await GetAsync(svg.Url + "?width=5")).Type, Is.EqualTo("image/svg+xml"));
        Assert.That((await GetAsync(Addresses.Scaled(gif, 5))).Body, Is.EqualTo(SampleFiles.Gif(10, 20)));
        Assert.That((await GetAsync(Addresses.Scaled(moving, 5))).Body, Has.Length.EqualTo(moving.Bytes));
        Assert.That((Addresses.Resizable(svg.Url), Addresses.Resizable(gif.Url)), Is.EqualTo(((MediaFileInfo?)null, (MediaFileInfo?)null)));
    }

    [Test]
    public async Task Other_files_take_no_notice_of_commands()
    {
        var file = await AddAsync("note.txt", SampleFiles.Text("texte"));

        Assert.That((await GetAsync(file.Url + "?width=5")).Body, Is.EqualTo(SampleFiles.Text("texte")));
    }

    [Test]
    public async Task A_picture_of_too_many_pixels_is_refused_and_a_broken_one_comes_as_it_is()
    {
        var bomb = await AddAsync("bombe.png", SamplePictures.Png(31, 17));
        // As if it had come in by a way that does not look at it.
        await File.WriteAllBytesAsync(_cms.Get<MediaFileStore>().PathOf(bomb.Hash), SamplePictures.Bomb(12_000, 12_000));
        var broken = await AddAsync("cassee.jpg", SampleFiles.Jpeg(30, 20));

        Assert.That((await GetAsync(Addresses.Scaled(bomb, 50))).Status, Is.EqualTo(422));
        Assert.That((await GetAsync(Addresses.Scaled(broken, 10))).Body, Is.EqualTo(await File.ReadAllBytesAsync(_cms.Get<MediaFileStore>().PathOf(broken.Hash))));
    }

    [Test]
    public async Task Addresses_hold_over_a_restart_and_the_key_is_for_nobody_else()
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = (await cms.Media.CreateFileAsync(null, null, "Photo", "photo.jpg", new MemoryStream(SamplePictures.Jpeg(100, 80)), CmsFixture.User)).Value;
        var address = cms.Get<ImageAddresses>().Scaled(cms.Engine.State.Media[id].File!, 50);

        await cms.RestartAsync();

        Assert.That(cms.Get<ImageAddresses>().Scaled(cms.Engine.State.Media[id].File!, 50), Is.EqualTo(address));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(Path.Combine(cms.Options.DataPath, "keys", "umbraco", "images.key")),
                Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    private ImageAddresses Addresses => _cms.Get<ImageAddresses>();

    private async Task<MediaFileInfo> AddAsync(string name, byte[] content)
    {
        var result = await _cms.Media.CreateFileAsync(null, null, name, name, new MemoryStream(content), CmsFixture.User);
        return _cms.Engine.State.Media[result.Value].File!;
    }

    private async Task<Answered> GetAsync(string address, string? accept = null, string? have = null)
    {
        var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        context.Request.Method = "GET";
        var query = address.IndexOf('?', StringComparison.Ordinal);
        context.Request.Path = query < 0 ? address : address[..query];
        context.Request.QueryString = query < 0 ? default : new QueryString(address[query..]);
        if (accept is not null)
            context.Request.Headers.Accept = accept;
        if (have is not null)
            context.Request.Headers.IfNoneMatch = have;
        await _cms.Host.InvokeAsync(context);
        return new Answered(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers, body.ToArray());
    }

    private sealed record Answered(int Status, string? Type, IHeaderDictionary Headers, byte[] Body);
}
