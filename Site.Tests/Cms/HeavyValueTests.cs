using System.Globalization;
using System.Text;
using System.Text.Json;
using Site.Cms.Model;
using Site.Cms.Model.Editors;

namespace Site.Tests.CmsTests;

/// <summary>Values that would keep the one writer busy are refused before they are parsed.</summary>
public class HeavyValueTests
{
    private static readonly Dictionary<string, string> Deep = new()
    {
        ["elements"] = Repeat("<div>"),
        ["formatting"] = Repeat("<b>"),
        ["end tags of others"] = Repeat("<b></i>"),
        ["end tags in comments"] = Repeat("<b><!--</b>-->"),
        ["end tags in attributes"] = Repeat("<b title='</b>'>"),
        ["end tags behind an odd quotation mark"] = Repeat("<b x=y\" z=\"></b></b>\">"),
        ["end tags out of scope"] = Repeat("<div><object></div></object>"),
        ["end tags in styles"] = Repeat("<b><style></b></style>"),
        ["voids in a drawing"] = "<svg>" + Repeat("<input>"),
        ["sections of text in a drawing"] = "<svg>" + Repeat("<g><![CDATA[></g>]]>"),
        ["items of lists"] = Repeat("<ul><li>"),
        ["paragraphs below open formatting"] = string.Concat(Enumerable.Range(0, 190).Select(number => $"<b id='{number}'>")) + Repeat("<p>x"),
        ["a script before it"] = "<script></script>" + Repeat("<div>"),
    };

    [TestCaseSource(nameof(Cases))]
    public async Task Deep_markup_never_reaches_the_parser(string what)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        // Parsed, this would be refused for its address too.
        var markup = Deep[what] + "<a href=\"javascript:x()\">x</a>";

        var result = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", ("title", "Bon"), ("body", new { markup, blocks = new { } })), CmsFixture.User);

