using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Site.Tests.Account.Providers;

/// <summary>
/// Somebody with a browser that keeps cookies, over real sockets: each step shows what the server said. Redirects are followed one by one, so that a test can
/// stop, look, and change what passes through the browser.
/// </summary>
internal sealed class StepVisitor : IDisposable
{
    private readonly HttpClient _http;

    public StepVisitor(Uri site)
    {
        Site = site;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, ConnectCallback = ConnectAsync }) { BaseAddress = site };
    }

    /// <summary>Where the site really listens, when its public address is a proxy's; null: there.</summary>
    public Uri? Behind { get; set; }

    public Uri Site { get; }

    public CookieContainer Cookies { get; } = new();

    public string? Cookie(string name) => Cookies.GetCookies(Site)[name]?.Value;

    public Task<Answer> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Until a page comes, or a redirect to an address that begins with <paramref name="until"/>, which is then not gone to.</summary>
    public async Task<Answer> FollowAsync(string address, string? until = null) => await FollowAsync(await GetAsync(address), until);

    public async Task<Answer> FollowAsync(Answer answer, string? until = null)
    {
        for (var steps = 0; answer.Location is { } next && (until is null || !next.ToString().StartsWith(until, StringComparison.Ordinal)); steps++)
        {
            Assert.That(steps, Is.LessThan(20), "A circle of redirects.");
            answer = await GetAsync(next.ToString());
        }
        return answer;
    }

    /// <summary>Fills in and sends a form of the page, as its button would.</summary>
    /// <param name="action">Which form: the end of its address.</param>
    public Task<Answer> SubmitAsync(Answer page, string action, params (string Name, string Value)[] filled)
    {
        var form = page.Document.Forms.SingleOrDefault(one => (one.GetAttribute("action") ?? "").EndsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form {action} on {page.Address}.");
        var fields = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in filled)
            fields[name] = value;
        return PostAsync(new Uri(page.Address, form.GetAttribute("action")).ToString(), fields);
    }

    /// <summary>As a form of the same page's would.</summary>
    public Task<Answer> PostAsync(string address, Dictionary<string, string> fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields),
        Headers = { { "Sec-Fetch-Site", "same-origin" } },
    });

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var address = request.RequestUri!.IsAbsoluteUri ? request.RequestUri : new Uri(Site, request.RequestUri);
        return new Answer(address, response.StatusCode, response.Headers.Location is { } next ? new Uri(address, next) : null, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var end = Behind is { } behind && context.DnsEndPoint.Host == Site.Host ? new DnsEndPoint(behind.Host, behind.Port) : context.DnsEndPoint;
        await socket.ConnectAsync(end, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

/// <param name="Location">Absolute; null where there is none.</param>
internal sealed record Answer(Uri Address, HttpStatusCode Status, Uri? Location, string Body)
{
    private IHtmlDocument? _document;

    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(Body);

    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What the page's main part says.</summary>
    public string Text => string.Join(' ', (Document.QuerySelector("main") ?? Document.Body)!.TextContent.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
