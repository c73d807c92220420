using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Site.Cms.Media;
using Site.Cms.Model;

namespace Site.Tests.CmsTests;

public class MediaTests
{
    [Test]
    public void Sizes_are_read_from_the_headers_of_pictures() => Prop.ForAll<ushort, ushort>((x, y) =>
    {
        var (width, height) = (Math.Max(1, (int)x), Math.Max(1, (int)y));
        return new[] { SampleFiles.Png(width, height), SampleFiles.Gif(width, height), SampleFiles.Jpeg(width, height), SampleFiles.WebP(width, height) }
            .All(file => ImageHeader.ReadSize(file) == (width, height));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void A_photograph_that_is_to_be_turned_has_the_size_that_it_is_looked_at() =>
        Assert.That(ImageHeader.ReadSize(Imaging.SamplePictures.Photograph(40, 30)), Is.EqualTo((30, 40)));

    [Test]
    public void Any_bytes_at_all_are_read_without_an_error() => Prop.ForAll<byte[], int>((bytes, kind) =>
    {
        byte[][] starts = [SampleFiles.Png(1, 1)[..8], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. "Exif\0\0II*\0"u8], [.. "GIF8"u8], [.. "RIFF0000WEBPVP8 "u8], [.. "RIFF0000WEBPVP8L"u8]];
        ImageHeader.ReadSize([.. starts[(kind & int.MaxValue) % starts.Length], .. bytes]);
        return true;
    }).QuickCheckThrowOnFailure();

    [Test]
    public async Task A_file_is_served_under_its_own_address_with_its_type_and_a_tag()
    {
        await using var cms = await CmsFixture.StartAsync();
        var picture = SampleFiles.Png(40, 30);
        var id = (await cms.Media.CreateFileAsync(null, null, "Écran", "écran d’accueil.png", new MemoryStream(picture), CmsFixture.User)).Value;
        var node = cms.Snapshot.Media.Find(id)!;

        var (context, body) = await GetAsync(cms, node.Url);

        Assert.That(node.Url, Does.Match("^/media/[a-z0-9]{8}/écran-d-accueil.png$"));
        Assert.That((node.MediaType, node.Width, node.Height, node.Bytes, node.Extension), Is.EqualTo(("Image", 40, 30, (long)picture.Length, "png")));
        Assert.That(body, Is.EqualTo(picture));
        Assert.That(context.Response.ContentType, Is.EqualTo("image/png"));
        Assert.That(context.Response.Headers.ETag.ToString(), Is.Not.Empty);
        Assert.That(context.Response.Headers.XContentTypeOptions.ToString(), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task A_part_of_a_file_is_served_on_demand()
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = (await cms.Media.CreateFileAsync(
            null, null, "Relevé", "releve.txt", new MemoryStream(SampleFiles.Text("0123456789")), CmsFixture.User)).Value;

        var (context, body) = await GetAsync(cms, cms.Snapshot.Media.Find(id)!.Url, "bytes=2-4");

        Assert.That(context.Response.StatusCode, Is.EqualTo(206));
        Assert.That(body, Is.EqualTo(SampleFiles.Text("234")));
    }

    [Test]
    public async Task What_could_run_in_a_browser_is_cleaned_and_boxed_in()
    {
        await using var cms = await CmsFixture.StartAsync();
        var svg = SampleFiles.Text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 20\" onload=\"x()\"><script>x()</script><a href=\"javascript:x()\"><circle r=\"4\"/></a></svg>");
        var logo = (await cms.Media.CreateFileAsync(null, null, "Logo", "logo.svg", new MemoryStream(svg), CmsFixture.User)).Value;
        var page = (await cms.Media.CreateFileAsync(null, null, "Page", "page.inconnu", new MemoryStream(SampleFiles.Text("<p>x")), CmsFixture.User)).Value;

        var (image, body) = await GetAsync(cms, cms.Snapshot.Media.Find(logo)!.Url);
        var (unknown, _) = await GetAsync(cms, cms.Snapshot.Media.Find(page)!.Url);

        Assert.That(System.Text.Encoding.UTF8.GetString(body), Does.Contain("<circle").And.Not.Contain("script").And.Not.Contain("onload"));
        Assert.That(cms.Snapshot.Media.Find(logo)!.Height, Is.EqualTo(20));
        Assert.That(image.Response.Headers.ContentSecurityPolicy.ToString(), Does.Contain("sandbox"));
        Assert.That(unknown.Response.Headers.ContentSecurityPolicy.ToString(), Does.Contain("sandbox"));
        Assert.That(unknown.Response.Headers.ContentDisposition.ToString(), Is.EqualTo("attachment"));
    }

    [Test]
    public async Task A_file_called_svg_that_is_none_is_refused()
    {
        await using var cms = await CmsFixture.StartAsync();

        var result = await cms.Media.CreateFileAsync(null, null, "Logo", "logo.svg", new MemoryStream(SampleFiles.Text("<svg><")), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.FileContentNotAllowed));
    }

