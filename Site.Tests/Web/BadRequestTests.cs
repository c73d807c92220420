using System.Net.Sockets;
using System.Text;
using Site.Tests.Support;

namespace Site.Tests.Web;

/// <summary>Requests that no browser sends, byte for byte over a socket: an answer in the right shape, and the site goes on.</summary>
public class BadRequestTests
{
    private SiteFactory _site = null!;
    private Uri _address = null!;

    [OneTimeSetUp]
    public void Listen()
    {
        _site = new SiteFactory();
        _address = _site.Listen();
    }

    [OneTimeTearDown]
    public void Close() => _site.Dispose();

    [Test]
    public async Task A_query_of_1_MB_is_answered_414_with_a_page_that_names_the_service()
    {
        var answer = await SendAsync($"GET /recherche?q={new string('a', 1024 * 1024)} HTTP/1.1");

        Assert.That(answer, Does.StartWith("HTTP/1.1 414").And.Contain("text/html").And.Contain("tel:&#x2B;33134334400"));
    }

    [Test]
    public async Task The_delivery_API_answers_a_query_of_1_MB_414_in_its_own_shape()
    {
        var answer = await SendAsync($"GET /umbraco/delivery/api/v2/content?filter={new string('a', 1024 * 1024)} HTTP/1.1");

        Assert.That(answer, Does.StartWith("HTTP/1.1 414").And.Not.Contain("text/html"));
    }

    [TestCase("GET /faq/%FF%FE HTTP/1.1", 404)]
    [TestCase("GET /faq/%C3%28 HTTP/1.1", 404)]
    [TestCase("GET /faq/../../../etc/passwd HTTP/1.1", 404)]
    [TestCase("GET /faq/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1", 404)]
    [TestCase("GET /..%5c..%5cetc%5cpasswd HTTP/1.1", 404)]
    [TestCase("GET /faq/a%0d%0ab HTTP/1.1", 404)]
    [TestCase("GET /recherche?q=%FF%FE%00 HTTP/1.1", 200)]
    [TestCase("POST /faq HTTP/1.1\r\nContent-Length: 0", 405)]
    public async Task Nonsense_in_an_address_gets_a_page(string request, int status)
    {
        var answer = await SendAsync(request);

        Assert.That(answer, Does.StartWith($"HTTP/1.1 {status}").And.Contain("text/html").And.Contain("</html>").And.Not.Contain("root:"));
    }

    [TestCase("GET /media/../cms.db HTTP/1.1")]
    [TestCase("GET /media/%2e%2e/cms.db HTTP/1.1")]
    [TestCase("GET /media/..%2f..%2fcms.db HTTP/1.1")]
    [TestCase("GET /media/aaaaaaaa/..%2f..%2f..%2fcms.db HTTP/1.1")]
    [TestCase("GET /css/..%2f..%2fREADME.md HTTP/1.1")]
    public async Task No_path_leads_out_of_the_public_files(string request)
    {
        var answer = await SendAsync(request);

        Assert.That(answer, Does.StartWith("HTTP/1.1 404").And.Not.Contain("SQLite"));
    }

    [Test]
    public async Task A_broken_request_line_is_answered_400_and_the_site_goes_on()
    {
        Assert.That(await SendAsync("NONSENSE"), Does.StartWith("HTTP/1.1 400"));
        Assert.That(await SendAsync("GET /sante HTTP/1.1"), Does.StartWith("HTTP/1.1 200"));
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_address.Host, _address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{request}\r\nHost: {_address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
