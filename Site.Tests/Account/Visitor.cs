using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Site.Tests.Account;

/// <summary>A browser without scripts: keeps cookies, follows redirections, says where its posts come from, and fills in the forms that pages show.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All };

    public Visitor(Uri site)
    {
        Client = new HttpClient(_handler) { BaseAddress = site };
        Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    }

    public HttpClient Client { get; }

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>Takes another browser's cookie for its own.</summary>
    public void Keep(Cookie cookie) => _handler.CookieContainer.Add(cookie);

    public async Task<VisitedPage> OpenAsync(string address)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return await VisitedPage.ReadAsync(response);
    }

    /// <summary>Sends the form of the button with these words, as its page filled it in, with these fields besides.</summary>
    public async Task<VisitedPage> PressAsync(VisitedPage page, string button, params (string Field, string Value)[] typed)
    {
        var pressed = page.Button(button);
        var form = pressed.Closest("form") as IHtmlFormElement ?? throw new InvalidOperationException($"« {button} » stands in no form.");
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]")
            .Where(input => input.Type is not ("radio" or "checkbox") || input.IsChecked || typed.Any(one => one.Field == input.Name)).ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (field, value) in typed)
        {
            Assert.That(fields, Does.ContainKey(field), page.Words);
            fields[field] = value;
        }
        if (pressed.GetAttribute("name") is { } name)
            fields[name] = pressed.GetAttribute("value") ?? "";
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "";
        using var response = await Client.PostAsync(new Uri(page.Address, action), new FormUrlEncodedContent(fields));
        return await VisitedPage.ReadAsync(response);
    }

    /// <summary>Sends a form that no page has filled in.</summary>
    /// <param name="form">As it goes over the wire.</param>
    public async Task<VisitedPage> SendAsync(string address, string form)
    {
        using var response = await Client.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));
        return await VisitedPage.ReadAsync(response);
    }

    /// <summary>From « Mon compte » to the sign-in page and back.</summary>
    public async Task<VisitedPage> SignInAsync(string login, string password, string going = "/compte") =>
        await PressAsync(await OpenAsync(going), "Se connecter", ("Login", login), ("Password", password));

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }
}

/// <summary>What a visitor has in front of them.</summary>
internal sealed record VisitedPage(Uri Address, HttpStatusCode Status, IHtmlDocument Document)
{
    public string Words => Plain(Document.QuerySelector("main")!.TextContent);

    public string Title => Document.QuerySelector("h1")!.TextContent.Trim();

    /// <summary>What the summary of errors says, in order.</summary>
    public IEnumerable<string> Problems => Document.QuerySelectorAll(".summary li").Select(line => line.TextContent.Trim());

    public IEnumerable<string?> Links => Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"));

    public IElement Button(string words) => Document.QuerySelectorAll("main button").FirstOrDefault(button => button.TextContent.Trim().StartsWith(words, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No button « {words} » on {Address}: {Words}");

    /// <summary>As it is seen: blanks that may break count once.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    public static async Task<VisitedPage> ReadAsync(HttpResponseMessage response) => new(
        response.RequestMessage!.RequestUri!, response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
}