    [TestCase("/media/../cms.db")]
    [TestCase("/media/aaaaaaaa/..%2f..%2fcms.db")]
    [TestCase("/media/aaaaaaaa/%2e%2e/%2e%2e/cms.db")]
    [TestCase("/media/aaaaaaaa/x.png")]
    [TestCase("/media/")]
    [TestCase("/umbraco/nowhere")]
    public async Task Anything_else_is_not_found_and_has_no_body(string path)
    {
        await using var cms = await CmsFixture.StartAsync();

        var (context, body) = await GetAsync(cms, path);

        Assert.That(context.Response.StatusCode, Is.EqualTo(404));
        Assert.That(body, Is.Empty);
    }

    [Test]
    public async Task The_same_bytes_are_kept_once_and_go_with_the_last_item_that_uses_them()
    {
        await using var cms = await CmsFixture.StartAsync();
        var bytes = SampleFiles.Text("les mêmes");
        var one = (await cms.Media.CreateFileAsync(null, null, "Un", "un.txt", new MemoryStream(bytes), CmsFixture.User)).Value;
        var two = (await cms.Media.CreateFileAsync(null, null, "Deux", "deux.txt", new MemoryStream(bytes), CmsFixture.User)).Value;
        var path = cms.Get<MediaFileStore>().PathOf(cms.Engine.State.Media[one].File!.Hash);
        var tree = cms.Get<MediaTreeService>();

        await tree.DeleteAsync(one, CmsFixture.User);
        Assert.That(File.Exists(path), Is.True);
        Assert.That((await GetAsync(cms, cms.Snapshot.Media.Find(two)!.Url)).Body, Is.EqualTo(bytes));

        await tree.DeleteAsync(two, CmsFixture.User);
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_replaced_file_goes_and_the_new_one_is_served()
    {
        await using var cms = await CmsFixture.StartAsync();
        var id = (await cms.Media.CreateFileAsync(null, null, "Un", "un.txt", new MemoryStream(SampleFiles.Text("avant")), CmsFixture.User)).Value;
        var former = cms.Get<MediaFileStore>().PathOf(cms.Engine.State.Media[id].File!.Hash);
        var upload = (await cms.Get<TemporaryFiles>().AddAsync(null, "deux.txt", new MemoryStream(SampleFiles.Text("après")))).Value;

        var result = await cms.Media.UpdateAsync(id, new UpdateMedia
        {
            Values = [new PropertyValueModel("umbracoFile", JsonSerializer.SerializeToElement(new { temporaryFileId = upload }))],
            Variants = [new VariantModel("Un")],
        }, CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.Success));
        Assert.That((await GetAsync(cms, cms.Snapshot.Media.Find(id)!.Url)).Body, Is.EqualTo(SampleFiles.Text("après")));
        Assert.That(File.Exists(former), Is.False);
    }

    [Test]
    public async Task What_was_refused_leaves_no_file_behind()
    {
        await using var cms = await CmsFixture.StartAsync();
        var huge = SampleFiles.Text($"<svg xmlns=\"http://www.w3.org/2000/svg\"><!--{new string('x', 11 * 1024 * 1024)}--></svg>");

        var result = await cms.Media.CreateFileAsync(null, null, "Logo", "logo.svg", new MemoryStream(huge), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.FileContentNotAllowed));
        Assert.That(Directory.EnumerateFiles(Path.Combine(cms.Options.DataPath, "media"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task The_request_gets_its_own_services_back()
    {
        await using var cms = await CmsFixture.StartAsync();
        var context = new DefaultHttpContext();
        context.Request.Path = "/umbraco/nowhere";
        var before = context.RequestServices;

        await cms.Host.InvokeAsync(context);

        Assert.That(context.RequestServices, Is.SameAs(before));
    }

    private static async Task<(HttpContext Context, byte[] Body)> GetAsync(CmsFixture cms, string path, string? range = null)
    {
        var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        context.Request.Method = "GET";
        context.Request.Path = PathString.FromUriComponent(Uri.EscapeDataString(path).Replace("%2F", "/").Replace("%25", "%"));
        if (range is not null)
            context.Request.Headers.Range = range;
        await cms.Host.InvokeAsync(context);
        return (context, body.ToArray());
    }
}
