using System.Net;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Site.Cms.Publishing;
using Site.Cms.Publishing.Quality;

namespace Site.Tests.CmsTests.Quality;

/// <summary>Links and pictures are found in whatever editors write.</summary>
public class FieldContentTests
{
    private const string Markdown = "Umbraco.MarkdownEditor";
    private const string RichText = "Umbraco.RichText";

    private static readonly Gen<string> Words = Gen.Elements("Le", "guichet", "l’été", "5 €", "a", "où ?").NonEmptyListOf().Select(words => string.Join(' ', words.Take(4)));

    private static readonly Gen<string> Addresses =
        from segments in Gen.Elements("faq", "tutoriels", "aide", "mon-compte", "été").ListOf()
        from end in Gen.Elements("", "?a=b", "#haut")
        select "/" + string.Join('/', segments) + end;

    private static readonly Gen<List<(string Text, string Address, bool IsPicture)>> Contents =
        (from text in Words from address in Addresses from isPicture in Gen.Elements(true, false) select (text, address, isPicture))
        .ListOf().Select(links => links.ToList());

    [Test]
    public void Every_link_and_picture_of_a_text_is_found_in_its_order() => Prop.ForAll(Contents.ToArbitrary(), contents =>
    {
        var markdown = string.Join("\n\n", contents.Select(link => $"Avant {(link.IsPicture ? "!" : "")}[{link.Text}]({link.Address}) après"));
        var markup = string.Concat(contents.Select(link => link.IsPicture
            ? $"<p><img src=\"{WebUtility.HtmlEncode(link.Address)}\" alt=\"{WebUtility.HtmlEncode(link.Text)}\"></p>"
            : $"<p>Avant <a href=\"{WebUtility.HtmlEncode(link.Address)}\">{WebUtility.HtmlEncode(link.Text)}</a> après</p>"));
        foreach (var field in new[] { Field(Markdown, markdown), Field(RichText, new { markup }) })
        {
            var links = FieldContent.Links(field).Where(link => link.Text.Length > 0).Select(link => (link.Text, Uri.UnescapeDataString(link.Address!)));
            var pictures = FieldContent.Pictures(field).Select(picture => (picture.AlternativeText!, Uri.UnescapeDataString(picture.Address!)));
            Assert.That(links, Is.EqualTo(contents.Where(link => !link.IsPicture).Select(link => (link.Text, link.Address))));
            Assert.That(pictures, Is.EqualTo(contents.Where(link => link.IsPicture).Select(link => (link.Text, link.Address))));
        }
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_text_at_all_is_read_without_an_error() => Prop.ForAll<string, int>((text, kind) =>
    {
        string[] pieces = ["[", "](", ")", "![", "<a href=\"", "\">", "<img ", "{localLink:", "umb://media/", "]: /", "`", "\n\n", "<", "&", "%zz"];
        var written = (text ?? "") + string.Concat(Enumerable.Range(0, 30).Select(i => pieces[(int)(((uint)kind + (i * 7919u * (uint)(i + kind))) % (uint)pieces.Length)])) + text;
        foreach (var field in new[] { Field(Markdown, written), Field(RichText, new { markup = written }), Field(RichText, written) })
        {
            _ = FieldContent.Links(field).Count();
            _ = FieldContent.Pictures(field).Count();
        }
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Values_of_any_shape_are_read_without_an_error([Values(
        "Umbraco.ContentPicker", "Umbraco.MultiNodeTreePicker", "Umbraco.MediaPicker3", "Umbraco.MultiUrlPicker", Markdown, RichText, "Umbraco.TextBox")] string editor)
    {
        foreach (var json in new[] { "null", "1", "true", "\"x\"", "[]", "{}", "[1]", "[null]", "[[]]", "[{\"unique\":1,\"mediaKey\":{},\"url\":[]}]", "{\"markup\":3}" })
        {
            var field = new Field("a", "a", "«\u00A0A\u00A0»", editor, JsonElement.Parse(json));
            Assert.That(() => (FieldContent.Links(field).Count(), FieldContent.Pictures(field).Count()), Throws.Nothing, json);
        }
    }

    [Test]
    public void Markup_too_deep_to_parse_holds_nothing() =>
        Assert.That(FieldContent.Links(Field(RichText, string.Concat(Enumerable.Repeat("<b>", 5000)) + "<a href='/x'>x</a>")), Is.Empty);

    [Test]
    public void Markdown_nested_deeper_than_anybody_writes_is_read_without_an_error() =>
        Assert.That(() => FieldContent.Links(Field(Markdown, new string('>', 5000) + "[x](/x)" + new string('[', 5000))).Count(), Throws.Nothing);

    private static Field Field(string editor, object value) => new("body", "body", "«\u00A0Texte\u00A0»", editor, JsonSerializer.SerializeToElement(value));
}
