using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Site.Core.Help;

namespace Site.Tests.Help;

/// <summary>Pictures in texts offer smaller versions of themselves, wherever they are kept.</summary>
public class ResponsivePicturesTests
{
    private readonly HtmlRenderer _renderer = new(new Library());

    [Test]
    public void A_picture_in_markdown_offers_every_width_below_its_own_and_its_own()
    {
        var picture = Picture(_renderer.FromMarkdown("![Le formulaire](/media/a1/écran.png)"));

        Assert.That(picture.GetAttribute("srcset"), Is.EqualTo(
            "/scaled/320/écran.png?s=1&t=2 320w, /scaled/480/écran.png?s=1&t=2 480w, /scaled/640/écran.png?s=1&t=2 640w, /scaled/960/écran.png?s=1&t=2 960w, /scaled/1000/écran.png?s=1&t=2 1000w"));
        Assert.That(picture.GetAttribute("src"), Is.EqualTo("/scaled/1000/écran.png?s=1&t=2"));
        Assert.That((picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("loading"), picture.GetAttribute("alt")),
            Is.EqualTo(("1000", "500", "lazy", "Le formulaire")));
    }

    [Test]
    public void A_picture_in_rich_text_keeps_the_size_that_the_editor_gave_it_and_loses_the_editor_s_own_version_of_it()
    {
        var picture = Picture(_renderer.FromRichText(
            "<p><img src=\"/media/a1/écran.png?rmode=max&amp;width=500&amp;height=500&amp;hmac=00\" alt=\"x\" width=\"500\" height=\"250\"></p>"));

        Assert.That((picture.GetAttribute("width"), picture.GetAttribute("height")), Is.EqualTo(("500", "250")));
        Assert.That(picture.GetAttribute("srcset"), Does.StartWith("/scaled/320/").And.Not.Contain("hmac"));
    }

    [Test]
    public void A_picture_smaller_than_all_widths_offers_its_own()
    {
        var picture = Picture(_renderer.FromMarkdown("![x](/media/a1/icone.png)"));

        Assert.That(picture.GetAttribute("srcset"), Is.EqualTo("/scaled/64/icone.png?s=1&t=2 64w"));
    }

    [Test]
    public void No_version_is_wider_than_a_screen_needs() =>
        Assert.That(Picture(_renderer.FromMarkdown("![x](/media/a1/affiche.png)")).GetAttribute("srcset"), Does.EndWith(" 1920w"));

    [Test]
    public void A_picture_that_cannot_be_resized_is_shown_as_it_is()
    {
        var picture = Picture(_renderer.FromRichText("<img src=\"/media/a1/logo.svg?width=3\" alt=\"x\">"));

        Assert.That((picture.GetAttribute("src"), picture.HasAttribute("srcset"), picture.HasAttribute("width")), Is.EqualTo(("/media/a1/logo.svg", false, false)));
    }

    [Test]
    public void Without_anybody_who_resizes_pages_show_pictures_as_they_are()
    {
        var picture = Picture(new HtmlRenderer().FromMarkdown("![x](/media/a1/ecran.png)"));

        Assert.That((picture.GetAttribute("src"), picture.HasAttribute("srcset")), Is.EqualTo(("/media/a1/ecran.png", false)));
    }

    private static IElement Picture(SafeHtml html) => new HtmlParser().ParseDocument(html.Value).QuerySelector("img")!;

    private sealed class Library : IImageAddresses
    {
        public ImageSource? Find(string url, PictureCut? cut) => url switch
        {
            "/media/a1/écran.png" => Source("écran.png", 1000, 500),
            "/media/a1/icone.png" => Source("icone.png", 64, 64),
            "/media/a1/affiche.png" => Source("affiche.png", 6000, 4000),
            _ => null,
        };

        private static ImageSource Source(string name, int width, int height) => new(width, height, wanted => $"/scaled/{wanted}/{name}?s=1&t=2");
    }
}
