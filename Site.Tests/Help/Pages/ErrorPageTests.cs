using System.Net;
using AngleSharp.Html.Parser;
using Site.Tests.Support;
using Site.Web;

namespace Site.Tests.Help.Pages;

/// <summary>Errors are pages too: what happened, what to do next, who to ask.</summary>
[TestFixture(ContentsFrom.EmbeddedCms)]
[TestFixture(ContentsFrom.RemoteCms)]
public class ErrorPageTests(ContentsFrom cms) : PageTests(cms)
{
    [Test]
    public async Task A_post_to_a_page_is_refused_in_plain_words()
    {
        using var response = await Pages.Client.PostAsync(new Uri("/aide", UriKind.Relative), null);
        var page = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(page.QuerySelector("h1")?.TextContent, Is.EqualTo("Cette page ne s’ouvre pas de cette façon"));
        Assert.That(page.QuerySelector("main a[href='tel:+33134334400']"), Is.Not.Null);
    }

    [Test]
    public async Task A_query_far_too_long_is_refused_in_plain_words()
    {
        using var response = await Pages.GetAsync("/recherche?q=" + new string('a', 60_000));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("Cette adresse est trop longue"));
    }

    [TestCase("/erreur/500")]
    [TestCase("/erreur/404")]
    public async Task Nobody_opens_an_error_page_by_its_address(string address)
    {
        using var response = await Pages.GetAsync(address);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Every_status_has_words_for_people([Values(400, 401, 403, 405, 413, 414, 418, 429, 500, 503)] int status)
    {
        var page = ErrorPage.For(status);

        Assert.That(page.Title, Is.Not.Empty);
        Assert.That(page.Next, Does.EndWith("."));
    }
}
