using FsCheck;
using FsCheck.Fluent;
using Site.Core.Help;
using Site.Core.Help.Rendering;

namespace Site.Tests.Help;

public class HtmlRendererTests
{
    private const string Nbsp = "\u00A0";
    private readonly HtmlRenderer _renderer = new();

    [Test]
    public void Markdown_becomes_html_with_lists_emphasis_and_tables_without_inline_style()
    {
        var html = _renderer.FromMarkdown("Le matin **et** le soir\n\n1. un\n2. deux\n\n| a | b |\n|---|--:|\n| 1 | 2 |").Value;

        Assert.That(html, Does.Contain("<strong>et</strong>").And.Contain("<ol>").And.Contain("<td>2</td>"));
        Assert.That(html, Does.Not.Contain("style"));
    }

    [Test]
    public void Markup_typed_into_markdown_is_shown_as_text()
    {
        Assert.That(_renderer.FromMarkdown("a <b>b</b> <script>alert(1)</script>").Value, Does.Contain("&lt;script&gt;").And.Not.Contain("<b>"));
    }

    [TestCase("<script>alert(1)</script>")]
    [TestCase("<img src=x onerror=alert(1)>")]
    [TestCase("<img src=\"/media/a.png\" onerror=\"alert(1)\">")]
    [TestCase("<a href=\"javascript:alert(1)\">x</a>")]
    [TestCase("<a href=\" java\tscript:alert(1)\">x</a>")]
    [TestCase("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [TestCase("<svg><script>alert(1)</script></svg>")]
    [TestCase("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [TestCase("<iframe src=\"https://evil.example\"></iframe>")]
    [TestCase("<p style=\"background:url(//evil.example)\" onclick=\"alert(1)\" id=\"x\" class=\"y\">x</p>")]
    [TestCase("<form action=\"//evil.example\"><input name=a></form>")]
    [TestCase("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [TestCase("<base href=\"//evil.example\"><meta http-equiv=refresh content=\"0;url=//evil.example\">")]
    public void Rich_text_loses_what_could_act(string attack)
    {
        var html = _renderer.FromRichText("<p>avant</p>" + attack).Value;

        Assert.That(html, Does.StartWith("<p>avant</p>"));
        Assert.That(html, Does.Not.Match("(?i)<script|<svg|<math|<iframe|<form|<input|<base|<meta|<style|<img[^>]*onerror|javascript:|data:|style=|onclick=| id=| class="));
    }

    [TestCase("[x](javascript:alert(1))")]
    [TestCase("[x](data:text/html;base64,AAAA)")]
    [TestCase("![x](https://evil.example/pixel.png)")]
    [TestCase("<javascript:alert(1)>")]
    public void Markdown_links_and_pictures_cannot_act_either(string markdown)
    {
        Assert.That(_renderer.FromMarkdown(markdown).Value, Does.Not.Match("href=\"(javascript|data)|<img"));
    }

    [TestCase("01 34 33 44 00", "01\u00A034\u00A033\u00A044\u00A000")]
    [TestCase("01.34.33.44.00", "01.34.33.44.00")]
    [TestCase("0134334400", "0134334400")]
    [TestCase("+33 1 34 33 44 00", "+33\u00A01\u00A034\u00A033\u00A044\u00A000")]
    [TestCase("+33 (0)1 34 33 44 00", "+33\u00A0(0)1\u00A034\u00A033\u00A044\u00A000")]
    [TestCase("0033 1 34 33 44 00", "0033\u00A01\u00A034\u00A033\u00A044\u00A000")]
    public void A_telephone_number_is_a_link_on_one_line(string written, string shown)
    {
        var html = _renderer.FromMarkdown($"Contactez le service au {written}.").Value;

        Assert.That(html.Replace("&nbsp;", Nbsp), Is.EqualTo($"<p>Contactez le service au <a href=\"tel:+33134334400\">{shown}</a>.</p>"));
        Assert.That(ContactLinks.Tel(written), Is.EqualTo("tel:+33134334400"));
    }

    [TestCase("12 34 56 78 90 12 34")]
    [TestCase("101 34 33 44 00")]
    [TestCase("01 34 33 44 001")]
    [TestCase("00 34 33 44 00")]
    [TestCase("`01 34 33 44 00`")]
    [TestCase("[voir 01 34 33 44 00](/aide)")]
    public void What_is_no_number_or_already_linked_or_code_stays(string written)
    {
        Assert.That(_renderer.FromMarkdown(written).Value, Does.Not.Contain("tel:"));
    }

    [Test]
    public void A_mail_address_is_a_link_once()
    {
        Assert.That(
            _renderer.FromMarkdown("par mail à cergyfamilles@cergy.fr, ou <aide@cergy.fr>").Value,
            Does.Contain("<a href=\"mailto:cergyfamilles@cergy.fr\">cergyfamilles@cergy.fr</a>,").And.Contain("<a href=\"mailto:aide@cergy.fr\">aide@cergy.fr</a>"));
    }

    [Test]
    public void French_marks_do_not_begin_a_line()
    {
        var html = _renderer.FromMarkdown("Le bloc « *Connectez-vous* » : est-il là ? Oui ! `a ; b` https://a.fr/?b").Value.Replace("&nbsp;", Nbsp);

        Assert.That(html, Does.Contain($"«{Nbsp}<em>Connectez-vous</em>{Nbsp}»{Nbsp}: est-il là{Nbsp}? Oui{Nbsp}! <code>a ; b</code>"));
        Assert.That(html, Does.Contain("href=\"https://a.fr/?b\""));
    }

    [TestCase("# Un\n\n## Deux", "h2,h3")]
    [TestCase("## Deux\n\n### Trois", "h2,h3")]
    [TestCase("# Un\n\n###### Six", "h2,h6")]
    public void No_heading_is_the_page_s_own(string markdown, string expected)
    {
        var html = _renderer.FromMarkdown(markdown).Value;

        Assert.That(string.Join(',', System.Text.RegularExpressions.Regex.Matches(html, "<(h[1-6])>").Select(match => match.Groups[1].Value)), Is.EqualTo(expected));
    }

    [Test]
    public void External_links_open_without_a_handle_on_this_site()
    {
        Assert.That(
            _renderer.FromRichText("<p><a href=\"https://www.example.com/?a=1&amp;b=2\" target=\"_blank\">un site</a></p>").Value,
            Is.EqualTo("<p><a href=\"https://www.example.com/?a=1&amp;b=2\" rel=\"noopener\">un site</a></p>"));
    }

    [Test]
    public void Plain_text_keeps_words_and_blocks_apart()
    {
        var html = _renderer.FromMarkdown("Un **mot**&amp;\nsuite\n\n- a\n- b");

        Assert.That(PlainText.Of(html), Is.EqualTo("Un mot& suite\na\nb"));
    }

    [Test]
    public void A_summary_ends_on_a_word()
    {
        var summary = PlainText.Summary(_renderer.FromMarkdown(string.Join(' ', Enumerable.Repeat("réservation", 40))), 60);

        Assert.That(summary, Has.Length.LessThanOrEqualTo(60).And.EndsWith("réservation…"));
    }

    [Test]
    public void Markup_nested_beyond_reason_is_refused_instead_of_ending_the_process()
    {
        Assert.That(() => _renderer.FromRichText(string.Concat(Enumerable.Repeat("<div>", 100_000))), Throws.TypeOf<FormatException>());
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property No_mixture_of_markup_ever_yields_what_could_act() =>
        Prop.ForAll(
            Gen.Elements("<", ">", "<p", "<a href=", "\"", "'", "javascript:", "<script", "</script>", "<img src=/media/x ", "onerror=", "<style>", "<!--", "-->", "<![CDATA[", "<svg/", "`", "[", "](", ")", "\0", "\n", " ", "&lt;", "é", "01 34 33 44 00")
                .ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var html = Rendered(_renderer.FromMarkdown, text) + Rendered(_renderer.FromRichText, text);
                var tree = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
                return tree.QuerySelectorAll("script,style,svg,iframe,[onerror],[style],a[href^='javascript:' i]").Length == 0;
            });

    private static string Rendered(Func<string, SafeHtml> render, string text) => render(text).Value;
}