        Assert.That(result.Status, Is.EqualTo(OperationStatus.PropertyValidationError));
        Assert.That(result.Errors.Select(error => (error.Path, error.Alias)), Is.EqualTo(new[] { ("$.values[1].value", "body") }));
        Assert.That(result.Errors[0].Message, Does.Contain("nested too deep"));
    }

    [Test]
    public void Ordinary_long_markup_passes()
    {
        var page = new StringBuilder();
        for (var number = 0; number < 2000; number++)
            page.Append(CultureInfo.InvariantCulture, $"<h2 id=\"p{number}\">Titre</h2><p>Un <strong>texte <em>mis</em></strong> en <a href=\"/faq?a=1&amp;b=2\">forme</a>.<br><img src=\"/media/a.png\"><ul><li><p>un</p></li><li>deux</ul>");
        page.Append("<table><tbody>").Insert(page.Length, "<tr><td><p>a</p></td><td>b</td></tr>", 2000).Append("</tbody></table><!-- fin > -->a < b");

        Assert.That(MarkupGuard.Problem(page.ToString()), Is.Null);
        Assert.That(MarkupGuard.Problem(string.Concat(Enumerable.Repeat("<div>", 150)) + string.Concat(Enumerable.Repeat("</div>", 150))), Is.Null);
        Assert.That(MarkupGuard.Problem("<script>if (a < b) x('<b>');</script><style>p{}</style><p>Un</p><svg><path d=''/></svg>"), Is.Null);
    }

    [TestCase("<")]
    [TestCase("</")]
    [TestCase("<a")]
    [TestCase("<a href")]
    [TestCase("<a href=")]
    [TestCase("<a href=\"")]
    [TestCase("<!")]
    [TestCase("<!--")]
    [TestCase("<!-->")]
    [TestCase("<a =>")]
    [TestCase("<?")]
    [TestCase("<![CDATA[")]
    [TestCase("a<1>b</1>")]
    public void Markup_that_ends_in_the_middle_passes(string markup) => Assert.That(MarkupGuard.Problem(markup), Is.Null);

    [TestCase("title")]
    [TestCase("answer")]
    [TestCase("body")]
    public async Task Five_million_characters_are_refused_with_a_sentence(string alias)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var text = new string('x', 5_000_000);

        var result = await cms.Documents.CreateAsync(
            CmsFixture.Draft(schema.Article, home, "Article", (alias, alias == "body" ? new { markup = text } : text)), CmsFixture.User);

        Assert.That(result.Errors, Is.EqualTo(new[]
        {
            new PropertyError("$.values[0].value", alias, "The text is too long: at most 1000000 characters are kept."),
        }));
        Assert.That(cms.Engine.State.Documents, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_million_characters_of_Markdown_are_kept()
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");

        var id = await cms.CreateAsync(schema.Article, home, "Article", ("answer", new string('é', 1_000_000)));

        Assert.That(cms.Snapshot.Draft.Find(id)!.Values["answer"].GetString(), Has.Length.EqualTo(1_000_000));
    }

    [TestCase("others", 2_000)]
    [TestCase("steps", 2_000)]
    [TestCase("links", 49)]
    public async Task A_value_nested_too_deep_is_refused(string alias, int depth)
    {
        await using var cms = await CmsFixture.StartAsync();
        var schema = await TestSchema.CreateAsync(cms);
        var home = await cms.CreateAsync(schema.Home, null, "Accueil");
        var json = string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
        using var value = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4_000 });

        var result = await cms.Documents.CreateAsync(new()
        {
            Parent = new ReferenceById(home), DocumentType = new ReferenceById(schema.Article), Variants = [new VariantModel("Article")],
            Values = [new PropertyValueModel(alias, value.RootElement.Clone())],
        }, CmsFixture.User);

        Assert.That(result.Errors.Select(error => (error.Path, error.Message)),
            Is.EqualTo(new[] { ("$.values[0].value", "The value is nested too deep: at most 48 levels are kept.") }));
    }

    [Test]
    public void What_passes_is_never_deep_for_the_parser()
    {
        string[] parts =
        [
            "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i a='1'>", "</i>", "<a href=x>", "</a>", "<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>",
            "<td>", "</td>", "<tr>", "<caption>", "<object>", "</object>", "<button>", "</button>", "<span x=y\" z=\">", "\">", "<!--", "-->", "--!>", "<!-->", "'",
            "<template>", "</template>", "<dl>", "<dd>", "<dt>", "</dd>", "<h1>", "</h1>", "<br>", "</br>", "<hr/>", "<nobr>", "<form>", "</form>", "<ruby>", "<rt>",
            "<option>", "<optgroup>", "<svg>", "</svg>", "<math>", "<mi>", "<foreignObject>", "<style>", "</style>", "<textarea>", "<input>", "<![CDATA[", "]]>", "x", "&", "<", ">", "\"",
        ];
        var random = new Random(20260302);
        var passed = 0;
        for (var round = 0; round < 400; round++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)]));
            var markup = string.Concat(Enumerable.Repeat(pattern, 1500));
            if (MarkupGuard.Problem(markup) is not null)
                continue;
            passed++;
            Assert.That(DepthOf(markup), Is.LessThan(1200), pattern);
        }
        Assert.That(passed, Is.GreaterThan(20));
    }

    private static int DepthOf(string markup)
    {
        AngleSharp.Dom.INode? node = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(markup).DocumentElement;
        var (depth, deepest) = (0, 0);
        for (var top = node; node is not null;)
        {
            deepest = Math.Max(deepest, depth);
            if (node.FirstChild is { } child)
                (node, depth) = (child, depth + 1);
            else
            {
                while (node is not null && node != top && node.NextSibling is null)
                    (node, depth) = (node.Parent, depth - 1);
                node = node == top ? null : node?.NextSibling;
            }
        }
        return deepest;
    }

    private static IEnumerable<string> Cases => Deep.Keys;

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Math.Min(150_000, 900_000 / part.Length)));
}
